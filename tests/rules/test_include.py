"""Packs that include packs: loaded first and once, from the tool or from below the folder of the pack that was named."""

from pathlib import Path

import pytest

from audit.problems import InputError
from audit.rules.pack import MAX_DEPTH, MAX_PACKS, load_packs
from tests.rules.packs import PACK


def written(folder: Path, name: str, *includes: str, number: int = 1) -> str:
    """Write a pack whose one rule has a number of its own, and give its path."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    text = PACK.replace("OWN001", f"OWN{number:03}").replace("own-total", f"own-total-{number}").replace("{id: own,", f"{{id: {file.stem},")
    listed = ", ".join(f'"{one}"' for one in includes)
    file.write_text(f"include: [{listed}]\n{text}" if includes else text, encoding="utf-8")
    return file.as_posix()


def refused(*names: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_packs(list(names))
    return [str(problem) for problem in caught.value.problems]


def test_what_is_included_is_loaded_first(tmp_path: Path) -> None:
    """A pack of one's own can stand on a packaged one and on a file in a folder below."""
    written(tmp_path, "parts/more.yaml", number=2)
    own = written(tmp_path, "own.yaml", "structure", "parts/more.yaml")
    assert [pack.id for pack in load_packs([own])] == ["structure", "more", "own"]


def test_what_is_included_twice_is_loaded_once(tmp_path: Path) -> None:
    """Two packs that include the same third do not make its rules run twice, whatever way leads to it."""
    written(tmp_path, "third.yaml", number=3)
    written(tmp_path, "parts/second.yaml", "../third.yaml", number=2)
    own = written(tmp_path, "own.yaml", "third.yaml", "parts/second.yaml")
    assert [pack.id for pack in load_packs([own, own, (tmp_path / "third.yaml").as_posix()])] == ["third", "second", "own"]


def test_an_included_file_is_told_by_its_own_name(tmp_path: Path) -> None:
    """A fault in an included pack is told with the file in which it stands."""
    part = tmp_path / "parts" / "part.yaml"
    written(tmp_path, "parts/part.yaml", number=2)
    part.write_text(part.read_text(encoding="utf-8").replace("check: relation", "check: relatoin"), encoding="utf-8")
    (said,) = refused(written(tmp_path, "own.yaml", "parts/part.yaml"))
    assert said == f'{part.as_posix()}:21:12: "relatoin" is not a named check; did you mean "relation"?'


def test_ids_of_included_rules_are_taken(tmp_path: Path) -> None:
    """A rule cannot have the id of a rule of a pack that it includes."""
    part = written(tmp_path, "part.yaml")
    own = written(tmp_path, "own.yaml", "part.yaml")
    assert refused(own)[0] == f'{own}:17:5: the rule id or name "OWN001" is used in {part} already; give this rule another one'


def test_circles_are_refused_with_their_place(tmp_path: Path) -> None:
    """Packs that include each other, or a pack that includes itself, are told with the way round."""
    written(tmp_path, "b.yaml", "c.yaml", number=2)
    c = written(tmp_path, "c.yaml", "a.yaml", number=3)
    a = written(tmp_path, "a.yaml", "b.yaml")
    said = "the packs include each other in a circle ({}); remove one of these lines"
    assert refused(a) == [f"{c}:1:11: {said.format('a.yaml -> b.yaml -> c.yaml -> a.yaml')}"]
    own = written(tmp_path, "own.yaml", "own.yaml")
    assert refused(own) == [f"{own}:1:11: {said.format('own.yaml -> own.yaml')}"]


@pytest.mark.parametrize(
    "name", ["../other.yaml", "parts/../../other.yaml", "{folder}/other.yaml", "C:\\other.yaml", "..\\other.yaml", "//host/other.yaml"]
)
def test_files_outside_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    """A stranger's pack cannot make the tool read a file that was not handed over with it."""
    written(tmp_path, "other.yaml", number=2)
    (tmp_path / "handed" / "parts").mkdir(parents=True)
    shown = name.format(folder=tmp_path.as_posix())
    own = tmp_path / "handed" / "own.yaml"
    own.write_text(f"include: ['{shown}']\n{PACK}", encoding="utf-8")
    said = "lies outside the folder of the pack that was named; put the file beside it or below"
    assert refused(own.as_posix()) == [f'{own.as_posix()}:1:11: "{shown}" {said}']


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    """A link inside the folder that leads out of it is no way out."""
    other = written(tmp_path, "other.yaml", number=2)
    own = written(tmp_path, "handed/own.yaml", "link.yaml")
    try:
        (tmp_path / "handed" / "link.yaml").symlink_to(other)
    except OSError:
        pytest.skip("this system makes no links")
    (said,) = refused(own)
    assert "lies outside the folder" in said


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """A file that is missing, a folder, and a name that no pack has are told at the line that includes them."""
    (tmp_path / "folder.yaml").mkdir()
    for name, message in (
        ("none.yaml", 'there is no file "none.yaml" here'), ("folder.yaml", 'there is no file "folder.yaml" here'),
        ("arithmetics", 'there is no rule pack "arithmetics"; did you mean "arithmetic"? (or give a .yaml file beside this one)'),
    ):  # fmt: skip
        own = written(tmp_path, "own.yaml", name)
        assert refused(own) == [f"{own}:1:11: {message}"]


def test_depth_is_capped(tmp_path: Path) -> None:
    """A long row of packs, each including the next, is not followed to its end."""
    for number in range(1, MAX_DEPTH + 2):
        written(tmp_path, f"p{number}.yaml", f"p{number + 1}.yaml", number=number)
    (said,) = refused((tmp_path / "p1.yaml").as_posix())
    assert said.endswith(f"p{MAX_DEPTH}.yaml:1:11: packs are included more than {MAX_DEPTH} deep; include this one further up")


def test_number_is_capped(tmp_path: Path) -> None:
    """A tree of packs that include many is not read without end."""
    for number in range(10, 10 + MAX_PACKS):
        written(tmp_path, f"p{number}.yaml", number=number)
    for half in (1, 2, 3):
        start = 10 + (half - 1) * 17
        written(tmp_path, f"half{half}.yaml", *(f"p{number}.yaml" for number in range(start, min(start + 17, 10 + MAX_PACKS))), number=half)
    (said,) = refused(written(tmp_path, "own.yaml", "half1.yaml", "half2.yaml", "half3.yaml", number=5))
    assert said.endswith(f"more than {MAX_PACKS} packs are included")


def test_the_number_of_includes_in_one_pack_is_capped(tmp_path: Path) -> None:
    """The schema takes at most twenty lines of include."""
    (said,) = refused(written(tmp_path, "own.yaml", *["structure"] * 21))
    assert "too many entries; at most 20" in said
