"use strict";

// What the person answered, by the name of the cell, and what each cell holds by it.

const DATA = JSON.parse(document.getElementById("data").textContent);
const QUESTIONS = DATA.questions;
const ROUNDED = new Set(DATA.rounded);
const PICTURES = new Map(DATA.pictures.map((one) => [one.page, one]));
const WORDS = /^(pass(ed)?|fail(ed)?|yes|no|met|not met|[\u2713\u2714\u2717\u2718\u2705\u274c]+|-|\u2013|\u2014|n\/?a|not applicable|pending|tbc|tbd|elsewhere)$/i;
const STORE = "audit-review:" + DATA.document.sha256;

const state = {by: "", answers: {}, saved: true, kept: false};
const listeners = [];

function changed() {
  state.saved = false;
  keep();
  for (const listener of listeners) listener();
}

function answer(name, sort, value) {
  const note = (state.answers[name] || {}).note;
  state.answers[name] = {answer: sort, ...(value ? {value} : {}), ...(note ? {note} : {})};
  changed();
}

function forget(name) {
  delete state.answers[name];
  changed();
}

function annotate(name, note) {
  if (!state.answers[name]) return;
  if (note) state.answers[name].note = note;
  else delete state.answers[name].note;
  changed();
}

// What a person types into a cell, as an answer; null where it is no figure and no word that can be there.
function typed(name, text) {
  const plain = text.trim();
  const read = QUESTIONS[name].read;
  if (plain === "") return read === "" && QUESTIONS[name].state === "empty" ? {answer: "confirm"} : {answer: "empty"};
  if (plain === read && QUESTIONS[name].state !== "unreadable") return {answer: "confirm"};
  if (/^(withheld|redacted|exempt)$/i.test(plain)) return {answer: "withheld"};
  if (/^[-\d.,?]*\?[-\d.,?]*$/.test(plain)) return {answer: "cannot-read", value: plain};
  if (valueOf(plain) || WORDS.test(plain) || plain.toLowerCase() in DATA.levels) return {answer: "value", value: plain};
  return null;
}

function valueOf(text) {
  const level = DATA.levels[text.toLowerCase()];
  return figure(level === undefined ? text : level, DATA.numbers);
}

function text(name) {
  const given = state.answers[name], question = QUESTIONS[name];
  if (!given || given.answer === "confirm") return question.read;
  return given.answer === "value" ? given.value : given.answer === "cannot-read" ? given.value || "?" : given.answer === "withheld" ? "withheld" : "";
}

function valued(name) {
  return valueOf(text(name));
}

// What a sum would give with one cell read otherwise.
function triedWith(sum, name, other) {
  return tried(sum, (one) => one === name ? valueOf(other) : valued(one), ROUNDED);
}

function toFile(on) {
  const sorted = Object.fromEntries(Object.keys(state.answers).sort().map((name) => [name, state.answers[name]]));
  const chosen = Object.keys(DATA.chosen).length ? {chosen: DATA.chosen} : {};
  return JSON.stringify({format: "1", document: DATA.document, ...chosen, by: state.by.trim(), on, answers: sorted}, null, 1) + "\n";
}

// Takes a corrections file that was saved before; gives why not, or nothing.
function fromFile(said) {
  let held;
  try {
    held = JSON.parse(said);
  } catch {
    return "This file cannot be read as a corrections file.";
  }
  if (!held || !held.document || held.document.sha256 !== DATA.document.sha256) return "These corrections are for another document.";
  const known = Object.entries(held.answers || {}).filter(([name, one]) => name in QUESTIONS && one && typeof one.answer === "string");
  state.answers = Object.fromEntries(known);
  state.by = String(held.by || "");
  changed();
  state.saved = true;
  return "";
}

// Browsers may refuse to keep anything for a page opened from a file; what is not public is not kept at all.
function keep() {
  if (DATA.handling !== "public") return;
  try {
    localStorage.setItem(STORE, JSON.stringify({by: state.by, answers: state.answers}));
    state.kept = true;
  } catch {
    state.kept = false;
  }
}

function recall() {
  if (DATA.handling !== "public") return;
  try {
    const held = JSON.parse(localStorage.getItem(STORE) || "null");
    if (held) {
      state.by = String(held.by || "");
      state.answers = Object.fromEntries(Object.entries(held.answers || {}).filter(([name]) => name in QUESTIONS));
    }
    state.kept = true;
  } catch {
    state.kept = false;
  }
}
