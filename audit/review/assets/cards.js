"use strict";

// One card for each figure that is asked by itself.

function cards() {
  return DATA.order.map((name, at) => card(QUESTIONS[name], at));
}

function sumsOf(name) {
  return DATA.sums.filter((sum) => sum.cells.includes(name));
}

function card(question, at) {
  const name = question.name;
  const picture = crop(question, PICTURES);
  const seen = picture.length ? picture : excerpt(question, DATA.rows[question.spot[0]]);
  const box = element("input", {type: "text", id: "value-" + name, class: "value", autocomplete: "off", size: "8"});
  const note = element("input", {type: "text", id: "note-" + name, class: "note", autocomplete: "off", maxlength: "1000"});
  const said = element("p", {class: "said", role: "status"});
  const buttons = choices(question, box, said);
  const made = element("article", {class: "card", id: "card-" + name, "aria-labelledby": "head-" + name},
    element("h3", {id: "head-" + name}, (at + 1) + ". " + question.of + (question.kind ? ": " + question.kind : "")),
    element("p", {class: "where"}, question.where),
    ...seen,
    element("p", {class: "why"}, reading(question), question.why ? " Why we ask: " + question.why + "." : ""),
    element("div", {class: "choices", role: "group", "aria-label": "Your answer"}, ...buttons.map((one) => one.button)),
    element("div", {class: "own"}, element("label", {for: "value-" + name}, "It says something else:"), box,
      element("button", {type: "button", class: "use", onclick: () => use(question, box, said)}, "Correct")),
    element("div", {class: "own"}, element("label", {for: "note-" + name}, "Note (optional):"), note),
    said);
  box.addEventListener("keydown", (event) => event.key === "Enter" && use(question, box, said));
  note.addEventListener("change", () => annotate(name, note.value.trim()));
  listeners.push(() => refresh(question, made, buttons, box, note, said));
  return made;
}

function reading(question) {
  if (question.state === "unreadable") return question.shown ? `The document has \u201c${question.shown}\u201d, which could not be read as a figure.` : "Nothing could be read here.";
  if (question.state === "empty") return "Nothing was read here.";
  return `Read as ${question.read}` + (question.shown ? `; the document has \u201c${question.shown}\u201d.` : ".");
}

function choices(question, box, said) {
  const found = [];
  const offer = (label, sort, value) => {
    const button = element("button", {type: "button", "aria-pressed": "false", onclick: () => choose(question, sort, value, said)}, label);
    found.push({button, sort, value: value || ""});
  };
  if (question.state === "doubtful") offer("Confirm: it says " + question.read + agreed(question), "confirm");
  if (question.state === "empty") offer("Confirm: it is empty", "confirm");
  for (const fit of question.fits) offer(`It says ${fit.value}: then the ${fit.sum.replace(/^the /, "")} adds up`, "value", fit.value);
  if (question.state !== "empty") offer("It is empty", "empty");
  offer("Cannot read it", "cannot-read");
  offer("Withheld", "withheld");
  return found;
}

function agreed(question) {
  return question.agrees.length ? ` (the ${question.agrees[0].replace(/^the /, "")} then adds up)` : "";
}

function choose(question, sort, value, said) {
  answer(question.name, sort, value);
  onward(question.name, said);
}

function use(question, box, said) {
  const found = typed(question.name, box.value);
  if (!found || box.value.trim() === "") {
    box.setAttribute("aria-invalid", "true");
    said.textContent = "Write the figure as the document prints it, for example 4, 2.5, 83% or 33 / 40.";
    box.focus();
    return;
  }
  answer(question.name, found.answer, found.value);
  onward(question.name, said);
}

// Goes on to the next figure that has no answer yet; the tables come after the last.
function onward(name, said) {
  const at = DATA.order.indexOf(name);
  const next = [...DATA.order.slice(at + 1), ...DATA.order.slice(0, at)].find((one) => !state.answers[one]);
  const goal = next ? document.querySelector(`#card-${next} .choices button`) : document.querySelector("#tables .compared") || document.getElementById("save");
  if (!goal) return;
  goal.focus({preventScroll: true});
  (goal.closest("article") || goal).scrollIntoView({block: "start", behavior: "auto"});
}

function refresh(question, made, buttons, box, note, said) {
  const given = state.answers[question.name];
  made.classList.toggle("done", Boolean(given));
  for (const one of buttons) {
    const on = Boolean(given) && given.answer === one.sort && (given.value || "") === one.value;
    one.button.setAttribute("aria-pressed", String(on));
  }
  box.removeAttribute("aria-invalid");
  const offered = buttons.some((one) => one.button.getAttribute("aria-pressed") === "true");
  if (document.activeElement !== box) box.value = given && !offered ? text(question.name) : "";
  if (document.activeElement !== note) note.value = (given && given.note) || "";
  note.disabled = !given;
  said.textContent = given ? "Answered. " + consequence(question.name) : "";
}

function consequence(name) {
  return sumsOf(name).map((sum) => told(sum, tried(sum, valued, ROUNDED))).join(" ");
}

function told(sum, found) {
  const says = sum.says.charAt(0).toUpperCase() + sum.says.slice(1);
  if (found.missing) return `${says}: cannot be checked because ${found.missing} cell${found.missing > 1 ? "s are" : " is"} empty.`;
  return found.agrees ? `${says}: adds up.` : `${says}: the figures add to ${found.total}; the total was read as ${found.printed}.`;
}
