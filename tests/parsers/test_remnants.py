"""What is left of code that was cut at its beginning goes, and lines that look like it stay."""

import pytest

from tests.parsers.reading import FIRST, SECOND, cleaned


@pytest.mark.parametrize(
    "rest",
    [
        "e) { *, ::before { animation-duration: 0.01ms !important; } }",
        'isabled="true"]) { outline: 2px solid currentColor }',
        "debar (min-width: 400px) { .card { display: grid; } }",
        "-ratio: 1.5), only screen and (min-resolution: 144dpi) { .logo { background-image: none } }",
        "{ -webkit-appearance: none }",
        "dth:min(90vw, 1200px);margin-inline:auto;",
        "Author's custom styles ==== */",
        "'/a.php', data: { id: 4 }, dataType: 'json', success: function (d) { $('#r').html(d.html); } });",
    ],
)
def test_what_was_cut_at_its_beginning_goes(rest):
    assert cleaned(f"{FIRST}\n\n{rest}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "line",
    [
        "The mayor (who was there) said so: { and that is it }",
        "It was so) {as he said} and more",
        "Only screen and print: (and so on)",
        "Reports by A. N. Other and staff */ writers",
    ],
)
def test_lines_that_look_like_a_rest_stay(line):
    assert cleaned(f"{FIRST}\n\n{line}\n\n{SECOND}") == f"{FIRST}\n\n{line}\n\n{SECOND}"
