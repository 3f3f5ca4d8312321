import pytest

from scrubber.cleaners.glued import clean
from scrubber.document import Document

from .words_support import AFTER, mended


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("It ended.He left.", "It ended. He left."),
        ("Was it over?It was.", "Was it over? It was."),
        ('He left weeks ago."We wait," she said.', 'He left weeks ago. "We wait," she said.'),
        ('"It is so."A spokesman agreed.', '"It is so." A spokesman agreed.'),
        ("“It is so.”Later he left.", "“It is so.” Later he left."),
        ("It ended.“We wait,” she said.", "It ended. “We wait,” she said."),
        ("They met in the U.S.The talks failed.", "They met in the U.S. The talks failed."),
        ("He called it 'the end.'Then he left.", "He called it 'the end.' Then he left."),
        ("Many are homeless.Gov. Jane Doe said so.", "Many are homeless. Gov. Jane Doe said so."),
        ("They left (at last).Nobody saw it.", "They left (at last). Nobody saw it."),
        ("It rose by 5%.Shares fell.", "It rose by 5%. Shares fell."),
        ("It ended.A man left.", "It ended. A man left."),
        ("It ended.I left.I'm late.", "It ended. I left. I'm late."),
        ("Zorvexqu met us. It ended.Zorvexqu left.", "Zorvexqu met us. It ended. Zorvexqu left."),
    ],
)
def test_space_comes_back(damaged, right):
    assert mended(clean, damaged) == right


@pytest.mark.parametrize(
    "paragraph",
    [
        "The U.S. and the U.N. agreed on plan.B of it.",
        "It is #now.Then of old, ask @jane.Then, or http://then.Now there, or www.then.Now, or now/then.Now.",
        "It ended.Zorvexqu left.",
        "J.K. Rowling and S.E. Cupp met.",
        "She has a Ph.D. in law.",
        "It was sold on Booking.Com and Node.JS.",
        "It rained.\n\nTideWatch.News\n\nIt stopped.",
        "See www.example.Org/Page.Html for it.",
        "Write to jane.Doe@example.org.",
        "Ernst & Young LLP[ERNY.UL] and Yahoo!News merged.",
        "It was $3.5B and v2.X.",
        'He said "no." She left.',
    ],
)
def test_sign_that_ends_no_sentence_stays(paragraph):
    assert mended(clean, paragraph) == paragraph


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("It was late,but they stayed.", "It was late, but they stayed."),
        ("On Tuesday,Harlow left it;nobody knows why.", "On Tuesday, Harlow left it; nobody knows why."),
        ("Zorvexqu met us. In May,Zorvexqu left.", "Zorvexqu met us. In May, Zorvexqu left."),
        (
            "It was,a few said,too late in the 1970s,when I left,I think.",
            "It was, a few said, too late in the 1970s, when I left, I think.",
        ),
        ("What it costs:The town will pay.", "What it costs: The town will pay."),
        ('"It is late,"she said, and "so"they left.', '"It is late," she said, and "so" they left.'),
        ('She said,"it is late," and it was"so late" then.', 'She said, "it is late," and it was "so late" then.'),
        ('He is "crazy."to say so.', 'He is "crazy." to say so.'),
        (
            "“It is late,”she said, claiming“that it is”at last.",
            "“It is late,” she said, claiming “that it is” at last.",
        ),
    ],
)
def test_space_comes_back_inside_a_sentence(damaged, right):
    assert mended(clean, damaged) == right


@pytest.mark.parametrize(
    "paragraph",
    [
        "It cost $1,000,000 at 5:30, as 10,000 know.",
        "See https://example.org/a,but;so:Then or write @one,but or #two,but.",
        "The keysmash as;ldfkjls is what it is, and so is zorv,exqu.",
        "He trades NYSE:IBM and NASDAQ:AAPL at the re:Invent fair.",
        'He said "so" and it was"so late then, with one mark too many.',
        'The board is 5"x7" and he is 6\'2"tall or so.',
        'The call is f("a","b") and the list is {"one":"two"}.',
        "It is AT&amp;so, they said.",
    ],
)
def test_sign_without_a_space_stays_where_none_is_lost(paragraph):
    assert mended(clean, paragraph) == paragraph


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param('"It is late,"she said of the plan.' + AFTER, 13, id="the first line"),
        pytest.param(AFTER.lstrip() + '\n\n"It is late,"she said.', len(AFTER) + 13, id="the last"),
    ],
)
def test_marks_of_a_paragraph_are_counted_from_its_start(text, at):
    assert [(edit.start, edit.rule) for edit in clean(Document(text))] == [(at, "glued-clauses")]
