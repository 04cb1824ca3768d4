"""The rules as they hold for one file."""

from audit.settings.configuration import Configuration, Part, Said
from audit.settings.settings import Settings, in_force
from tests.report.papers import all_rules


def _said(text: str) -> Said:
    return Said(text, "own.yaml", 3, 1)


def _severity(settings: Settings, rule: str, path: str = "a.yaml") -> tuple[str, str]:
    held = in_force(path, all_rules(), settings)
    return next(((one.severity, one.severity_from) for one in held.rules if one.id == rule), ("off", dict(held.off).get(rule, "")))


def test_without_settings_every_rule_is_as_its_pack_says() -> None:
    """Nothing is changed or said to come from elsewhere; off are those that their pack has off under the default profile."""
    held = in_force("a.yaml", all_rules(), Settings())
    off = tuple((one.id, "profile published") for one in all_rules() if one.profiles.get("published") == "off")
    assert (held.profile, held.off) == ("published", off)
    assert held.rules == tuple(one for one in all_rules() if "published" not in one.profiles)


def test_the_profile_of_the_command_line_goes_before_the_configuration() -> None:
    """A blank cell is a note in a published paper and an error before submission."""
    configuration = Configuration(parts=(Part(profile=_said("submission")),))
    assert _severity(Settings(configuration=configuration), "ARI016") == ("error", "profile submission")
    assert _severity(Settings(profile="published", configuration=configuration), "ARI016") == ("note", "")


def test_a_later_part_goes_before_an_earlier_one_and_before_the_profile() -> None:
    """Severities are set by id or name; the origin is the line that said so; off takes the rule out and says why."""
    parts = (
        Part(profile=_said("submission"), severity={"ARI016": _said("warning")}),
        Part("b.yaml", severity={"blank-cells": _said("off")}),
    )  # fmt: skip
    settings = Settings(configuration=Configuration(parts=parts))
    assert _severity(settings, "ARI016") == ("warning", "own.yaml, line 3")
    assert _severity(settings, "ARI016", "b.yaml") == ("off", "own.yaml, line 3")
