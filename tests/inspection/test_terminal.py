from __future__ import annotations

import io

import pytest
from rich.console import Console

from scrubber import Category, Record, Scrubber, Settings
from scrubber.inspection.terminal import show
from tests.inspection.material import EVIL, article, changed


def shown(made, **options) -> str:
    out = io.StringIO()
    show(made, Console(file=out, highlight=False, markup=False, emoji=False, **options))
    return out.getvalue()


def test_marks_where_there_is_no_colour() -> None:
    text = shown(article())
    assert "\x1b" not in text
    assert 'It rained [-“-]{+"+}⁽¹⁾all[-”-]{+"+}⁽¹⁾ night in Ulm.\n\n[-READ MORE: The river that rose-]⁽²⁾\n\n' in text
    assert "[-(AP Photo/John Doe)-]⁽³⁾\n\nNothing more is known.\n" in text


def test_white_space_that_went_with_a_removal_has_no_mark_of_its_own() -> None:
    title = Record("a", "Rain in Ulm\n\nBy Lena Marsh\n\nIt rained all night in Ulm, the mayor said.", title_line=True)
    text = shown(Scrubber(Settings(entry_points=False)).clean_record(title))
    assert "[-Rain in Ulm-]⁽¹⁾\n\n[-By Lena Marsh-]⁽²⁾\n\nIt rained" in text
    assert "2 moved" in text


def test_every_change_with_category_rule_and_reason() -> None:
    rows = [line.split() for line in shown(article()).splitlines()]
    assert ["1", "2", "repaired", "quotes", "quotes/straight-quotes"] in rows
    (promo,) = (row for row in rows if row[:4] == ["2", "1", "removed", "promo"])
    assert promo[4].startswith("boilerplate/")
    assert len(promo) > 5
    assert any(row[:6] == ["3", "1", "moved", "to", "captions", "media"] for row in rows)


def test_fields_of_the_record() -> None:
    rows = [line.split(maxsplit=1) for line in shown(article(title="Rain")).splitlines()]
    assert ["captions", "(AP Photo/John Doe)"] in [[part.strip() for part in row] for row in rows]


def test_colours_in_a_terminal() -> None:
    text = shown(article(), force_terminal=True, width=200, color_system="standard")
    assert "\x1b[9;31mREAD MORE: The river that rose\x1b[0m" in text
    assert "\x1b[36m(AP Photo/John Doe)\x1b[0m" in text
    assert "[-" not in text


def test_marks_where_colours_are_not_wanted() -> None:
    assert "[-READ MORE" in shown(article(), force_terminal=True, no_color=True, width=200)


def test_nothing_was_changed() -> None:
    assert "Nothing was changed." in shown(article("It rained all night."))


def test_spaces_and_line_breaks_can_be_seen() -> None:
    assert "Ulm[-⏎-]{+ +}⁽¹⁾was" in shown(changed("Ulm\nwas wet.", [("\n", " ", Category.WORD)]))
    assert "One.⁽¹⁾\n\nTwo." in shown(changed("One.\n\n\nTwo.", [("\n\n\n", "\n\n", Category.LAYOUT)]))


@pytest.mark.parametrize("coloured", [False, True], ids=["without colour", "with colour"])
def test_an_article_commands_no_terminal(coloured) -> None:
    made = changed(f"One. AD{EVIL} Two.", [(f"AD{EVIL} ", "", Category.AD)])
    # A record refuses controls in its fields; this one was written by someone else.
    text = shown(
        made.model_copy(update={"id": EVIL, "title": EVIL, "warnings": [EVIL]}), width=200, force_terminal=coloured
    )
    assert "\x1b[31m" not in text
    assert "\x1b]" not in text
    assert "\u202e" not in text
    assert "␛[31m" in text
