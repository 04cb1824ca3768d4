"use strict";

// Exact arithmetic on printed figures: a fraction is [numerator, denominator], both BigInt, the denominator above 0.

const ZERO = [0n, 1n];

function fraction(text) {
  const [top, bottom] = text.split("/");
  return [BigInt(top), BigInt(bottom || "1")];
}

function add(a, b) {
  return [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
}

function times(a, b) {
  return [a[0] * b[0], a[1] * b[1]];
}

function size(a) {
  return [a[0] < 0n ? -a[0] : a[0], a[1]];
}

function atMost(a, b) {
  return a[0] * b[1] <= b[0] * a[1];
}

function shown(a) {
  const whole = size(a), sign = a[0] < 0n ? "-" : "";
  const digits = ((whole[0] * 2000n + whole[1]) / (2n * whole[1])).toString().padStart(4, "0");
  return (sign + digits.slice(0, -3) + "." + digits.slice(-3)).replace(/\.?0+$/, "");
}

// Gives {value, step} of a figure as printed, step being one in its last place; null where it is none.
function figure(text, numbers) {
  let plain = text.replace(/[\s\u00a0\u2009\u202f]+/g, " ").trim().split(" / ")[0].split("/")[0].trim();
  plain = plain.replace(/^[\u2212\u2013-]\s*/, "-").replace(/[*\u2020\u2021]+$/, "").replace(/^(-?)[\u00a3$\u20ac]/, "$1").replace(/\s*%$/, "");
  if (numbers === "de") plain = plain.replace(/\.(?=\d{3})/g, "").replace(",", ".");
  else if (numbers === "fr") plain = plain.replace(/ (?=\d{3})/g, "").replace(",", ".");
  else plain = plain.replace(/[, ](?=\d{3}(\D|$))/g, "");
  const found = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(plain);
  if (!found) return null;
  const part = found[3] || "";
  const under = 10n ** BigInt(part.length);
  return {value: [BigInt(found[1] + found[2] + part), under], step: [1n, under]};
}

// Says of a printed sum whether it adds up: {missing} cells without a figure, or {agrees, total, printed}.
function tried(sum, valued, rounded) {
  const held = new Map(sum.cells.map((name) => [name, valued(name)]));
  const missing = sum.cells.filter((name) => held.get(name) === null).length;
  if (missing) return {missing};
  const over = fraction(sum.over);
  let total = ZERO, slack = ZERO;
  for (const term of sum.terms) {
    total = add(total, term.cells.reduce((found, name) => times(found, held.get(name).value), fraction(term.times)));
    for (const name of term.cells.filter((one) => rounded.has(one))) {
      const others = term.cells.filter((one) => one !== name).reduce((found, one) => times(found, size(held.get(one).value)), size(fraction(term.times)));
      slack = add(slack, times(times(held.get(name).step, [1n, 2n]), others));
    }
  }
  const result = held.get(sum.result);
  if (rounded.has(sum.result)) slack = add(slack, times(times(result.step, [1n, 2n]), size(over)));
  const off = size(add(total, times([-1n, 1n], times(result.value, over))));
  const whole = over[0] < 0n ? [-over[1], -over[0]] : [over[1], over[0]];
  return {missing: 0, agrees: atMost(off, slack), total: shown(times(total, whole)), printed: shown(result.value)};
}
