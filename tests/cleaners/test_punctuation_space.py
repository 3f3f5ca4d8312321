import pytest

from scrubber.cleaners.punctuation_space import clean
from scrubber.document import Document

from .words_support import mended


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("The Star Tribune , which saw it.", "The Star Tribune, which saw it."),
        ("They met in Iowa .", "They met in Iowa."),
        ("The report (by Reuters ) is out.", "The report (by Reuters) is out."),
        ('He told "the Globe" : no.', 'He told "the Globe": no.'),
        ("Really ? Yes !", "Really? Yes!"),
        ("Jane Doe 's plan failed.", "Jane Doe's plan failed."),
        ("It is a weekend . Plus, it rains.", "It is a weekend. Plus, it rains."),
    ],
)
def test_space_goes(damaged, right):
    assert mended(clean, damaged) == right


@pytest.mark.parametrize(
    "paragraph",
    [
        "It is crucial . . . to all of us.",
        'They said "It is over" ! ! ! and left.',
        "He fired a .45 and left.",
        "The .gov sites are down.",
        "It made me smile :) and laugh.",
        "He said 'so it is' and left.",
        "The Dow .DJI fell.",
        "It was so ... strange.",
    ],
)
def test_space_that_is_meant_stays(paragraph):
    assert mended(clean, paragraph) == paragraph


def test_french_spacing_stays():
    text = "Le maire a dit : non ! Est-ce possible ? Le conseil a voté lundi pour le plan ; la ville attend.\n\n" * 3
    assert list(clean(Document(text))) == []
