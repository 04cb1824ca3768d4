"use strict";

// Each table beside its picture: every cell can be typed over, and all can be confirmed at once.

function tables() {
  return DATA.views.map((view, at) => table(view, at));
}

function table(view, at) {
  const drawn = view.pages.filter(([page]) => PICTURES.has(page));
  const sheets = drawn.map(([page, ...area]) => sheet(PICTURES.get(page), "Page " + page + " of the document", area));
  const frame = element("div", {class: "pages", tabindex: "0", role: "group", "aria-label": "The table in the document"}, ...sheets.map((one) => one.box));
  const marks = new Map(), fields = new Map();
  for (const name of view.rows.flatMap(([, names]) => names).filter(Boolean)) {
    for (const piece of QUESTIONS[name].pieces) {
      const one = sheets.find((other) => other.page === piece[0]);
      if (one && !marks.has(name)) marks.set(name, tagged(mark(one, piece, ""), name, fields));
    }
  }
  const body = view.rows.map(([label, names]) => element("tr", {}, element("th", {scope: "row"}, label),
    ...names.map((name) => element("td", {}, name ? field(name, frame, marks, fields) : ""))));
  const head = element("tr", {}, element("td", {}), ...view.columns.map((column) => element("th", {scope: "col"}, column)));
  const sums = element("ul", {class: "sums", "aria-live": "polite"});
  const left = element("p", {class: "left"});
  const button = element("button", {type: "button", class: "compared", onclick: () => compare(view)}, "");
  const made = element("article", {class: "table", "aria-labelledby": "table-" + at},
    element("h3", {id: "table-" + at}, view.title), element("p", {class: "where"}, view.where),
    ...view.doubts.map((said) => element("p", {class: "notice"}, "Look closely at the whole table: " + said + ".")),
    element("div", {class: "beside" + (sheets.length && view.columns.length < 4 ? "" : " alone")}, sheets.length ? frame : null,
      element("div", {class: "grid"}, element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)))),
    sums, element("div", {class: "doing"}, button, left));
  if (sheets.length) new ResizeObserver(() => sheets.forEach((one) => scale(one, frame.clientWidth - 18, 0.85, 1.7))).observe(frame);
  const names = view.rows.flatMap(([, row]) => row).filter(Boolean);
  const mine = DATA.sums.filter((sum) => sum.cells.some((name) => fields.has(name)));
  listeners.push(() => update(names, mine, fields, marks, sums, button, left));
  return made;
}

// What was read is shown on the picture beside what is printed; a click on it leads to its field.
function tagged(made, name, fields) {
  made.append(element("span", {"aria-hidden": "true", onclick: () => fields.get(name).focus()}));
  return made;
}

function field(name, frame, marks, fields) {
  const question = QUESTIONS[name];
  const made = element("input", {type: "text", class: "cell", autocomplete: "off", spellcheck: "false", size: String(Math.min(14, Math.max(4, question.read.length + 1))),
    "aria-label": question.of + (question.kind ? ": " + question.kind : ""), title: question.where});
  made.value = text(name);
  made.addEventListener("focus", () => {
    for (const one of marks.values()) one.classList.remove("sought");
    const one = marks.get(name);
    if (one) {
      one.classList.add("sought");
      show(frame, one);
    }
    made.select();
  });
  made.addEventListener("change", () => enter(name, made));
  made.addEventListener("keydown", (event) => move(event, made));
  fields.set(name, made);
  return made;
}

function enter(name, made) {
  const found = typed(name, made.value);
  made.setAttribute("aria-invalid", String(!found));
  if (!found) {
    made.title = "Write the figure as printed, ? if you cannot read it, withheld if it is redacted, or nothing if it is empty.";
    say(`\u201c${made.value}\u201d is not a figure. ${made.title}`);
    return;
  }
  made.title = QUESTIONS[name].where;
  if (found.answer === "confirm" && !QUESTIONS[name].single) forget(name);
  else answer(name, found.answer, found.value);
}

// Enter and the arrows go from row to row, as in a workbook.
function move(event, made) {
  const step = {Enter: 1, ArrowDown: 1, ArrowUp: -1}[event.key];
  if (!step) return;
  const cell = made.closest("td"), row = cell.parentElement;
  const at = [...row.children].indexOf(cell);
  let next = row;
  do next = step > 0 ? next.nextElementSibling : next.previousElementSibling;
  while (next && !(next.children[at] && next.children[at].querySelector("input")));
  if (next) next.children[at].querySelector("input").focus();
  else made.blur();
  event.preventDefault();
}

function plain(names) {
  return names.filter((name) => !state.answers[name] && !QUESTIONS[name].single);
}

function compare(view) {
  const names = view.rows.flatMap(([, row]) => row).filter(Boolean);
  const open = plain(names);
  const confirmed = names.filter((name) => !QUESTIONS[name].single && (state.answers[name] || {}).answer === "confirm");
  if (open.length) for (const name of open) state.answers[name] = {answer: "confirm"};
  else for (const name of confirmed) delete state.answers[name];
  changed();
}

function update(names, mine, fields, marks, sums, button, left) {
  const results = mine.map((sum) => [sum, tried(sum, valued, ROUNDED)]);
  const off = new Set(results.filter(([, found]) => !found.missing && !found.agrees).flatMap(([sum]) => sum.cells));
  for (const name of names) {
    const made = fields.get(name), given = state.answers[name], question = QUESTIONS[name];
    if (document.activeElement !== made || made.getAttribute("aria-invalid") !== "true") made.value = text(name);
    const sort = given ? given.answer === "confirm" ? "good" : "new" : question.single ? "doubt" : question.state === "empty" ? "empty" : "";
    made.className = "cell " + sort + (off.has(name) ? " off" : "");
    if (marks.has(name)) remark(marks.get(name), name, sort, off.has(name));
  }
  sums.replaceChildren(...listed(results));
  const open = plain(names).length, single = names.filter((name) => !state.answers[name] && QUESTIONS[name].single).length;
  button.textContent = open ? `I compared this table: confirm ${open === 1 ? "its figure" : "all its " + open + " cells"}` : "Compared. Undo";
  button.classList.toggle("done", !open);
  left.textContent = single ? `${single} doubtful ${single === 1 ? "figure is" : "figures are"} asked one by one above.` : "";
}

function remark(one, name, sort, off) {
  one.className = ["mark", sort, off ? "off" : "", one.classList.contains("sought") ? "sought" : ""].join(" ");
  one.firstChild.textContent = text(name) || "\u2205";
}

function listed(results) {
  const good = results.filter(([, found]) => !found.missing && found.agrees).length;
  const open = results.filter(([, found]) => found.missing);
  const bad = results.filter(([, found]) => !found.missing && !found.agrees);
  const found = bad.map(([sum, one]) => element("li", {class: "off"}, told(sum, one) + " Compare these figures first."));
  if (good) found.push(element("li", {class: "good"}, `${good} of ${results.length} printed totals add up with these figures.`));
  if (open.length) found.push(element("li", {}, `${open.length} of ${results.length} totals cannot be checked because some cells are empty.`));
  return found;
}
