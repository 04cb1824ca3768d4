"use strict";

// The page as a whole: who compares, how far it is, saving, going on from what was saved.

function say(words) {
  document.getElementById("told").textContent = words;
}

function list(id, lines) {
  document.getElementById(id).replaceChildren(...lines.map((line) => element("li", {}, line)));
}

function counted(number, one, several) {
  return number + " " + (number === 1 ? one : several);
}

function progress() {
  const all = Object.keys(QUESTIONS).length, done = Object.keys(state.answers).length;
  const left = DATA.order.filter((name) => !state.answers[name]).length;
  document.getElementById("progress").textContent = `${done} of ${counted(all, "cell", "cells")} done` + (left ? `; ${left} doubtful left` : "");
  document.getElementById("bar").value = done;
  document.getElementById("bar").max = all || 1;
  document.getElementById("kept").textContent = state.kept ? "Kept in this browser until you save." : "Nothing is kept when you close this page, so save first.";
}

function stem() {
  return DATA.document.name.replace(/\.[^.]+$/, "");
}

function save() {
  const by = document.getElementById("by");
  if (!by.value.trim()) {
    say("First enter your name or role.");
    by.focus();
    by.scrollIntoView({block: "center"});
    return;
  }
  const name = stem() + ".corrections.json";
  const link = element("a", {download: name, href: URL.createObjectURL(new Blob([toFile(new Date().toISOString())], {type: "application/json"}))});
  document.body.append(link);
  link.click();
  link.remove();
  state.saved = true;
  const quoted = (file) => /^[\w.-]+$/.test(file) ? file : `"${file}"`;
  document.getElementById("next").hidden = false;
  document.getElementById("commands").textContent =
    `audit import ${quoted(DATA.document.name)} --apply ${quoted(name)} -o ${quoted(stem() + ".yaml")}\naudit check ${quoted(stem() + ".yaml")}`;
  say(`Saved as ${name}.`);
}

function open(event) {
  const file = event.target.files[0];
  if (!file) return;
  file.text().then((said) => {
    const refused = fromFile(said);
    document.getElementById("by").value = state.by;
    say(refused || "Your earlier answers are back.");
  });
}

function start() {
  recall();
  const found = DATA.candidates.map((one) => `${one.name}${one.where ? ", " + one.where : ""}: ${counted(one.options, "option", "options")}, ${counted(one.criteria, "criterion", "criteria")}`);
  list("found", found);
  document.getElementById("several").hidden = found.length < 2;
  list("notes", DATA.notes);
  document.getElementById("more").hidden = !DATA.notes.length;
  document.getElementById("undrawn").hidden = !DATA.undrawn;
  document.getElementById("pictured").hidden = !DATA.pictures.length;
  document.getElementById("unpictured").hidden = DATA.pictures.length > 0;
  document.getElementById("cards").replaceChildren(...cards());
  document.getElementById("none").hidden = DATA.order.length > 0;
  document.getElementById("tables").replaceChildren(...tables());
  const by = document.getElementById("by");
  by.value = state.by;
  by.addEventListener("input", () => { state.by = by.value; keep(); });
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("earlier").addEventListener("change", open);
  listeners.push(progress);
  for (const listener of listeners) listener();
  window.addEventListener("beforeunload", (event) => { if (!state.saved && !state.kept) event.preventDefault(); });
  document.body.classList.add("ready");
}

start();
