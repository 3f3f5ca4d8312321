from __future__ import annotations

import pytest


def test_a_page_is_one_article_as_it_is(read) -> None:
    page = "<html><p>It rained – all night.</p></html>"
    (record,) = read("a/b.html".rpartition("/")[2], page.encode())
    assert (record.id, record.media_type, record.text, record.charset) == ("b.html", "html", page, None)


@pytest.mark.parametrize(
    "head",
    [
        pytest.param('<meta charset="iso-8859-2">', id="meta charset"),
        pytest.param('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', id="http-equiv"),
        pytest.param('<?xml version="1.0" encoding="iso-8859-2"?>', id="XML"),
    ],
)
def test_the_encoding_that_the_page_names(read, head: str) -> None:
    page = f"{head}<p>Łódź żółć</p>"
    (record,) = read("a.htm", page.encode("iso-8859-2"))
    assert (record.text, record.charset) == (page, "iso8859-2")
