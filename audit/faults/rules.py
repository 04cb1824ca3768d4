"""What can be the matter with rules, settings and waivers."""

from collections.abc import Mapping
from typing import Final

from audit.faults.words import FaultWords

__all__ = ["FAULTS"]

FAULTS: Final[Mapping[str, FaultWords]] = {
    "assertion-compares-itself": FaultWords("{rule}: its assertion compares something with itself, so it gives the same for each"),
    "assertion-uses-nothing": FaultWords("{rule}: its assertion uses nothing from an appraisal, so it gives the same for each"),
    "braces-do-not-match": FaultWords("the braces of the {name} do not match", "write {{{{ or }}}} for a brace that is meant as such"),
    "cases-show-no": FaultWords("the cases show no {outcomes}", "never-undecided: says why a rule can always be decided"),
    "cases-take-too-long": FaultWords("not all of its examples and cases were tried: {said}"),
    "check-and-assert": FaultWords("a rule has check: or assert:, not both"),
    "check-without-options": FaultWords('the option "{name}" is not known', "this check takes none"),
    "example-not-auditable": FaultWords("{what} is not an appraisal that can be audited: {said}"),
    "key-not-known-here": FaultWords('"{key}" is not known here', "{suggest}"),
    "neither-check-nor-assert": FaultWords("the rule has neither check: nor assert:", "give it one of them"),
    "no-date": FaultWords('"{text}" is not a date', "write for example 2026-01-31"),
    "no-json-pointer": FaultWords('"{pointer}" is not a JSON Pointer', 'a pointer begins with "/"'),
    "no-question-mark": FaultWords("the question ends with a question mark"),
    "no-rule-called": FaultWords('there is no rule "{name}"', "{suggest}"),
    "no-rule-of-that-name": FaultWords("there is no rule of that id, name, tag or pack", "{suggest}"),
    "no-such-check": FaultWords('"{name}" is not a named check', "{suggest}"),
    "no-such-example": FaultWords('"{name}" is not an example of this pack', "{suggest}"),
    "no-such-field": FaultWords("this check gives no field {{{name}}}", "fields: {fields}"),
    "no-such-included-pack": FaultWords('there is no rule pack "{name}"', "{suggest} (or give a .yaml file beside this one)"),
    "no-such-option": FaultWords('the option "{name}" is not known', "{suggest}"),
    "no-such-pack": FaultWords("there is no rule pack of that name", "{suggest} (or give the path of a .yaml file)"),
    "no-such-pack-file": FaultWords('there is no file "{name}" here'),
    "no-such-profile": FaultWords('there is no profile "{name}"', "{suggest}"),
    "no-such-soft-relation": FaultWords('"{unknown}" is not a soft relation', "known here: {known}"),
    "no-such-source": FaultWords('"{name}" is not a known source', "{suggest}"),
    "no-such-subject": FaultWords("rules cannot assert about a {subject}", "they can about: {subjects}"),
    "no-word-of-option": FaultWords('{place}: "{word}" is not one of its words', "{suggest}"),
    "not-written": FaultWords("cannot be written: {strerror}"),
    "option-not-as-expected": FaultWords("{place} is not as it is expected ({validator}: {wanted})"),
    "pack-outside-folder": FaultWords('"{name}" lies outside the folder of the pack that was named', "put the file beside it or below"),
    "packs-in-circle": FaultWords("the packs include each other in a circle ({shown})", "remove one of these lines"),
    "packs-too-deep": FaultWords("packs are included more than {max_depth} deep", "include this one further up"),
    "pointer-leads-nowhere": FaultWords('"{step}" leads nowhere in the example'),
    "question-too-long": FaultWords("the question has {words} words", "at most {most}"),
    "rule-breaks-in-review": FaultWords("{rule}: breaks: {said}"),
    "rule-finds-nothing": FaultWords("{rule}: it finds nothing to check in {where}"),
    "rule-never-applies": FaultWords("{rule}: its when: is never true in {where}"),
    "rule-never-fails": FaultWords("{rule}: it does not fail on any example, case or appraisal that was looked at", "can it fail at all?"),
    "rule-shared-name": FaultWords('{rule}: "{name}" is the id or name of a rule of the pack {pack}', "the two packs cannot be used together"),
    "rule-twice": FaultWords('the rule id or name "{name}" is used in {pack} already', "give this rule another one"),
    "rule-twice-in-pack": FaultWords('the rule id or name "{name}" is used twice in this pack'),
    "pairs-not-compared": FaultWords(
        "{count} pairs of rules were not compared with each other",
        "check fewer rules at once, or settle first what the other remarks say",
    ),
    "rules-contradict": FaultWords("{rule}: it contradicts {other} ({name}): if both apply, they can never both pass"),
    "rules-never-both-pass": FaultWords(
        "{rule}: it and {other} ({name}) never both pass: on each of the {count} subjects that both decide, one of them fails",
    ),
    "the-case": FaultWords("{rule}: the case"),
    "the-example": FaultWords("the example {name}"),
    "too-many-packs": FaultWords("more than {max_packs} packs are included"),
    "when-without-assert": FaultWords("when: works only with assert:", "a named check chooses its own subjects"),
    "entry-names-nothing": FaultWords('the entry for {rule} names the {kind} "{name}", and this appraisal has none of that id', "{suggest}"),
    "waiver-names-nothing": FaultWords('the waiver names the {kind} "{name}", and this appraisal has none of that id', "{suggest}"),
}
