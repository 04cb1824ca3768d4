"""Pictures of pages."""

import base64
import io

import pytest
from PIL import Image

from audit.documents.child import Bounds
from audit.documents.paper import RefusalError, silent
from audit.documents.pdf.pictures import draw
from audit.documents.read import read_paper
from audit.importing.document import draft_of
from audit.limits import DocumentLimits
from audit.review.apply import Copy
from audit.review.pictures import pictures_of
from audit.review.question import Review
from audit.review.survey import review_of
from tests.review.made import asked, copy
from tests.review.papers import ROWS, pdf


@pytest.fixture(scope="module")
def asked_of_pdf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Review, bytes]:
    """Read a small PDF once."""
    file = pdf(tmp_path_factory.mktemp("pictures") / "small.pdf")
    paper, data = read_paper(file), file.read_bytes()
    return review_of(draft_of([paper]), Copy(paper, data)), data


def test_the_picture_shows_the_tables_at_their_place(asked_of_pdf: tuple[Review, bytes]) -> None:
    """Where the boxes say that a cell has its border, the picture is dark; between, it is not."""
    review, data = asked_of_pdf
    (picture,) = pictures_of(review, data)
    image = Image.open(io.BytesIO(base64.b64decode(picture.png))).convert("L")
    assert image.size == (picture.width, picture.height)
    left, top, right, bottom = next(one for one in review.questions.values() if one.of == "Access / Option B").pieces[0].box
    scale = picture.width / (picture.box[2] - picture.box[0])

    def darkest(x: float, y: float) -> int:
        at = round((x - picture.box[0]) * scale), round((y - picture.box[1]) * scale)
        return min(image.getpixel((at[0] + dx, at[1] + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1))  # type: ignore[type-var,return-value]  # grey

    assert darkest(left, (top + bottom) / 2) < 90
    assert darkest((left + right) / 2, bottom) < 90
    assert darkest(right - 20, top + 5) > 200


def test_other_documents_have_no_pictures() -> None:
    """A web page has no pages to draw."""
    of = copy(ROWS)
    assert pictures_of(asked(of), of.data) == ()


def test_drawing_tells_how_far_it_is(asked_of_pdf: tuple[Review, bytes]) -> None:
    """Long documents take a while."""
    told: list[tuple[int, int]] = []
    pictures_of(*asked_of_pdf, lambda done, of: told.append((done, of)))
    assert told == [(1, 1)]


def test_drawing_is_held_to_the_limits_of_reading(asked_of_pdf: tuple[Review, bytes]) -> None:
    """A document that takes too long to draw is refused, like one that takes too long to read."""
    with pytest.raises(RefusalError, match="longer than"):
        pictures_of(*asked_of_pdf, bounds=Bounds(seconds=0))


def test_parts_outside_the_page_are_left_out(asked_of_pdf: tuple[Review, bytes]) -> None:
    """A box that no page holds draws nothing; one that is half outside is cut."""
    _, data = asked_of_pdf
    assert draw(data, [{"page": 1, "box": [700, 0, 900, 50]}], silent) == []
    (found,) = draw(data, [{"page": 1, "box": [-50, -50, 100, 100]}], silent)
    assert found["box"][:2] == [0, 0]


def test_pages_with_too_much_on_them_are_not_drawn(asked_of_pdf: tuple[Review, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not read for its size is not drawn either."""
    monkeypatch.setattr(DocumentLimits, "MAX_CHARACTERS", 3)
    assert draw(asked_of_pdf[1], [{"page": 1, "box": [0, 0, 100, 100]}], silent) == []
