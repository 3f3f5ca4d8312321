"""Record fields: what the input says, made uniform, and what edits move into them."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pytest

from scrubber import Category, Edit, Settings, fact, remove
from scrubber.article import Related
from scrubber.edits import BulkEdit
from scrubber.fields import FieldError, authors_of, date_of, fields_of, in_other_words, merge, site_of


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("2020-03-23", date(2020, 3, 23), id="a day"),
        pytest.param("2020-03-23T10:05:00Z", datetime(2020, 3, 23, 10, 5, tzinfo=UTC), id="ISO 8601 in UTC"),
        pytest.param(
            "2020-03-23T10:05:00+02:00",
            datetime(2020, 3, 23, 10, 5, tzinfo=timezone(timedelta(hours=2))),
            id="ISO 8601 with an offset",
        ),
        pytest.param(" March 23, 2020 ", date(2020, 3, 23), id="in words"),
        pytest.param("23 Mar 2020 00:00", datetime(2020, 3, 23), id="midnight is a time when it is told"),  # noqa: DTZ001
        pytest.param("04.03.2020", date(2020, 3, 4), id="with full stops, the day first"),
        pytest.param("Wed, 4. 3. 2020 10:15", datetime(2020, 3, 4, 10, 15), id="with full stops behind a weekday"),  # noqa: DTZ001
        pytest.param("2020.03.04", date(2020, 3, 4), id="with full stops, the year first"),
        pytest.param("03.23.2020", date(2020, 3, 23), id="with full stops, and no month 23"),
        pytest.param("03/04/2020", date(2020, 3, 4), id="with slashes, the month first"),
        pytest.param(date(2020, 3, 23), date(2020, 3, 23), id="a date of Python"),
        pytest.param(datetime(2020, 3, 23, 0, tzinfo=UTC), datetime(2020, 3, 23, 0, tzinfo=UTC), id="a time of Python"),
        pytest.param("Mon Mar 23, 2020 13:59:39", datetime(2020, 3, 23, 13, 59, 39), id="with a weekday"),  # noqa: DTZ001
    ],
)
def test_dates(value: Any, expected: date) -> None:
    found = date_of(value)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize("machine", ["America/New_York", "Asia/Kolkata", "UTC"])
@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("EST", "2020-03-03T10:00:00-05:00"),
        ("PDT", "2020-03-03T10:00:00-07:00"),
        ("CEST", "2020-03-03T10:00:00+02:00"),
        ("GMT", "2020-03-03T10:00:00+00:00"),
        ("-0330", "2020-03-03T10:00:00-03:30"),
        pytest.param("IST", "2020-03-03T10:00:00", id="IST, which is the name of three"),
        ("", "2020-03-03T10:00:00"),
    ],
)
def test_a_time_zone_is_the_same_on_every_machine(
    monkeypatch: pytest.MonkeyPatch, machine: str, name: str, iso: str
) -> None:
    with monkeypatch.context() as context:
        context.setenv("TZ", machine)
        time.tzset()
        found = date_of(f"March 3, 2020 10:00 {name}")
    time.tzset()
    assert found.isoformat() == iso


def test_times_of_other_libraries_become_those_of_python() -> None:
    class Timestamp(datetime):
        pass

    class NoTime(datetime):
        def isoformat(self, *_: Any) -> str:
            return "NaT"

    assert type(date_of(Timestamp(2020, 3, 23, 10))) is datetime
    with pytest.raises(FieldError, match="date: 'NaT' is not a date"):
        date_of(NoTime(2020, 3, 23))


def test_an_offset_of_more_than_a_day_is_no_date() -> None:
    with pytest.raises(FieldError, match="is not a date"):
        date_of("March 3, 2020 10:00 +9900")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param("2020-02-30", "'2020-02-30' is not a date", id="an impossible day"),
        pytest.param("yesterday", "'yesterday' is not a date", id="no date"),
        pytest.param("March 2020", "lacks a day, month or year", id="no day"),
        pytest.param("13:59", "lacks a day, month or year", id="no date, only a time"),
        pytest.param(1584921600, "found the number 1584921600", id="a number"),
        pytest.param(True, "found bool", id="a truth value"),
        pytest.param(["2020-03-23"], "found list", id="a list"),
    ],
)
def test_what_is_no_date(value: Any, message: str) -> None:
    with pytest.raises(FieldError, match=f"date: .*{message}"):
        date_of(value)


def test_a_long_text_that_is_no_date_is_shown_in_part() -> None:
    with pytest.raises(FieldError, match=f"^date: '{'a' * 60}' is not a date$"):
        date_of("a" * 61)
    with pytest.raises(FieldError, match=r"^date: 'March 2020 {50}' lacks a day, month or year$"):
        date_of(f"March 2020{' ' * 60}.")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("Ann Lee", ["Ann Lee"], id="one"),
        pytest.param("By Ann Lee and Bo Roe", ["Ann Lee", "Bo Roe"], id="a byline"),
        pytest.param("Ann Lee, Bo Roe & Cy Dow", ["Ann Lee", "Bo Roe", "Cy Dow"], id="three"),
        pytest.param("Anders Byström", ["Anders Byström"], id="and, by inside a name"),
        pytest.param([" Ann Lee ", ""], ["Ann Lee"], id="a list with an empty name"),
        pytest.param(["Ann Lee", None], ["Ann Lee"], id="a list with a null"),
        pytest.param(("Ann Lee", "Bo Roe"), ["Ann Lee", "Bo Roe"], id="a tuple"),
        pytest.param(["Sand, George"], ["Sand, George"], id="a list is not parted further"),
        pytest.param(
            "By\n   Ann Lee\n   and\n   Bo Roe\n", ["Ann Lee", "Bo Roe"], id="a byline as a page's source has it"
        ),
        pytest.param(["Ann\n\tLee", "\n"], ["Ann Lee"], id="a list as a page's source has it"),
    ],
)
def test_authors(value: Any, expected: list[str]) -> None:
    assert authors_of(value) == expected


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param({"authors": "Anderson, Paul"}, {"authors": "Anderson, Paul"}, id="a name that was parted"),
        pytest.param({"authors": "By Ann Lee"}, {"authors": "By Ann Lee"}, id="a byline"),
        pytest.param(
            {"authors": "Ann Lee\nBo Roe"}, {"authors": "Ann Lee\nBo Roe"}, id="a line break, which may part names"
        ),
        pytest.param({"authors": " Ann Lee "}, {}, id="a name"),
        pytest.param({"authors": ["Lee, Ann"]}, {}, id="a list of names"),
        pytest.param({"date": "March 3, 2020"}, {"date": "March 3, 2020"}, id="a date in words"),
        pytest.param({"date": "3 Mar 2020 10:00 XYZ"}, {"date": "3 Mar 2020 10:00 XYZ"}, id="a zone nobody knows"),
        pytest.param({"date": " 2020-03-03 "}, {}, id="a day in ISO 8601"),
        pytest.param({"date": "2020-03-03 10:00:00Z"}, {}, id="a time in ISO 8601"),
        pytest.param({"date": date(2020, 3, 3)}, {}, id="a date of Python"),
        pytest.param({"id": True, "date": 0, "authors": 0}, {"id": True, "date": 0, "authors": 0}, id="no values"),
        pytest.param({"id": 7, "date": None, "authors": ()}, {}, id="nothing"),
        pytest.param({"id": "", "date": "", "authors": " "}, {}, id="empty texts"),
        pytest.param({"id": ["a", 1]}, {"id": ["a", 1]}, id="an id that is a list"),
        pytest.param({"id": {"$oid": "5f"}}, {"id": {"$oid": "5f"}}, id="an id that is an object"),
        pytest.param({"id": b"5f"}, {"id": b"5f"}, id="an id that is bytes"),
        pytest.param(
            {"date": "null", "authors": "N/A"}, {"date": "null", "authors": "N/A"}, id="texts that say nothing"
        ),
        pytest.param(dict.fromkeys(("id", "date", "authors"), float("nan")), {}, id="empty cells of pandas"),
    ],
)
def test_what_the_record_says_in_other_words(given: dict[str, Any], kept: dict[str, Any]) -> None:
    assert in_other_words(given) == kept


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (7, "int"),
        ({"name": "Ann"}, "dict"),
        ([1, 2], "a list with int"),
        (("Ann Lee", {"name": "Bo"}, 7), "a tuple with dict, int"),
    ],
)
def test_what_is_no_author(value: Any, found: str) -> None:
    with pytest.raises(FieldError, match=f"^authors: expected a text or a list of texts, found {found}$"):
        authors_of(value)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.bbc.co.uk/news/1", "bbc.co.uk"),
        ("http://edition.example.com:8080/a?b=c", "example.com"),
        ("www.example.org/a", "example.org"),
        ("example.org?from=https://www.example.com/", "example.org"),
        ("news/today.html", ""),
        ("localhost:8000/a", ""),
        ("index.html", ""),
        ("story.php?from=https://www.example.org/", ""),
        ("example.org", "example.org"),
        ("www.example.org#top", "example.org"),
        ("courier.example/a", "courier.example"),
        ("https://localhost/a", "localhost"),
        ("https://www.courier.example/a", "courier.example"),
        ("https://10.0.0.1/a", "10.0.0.1"),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_site(url: str, expected: str) -> None:
    assert site_of(url) == expected


def test_fields_of_an_input() -> None:
    given = {
        "id": 7,
        "url": " https://news.example.com/a ",
        "title": " Rain ",
        "source": "",
        "authors": "By Ann Lee",
        "date": "2020-03-23",
        "text": "…",
        "views": 3,
    }
    assert fields_of(given) == {
        "url": "https://news.example.com/a",
        "site": "example.com",
        "title": "Rain",
        "authors": ["Ann Lee"],
        "published": date(2020, 3, 23),
    }


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("\n      Rain\r\n      in Ulm\n", "Rain in Ulm", id="as a page's source has it"),
        pytest.param("Rain\tin Ulm", "Rain in Ulm", id="a tab"),
        pytest.param("Rain  in\u00a0Ulm", "Rain  in\u00a0Ulm", id="other blanks are as they are"),
        pytest.param("Rain\x07", "Rain\x07", id="another control is left for the record to refuse"),
    ],
)
def test_a_title_is_one_line(title: str, expected: str) -> None:
    assert fields_of({"title": title, "source": title}) == {"title": expected, "source": expected}


def test_nothing_known() -> None:
    assert fields_of({"title": None, "authors": [], "date": ""}) == {}


@pytest.mark.parametrize("name", ["url", "source", "title"])
def test_a_text_among_the_fields(name: str) -> None:
    assert fields_of({name: " Rain "})[name] == "Rain"
    with pytest.raises(FieldError, match=f"^{name}: expected a text, found int$"):
        fields_of({name: 7})


def test_an_address_without_a_host_has_no_site() -> None:
    assert fields_of({"url": "/news/1"}) == {"url": "/news/1"}


def moved(before: str, field: str, category: Category = Category.CREDIT, value: Any = None) -> Edit:
    return remove(before, 0, len(before), "rule", category, field=field, value=value)


def test_what_moves_into_fields() -> None:
    edits = [
        moved("\n\n–  Reuters", "credits", value="Reuters"),
        moved("\n\nPhoto:\n Ann", "captions", Category.MEDIA),
        moved("A standfirst", "standfirst", Category.META),
        BulkEdit([0], "“", '"', "rule", Category.QUOTES),
        remove("junk", 0, 4, "rule", Category.PROMO),
    ]
    assert merge({"title": "Rain"}, edits, Settings()) == {
        "title": "Rain",
        "credits": ["Reuters"],
        "captions": ["Photo: Ann"],
        "standfirst": "A standfirst",
    }


def test_a_list_grows_without_repeats_and_another_field_keeps_its_first_value() -> None:
    known = {"credits": ["AP"], "title": "Given"}
    edits = [moved("", "credits", value=["AP", "Reuters"]), fact("title", "Found", "rule")]
    assert merge(known, edits, Settings()) == {"credits": ["AP", "Reuters"], "title": "Given"}
    assert known == {"credits": ["AP"], "title": "Given"}


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        pytest.param("colour", "red", "colour: no field that a cleaner may fill", id="unknown"),
        pytest.param("published", "soon", "published: Input should be a valid", id="no date"),
        pytest.param("published", "2020-02-30", "published: day is out of range", id="an impossible day"),
        pytest.param("credits", ["AP", 7], "credits: Input should be a valid string", id="in a list"),
        pytest.param("related", {"name": "Rain"}, "related: Extra inputs", id="an unknown part"),
    ],
)
def test_a_value_that_the_record_can_not_hold_is_refused(field: str, value: Any, message: str) -> None:
    with pytest.raises(FieldError, match=f"^{message}"):
        merge({}, [fact(field, value, "rule")], Settings())


@pytest.mark.parametrize("name", ["id", "text", "charset", "extra", "edits", "original_sha256", "schema_version"])
def test_what_a_cleaner_may_not_fill(name: str) -> None:
    with pytest.raises(FieldError, match=f"^{name}: no field that a cleaner may fill$"):
        merge({}, [fact(name, "x", "rule")], Settings())


@pytest.mark.parametrize("name", ["authors", "credits", "bios", "captions", "notes"])
def test_a_list_of_texts_grows(name: str) -> None:
    assert merge({}, [fact(name, "a", "rule"), fact(name, ["a", "b"], "rule")], Settings()) == {name: ["a", "b"]}


def test_lists_of_stories_and_versions_grow() -> None:
    edits = [fact("related", {"title": "Rain"}, "rule"), fact("related", [{"id": "7"}], "rule")]
    assert merge({}, edits, Settings()) == {"related": [Related(title="Rain"), Related(id="7")]}
    edits = [fact("versions", [{"name": "1"}], "rule"), fact("versions", {"name": "2"}, "rule")]
    assert [version.name for version in merge({}, edits, Settings())["versions"]] == ["1", "2"]


def test_damage_in_what_is_found_is_mended() -> None:
    edits = [fact("title", "Town\n of\x85kites", "rule"), moved("\n\nPhoto:\x07 Ann ", "captions", Category.MEDIA)]
    assert merge({}, edits, Settings()) == {"title": "Town of kites", "captions": ["Photo: Ann"]}


def test_a_day_that_is_found_becomes_a_date() -> None:
    assert merge({}, [fact("published", "2020-03-23", "rule")], Settings()) == {"published": date(2020, 3, 23)}


def test_a_category_that_is_dropped_fills_no_field() -> None:
    settings = Settings(categories={"credit": "drop"})  # type: ignore[dict-item]
    assert merge({}, [moved("– Reuters", "credits")], settings) == {}


@pytest.mark.parametrize(("name", "value"), [("language", "en"), ("versions", [{"name": "1"}])])
def test_a_fact_about_the_text_is_kept_whatever_becomes_of_its_category(name: str, value: Any) -> None:
    settings = Settings(categories={"meta": "drop"})  # type: ignore[dict-item]
    assert merge({}, [fact(name, value, "rule")], settings).keys() == {name}
    assert merge({}, [fact("title", "T", "rule")], settings) == {}


def test_related_stories_are_kept_though_the_junk_that_named_them_is_dropped() -> None:
    edits = [moved("READ MORE: Rain", "related", Category.PROMO, value={"title": "Rain"})]
    assert merge({}, edits, Settings()) == {"related": [Related(title="Rain")]}


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(None, id="null"),
        pytest.param(float("nan"), id="NaN, as pandas has it and json reads it"),
        pytest.param(np.float32("nan"), id="NaN of numpy"),
    ],
)
def test_an_empty_cell_says_nothing(value: Any) -> None:
    assert fields_of(dict.fromkeys(("url", "source", "title", "authors", "date"), value)) == {}


@pytest.mark.parametrize("value", ["null", "NULL", " None ", "nan", "NaN", "NaT", "N/A", "<NA>"])
def test_what_programs_write_for_nothing_is_no_date_and_no_author(value: str) -> None:
    assert fields_of({"authors": value, "date": value}) == {}


@pytest.mark.parametrize("value", ["Nan Goldin", "Nathan", "Noneim"])
def test_a_name_that_begins_like_nothing_is_an_author(value: str) -> None:
    assert fields_of({"authors": value}) == {"authors": [value]}


def test_values_of_numpy_are_those_of_python() -> None:
    given = {
        "title": np.str_("Rain"),
        "authors": np.array(["Ann Lee", "Bo Roe"]),
        "date": np.datetime64("2020-03-23", "ns"),
    }
    fields = fields_of(given)
    assert (fields["title"], fields["authors"], fields["published"].isoformat()[:10]) == (
        "Rain", ["Ann Lee", "Bo Roe"], "2020-03-23"
    )  # fmt: skip
    assert fields_of({"date": np.datetime64("NaT")}) == {}


@pytest.mark.parametrize(
    ("given", "published"),
    [
        pytest.param({"published": "2020-03-23"}, date(2020, 3, 23), id="the record's own name"),
        pytest.param({"published": "2020-03-23", "date": ""}, date(2020, 3, 23), id="beside an empty date"),
        pytest.param({"published": "2020-03-23", "date": "2021-01-01"}, date(2021, 1, 1), id="a date comes first"),
        pytest.param({"published": True}, None, id="whether it was"),
        pytest.param({"published": "by the harbour"}, None, id="by whom"),
        pytest.param({"published": None}, None, id="nothing"),
    ],
)
def test_published_is_read_where_it_is_a_date(given: dict[str, Any], published: date | None) -> None:
    assert fields_of(given).get("published") == published


@pytest.mark.parametrize("name", ["NaT", "NA"])
def test_an_empty_cell_of_pandas_says_nothing(name: str) -> None:
    value = getattr(pytest.importorskip("pandas"), name)
    assert fields_of(dict.fromkeys(("url", "source", "title", "authors", "date"), value)) == {}
