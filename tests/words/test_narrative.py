"""Which sentences of a line tell the story, and which are about the page."""

from __future__ import annotations

import pytest

from scrubber.words.narrative import parts_of_page


def parts(line: str) -> list[str]:
    return [line[start:end] for start, end in parts_of_page(line)]


@pytest.mark.parametrize(
    ("line", "of_page"),
    [
        ("The ferry sank at noon. Click here to subscribe!", "Click here to subscribe!"),
        ("Click here to subscribe! The ferry sank at noon, and two men were saved.", "Click here to subscribe!"),
        ("It rained all day. Sign up today. The river rose by a metre.", "Sign up today."),
        ("Support our work! I walked home, and my shoes were wet for a week.", "Support our work!"),
        ("The ferry sank at noon.Click here to subscribe!", "Click here to subscribe!"),
        ("Click here to subscribeThe ferry sank at noon, and two men were saved.", "Click here to subscribe"),
        ("“It was a cold night.” Follow us on Twitter.", "Follow us on Twitter."),
        ("(The views here are her own.) The mill burned down in March.", "(The views here are her own.)"),
        ("Sen. Jane Doe was elected in May. All rights reserved.", "All rights reserved."),
        ("The U.S. Senate passed it. The version was close. Read more", "The version was close. Read more"),
    ],
)
def test_what_is_about_the_page_is_left(line: str, of_page: str) -> None:
    assert parts(line) == [of_page]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The ferry sank at noon. Two men were saved.", id="nothing is about the page"),
        pytest.param("Sign up today! We have news for you.", id="all is about the page"),
        pytest.param("The Harbour Letter is read by thousands. Subscribe now.", id="it speaks of its readers"),
        pytest.param("Jane Doe reported from Bath. The Associated Press contributed.", id="it says who reported"),
        pytest.param("Worried about the flood? Sign up today.", id="a question opens appeals"),
        pytest.param("Five ferries of the coast. Read more", id="a headline has no verb that tells"),
        pytest.param("See star.example.com at noon. It was said there. Read more", id="between what is about the page"),
        pytest.param("Follow the HarbourHub channel that opened in May.", id="a name with a capital inside"),
        pytest.param("Sign up today", id="no sentence"),
        pytest.param("Sign up today. " + "A,A " * 1000 + "was found.", id="too long to be looked at"),
        pytest.param("", id="nothing"),
    ],
)
def test_all_or_nothing_is_left(line: str) -> None:
    assert parts(line) == []
