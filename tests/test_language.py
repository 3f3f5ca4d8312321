"""The language of a text, by its function words."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from scrubber import Scrubber, Settings
from scrubber.language import detect

TEXTS = {
    "en": "The river rose by a metre in the night, and the people who live on its banks were told that they had to leave.",
    "es": "El río subió un metro durante la noche, y los vecinos que viven en la orilla tuvieron que salir de sus casas.",
    "fr": "La rivière est montée d'un mètre dans la nuit, et les gens qui vivent sur ses rives ont dû quitter leurs maisons.",
    "de": "Der Fluss stieg in der Nacht um einen Meter, und die Leute, die am Ufer wohnen, mussten ihre Häuser verlassen.",
    "pt": "O rio subiu um metro durante a noite, e os moradores que vivem na margem não tiveram tempo para sair das casas.",
    "it": "Il fiume è salito di un metro nella notte, e gli abitanti che vivono sulla riva sono stati costretti a partire.",
}
DUTCH = (
    "De rivier steeg vannacht een meter en wie aan de oever woont moest zijn huis verlaten. Burgemeester Jansen sprak van "
    "een ramp zoals de stad sinds mensenheugenis nooit heeft gekend. Vrijwilligers brachten dekens, soep en brood naar de "
    "sporthal, waar tweehonderd bewoners sliepen. Morgen zakt het water volgens deskundigen weer, maar herstel duurt maanden. "
    "Scholen blijven gesloten, treinen rijden niet, boeren tellen hun schade en verzekeraars zwijgen."
)


@pytest.mark.parametrize("language", TEXTS)
def test_told_by_a_sentence(language: str) -> None:
    assert detect(TEXTS[language]) == language


def test_another_language_is_undetermined() -> None:
    assert detect(DUTCH) == "und"


CHINESE = "代表们星期一在北京说，今年的目标是百分之五。"
RUSSIAN = "Делегаты заявили в понедельник в Москве, что цель на этот год составит пять процентов."
ARABIC = "قال المندوبون يوم الاثنين إن الهدف لهذا العام هو خمسة في المئة."


@pytest.mark.parametrize("text", [CHINESE, RUSSIAN, ARABIC, f"{CHINESE} Facebook X"])
def test_another_script_is_undetermined(text: str) -> None:
    assert detect(text) == "und"


@pytest.mark.parametrize("word", ["Москва", "北京", "Ελλάδα"])
def test_a_word_in_another_script_is_not(word: str) -> None:
    assert detect(f"{TEXTS['en']} {word}") == "en"


@pytest.mark.parametrize(
    "line", ["12:30 会议结束", "Facebook 和 Twitter 也报道了这一消息", "他说 X 是目标", "4 мая 2020 года"]
)
def test_no_rule_takes_a_line_of_another_script(line: str) -> None:
    text = f"{TEXTS['en']}\n\n{line}\n\n{TEXTS['en']}"
    assert line in Scrubber(Settings(site_plugins=False)).clean(text).text


@pytest.mark.parametrize("text", ["", "READ MORE", "12 34 56"])
def test_too_little_text(text: str) -> None:
    assert detect(text) == ""


@pytest.mark.parametrize("language", [name for name in TEXTS if name != "en"])
def test_no_rule_fires_on_another_languages_text(language: str) -> None:
    scrubber = Scrubber(Settings(site_plugins=False))
    text = f"{TEXTS[language]}\n\nREAD MORE\n\n{TEXTS[language]}"
    assert "READ MORE" in scrubber.clean(text).text
    assert "READ MORE" not in scrubber.clean(f"{TEXTS['en']}\n\nREAD MORE\n\n{TEXTS['en']}").text


def test_only_neutral_rules_for_an_unknown_language() -> None:
    article = Scrubber(Settings(site_plugins=False)).clean(f"{DUTCH}\n\nREAD MORE\n\n____\n\n{DUTCH}")
    assert "READ MORE" in article.text
    assert "____" not in article.text
