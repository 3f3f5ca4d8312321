r"""What `\W` means in a rule: signs and blanks, and no letter of any script."""

from __future__ import annotations

import pytest
import re2

from scrubber.matching.rulesigns import with_signs

SIGN = re2.compile(with_signs(r"^\W$"))


@pytest.mark.parametrize("sign", [*" \t\xa0.,;:!?#*|~^[]{}\\»›•·…—–“”’→▶★©®€👉\uf09a☎。、「」！？\ufeff\ue001\u200b"])
def test_signs(sign: str) -> None:
    assert SIGN.search(sign)


@pytest.mark.parametrize("letter", [*"aZ09_éÉßŁøñΩжЖאمहก中国カンã한"])
def test_letters_and_digits(letter: str) -> None:
    assert not SIGN.search(letter)


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        (r"^[\W_]*$", "___ • ___", True),
        (r"^[\W_]*$", "___ 中 ___", False),
        (r"^[^\W\d_]+$", "Żółć", True),
        (r"^[^\W\d_]+$", "a•b", False),
        (r"^\[\W\]$", "[•]", True),
        (r"^[]\W]+$", "]•]", True),
        (r"^[a\]\W]+$", "a]•", True),
        (r"^\\W$", r"\W", True),
    ],
)
def test_inside_and_outside_of_classes(expression: str, text: str, found: bool) -> None:
    assert bool(re2.compile(with_signs(expression)).search(text)) is found
