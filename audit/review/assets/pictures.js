"use strict";

// Crops: a part of a page in a box that scrolls, with the cells that matter marked on it.

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

const addresses = new Map();

function address(picture) {
  if (!addresses.has(picture.page)) {
    const bytes = Uint8Array.from(atob(picture.png), (sign) => sign.charCodeAt(0));
    addresses.set(picture.page, URL.createObjectURL(new Blob([bytes], {type: "image/png"})));
  }
  return addresses.get(picture.page);
}

const share = (part, whole) => (100 * part / whole).toFixed(3) + "%";

// A sheet is an area of a page; image and marks are placed in shares of it, so that they stay where they are at any size.
function sheet(picture, label, area) {
  const [left, top, right, bottom] = picture.box;
  const seen = area ? [Math.max(left, area[0] - 8), Math.max(top, area[1] - 8), Math.min(right, area[2] + 8), Math.min(bottom, area[3] + 8)] : picture.box;
  const width = seen[2] - seen[0], height = seen[3] - seen[1];
  const image = element("img", {src: address(picture), alt: label});
  image.style.width = share(right - left, width);
  image.style.left = share(left - seen[0], width);
  image.style.top = share(top - seen[1], height);
  const box = element("div", {class: "sheet"}, image);
  box.style.aspectRatio = width + " / " + height;
  return {page: picture.page, area: seen, box};
}

function mark(one, piece, kind) {
  const [left, top, right, bottom] = one.area;
  const made = element("div", {class: "mark " + kind});
  made.style.left = share(piece[1] - left, right - left);
  made.style.top = share(piece[2] - top, bottom - top);
  made.style.width = share(piece[3] - piece[1], right - left);
  made.style.height = share(piece[4] - piece[2], bottom - top);
  one.box.append(made);
  return made;
}

function scale(one, room, least, most) {
  const width = one.area[2] - one.area[0];
  const used = Math.min(most, Math.max(least, room / width));
  one.box.style.width = Math.round(width * used) + "px";
  return used;
}

function show(frame, made) {
  const outer = frame.getBoundingClientRect(), inner = made.getBoundingClientRect();
  frame.scrollTop += inner.top - outer.top - Math.max(24, (outer.height - inner.height) / 2);
  frame.scrollLeft += inner.left - outer.left - Math.max(8, (outer.width - inner.width) / 2);
}

// One crop of one cell: what stands around it can be scrolled to.
function crop(question, pictures) {
  const frames = [];
  for (const piece of question.pieces) {
    const picture = pictures.get(piece[0]);
    if (!picture) continue;
    const one = sheet(picture, "Page " + piece[0] + " of the document");
    const made = mark(one, piece, "sought");
    const frame = element("div", {class: "crop", tabindex: "0", role: "group", "aria-label": "Page " + piece[0] + ", the cell is marked"}, one.box);
    const fit = () => {
      const used = scale(one, frame.clientWidth, 1.15, 1.7);
      frame.style.height = Math.min(300, (piece[4] - piece[2] + 70) * used) + "px";
      show(frame, made);
    };
    new ResizeObserver(fit).observe(frame);
    frames.push(frame);
  }
  return frames;
}

// For documents without pages: the rows of the table around a cell, as they were read, with the cell marked.
function excerpt(question, rows) {
  if (!rows) return [];
  const [, row, column] = question.spot;
  const near = [...new Set([0, row - 1, row, row + 1])].filter((at) => rows[at]);
  const body = near.map((at) => element("tr", {}, ...rows[at].map((text, place) => element("td", {class: at === row && place === column ? "sought" : ""}, text))));
  return [element("div", {class: "excerpt", tabindex: "0", role: "group", "aria-label": "The table as it was read, the cell is marked"}, element("table", {}, ...body))];
}
