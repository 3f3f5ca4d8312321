"""A review: the questions of a run, the marks made so far, and what is written of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from scrubber.categories import Category
from scrubber.inspection.marks import HEADER, Mark, MarksError, labels, read_marks, rules_by_site
from scrubber.inspection.outputs import article_files, article_of, lines
from scrubber.inspection.page import compact
from scrubber.inspection.statistics import Place
from scrubber.inspection.uncertain import located, uncertain
from scrubber.runs.output_folder import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scrubber.article import Article
    from scrubber.inspection.marks import Marks
    from scrubber.inspection.uncertain import Question

MARKS: Final = "review.jsonl"
LABELS: Final = "review-labels.tsv"
RULES: Final = "review-rules"


class BadMark(ValueError):
    """A mark of a piece that there is not."""


class Review:
    """The state of a review; `questions` are in the order in which they are asked."""

    def __init__(self, out: Path, limit: int) -> None:
        """Choose the questions and read the marks of an earlier review.

        Raises:
            OutputError: there are no records, or one can't be read.
            MarksError: the marks can't be read.
            BadEdit: a record was altered after it was made.

        """
        self._folder = out if out.is_dir() else out.parent
        self.marks: Marks = read_marks(self._folder / MARKS)
        self.questions = uncertain(out, limit)
        marked = {id_ for id_, *_ in self.marks}
        self._articles, self._places = _read(out, self.questions, marked)

    def listing(self) -> list[dict[str, Any]]:
        """The questions as plain values, each with its mark."""
        return [self._plain(number) for number in range(len(self.questions))]

    def article(self, number: int) -> dict[str, Any]:
        """The article of a question, for the page, with the number of the piece in question and all marks in it.

        Raises:
            BadMark: there is no such question.

        """
        question, article = self._of(number)
        pieces = [start for start, _ in located(article)]
        return {
            "article": compact(article),
            "piece": pieces.index(question.start) if question.start in pieces else 0,
            "missed": [
                {"start": mark.start, "end": mark.end, "category": mark.category.value}
                for mark in self.marks.values()
                if mark.id == article.id and mark.verdict == "missed"
            ],
        }

    def mark(self, number: int, verdict: str | None, category: str | None) -> None:
        """Judge a question, `right` or `wrong`, or take the judgement back (None).

        Raises:
            BadMark: there is no such question, verdict or category.
            MarksError: the marks can't be written.

        """
        question, article = self._of(number)
        if verdict not in ("right", "wrong", None):
            raise BadMark("verdict: right, wrong or null")
        segment = next(s for at, s in located(article) if at == question.start and at + len(s.before) == question.end)
        change = segment.change
        self._set(article, question.start, question.end, verdict, category or change.category.value, change)

    def miss(self, number: int, start: int, end: int, category: str | None) -> None:
        """Mark text that stayed in the question's article as of a category, or take that back (None).

        Raises:
            BadMark: there is no such question, text or category.
            MarksError: the marks can't be written.

        """
        _, article = self._of(number)
        pieces = list(located(article))
        size = pieces[-1][0] + len(pieces[-1][1].before)
        taken = any(s.kind in ("removed", "moved") and at < end and start < at + len(s.before) for at, s in pieces)
        if not 0 <= start < end <= size or taken:
            raise BadMark("start, end: not a part of what was kept")
        self._set(article, start, end, "missed" if category else None, category or Category.PROMO.value, None)

    def write(self) -> None:
        """Write the labels and the rules of all marks.

        Raises:
            MarksError: they can't be written, or a rules file there is not of a review.

        """
        by_id: dict[str, list[Mark]] = {}
        for mark in self.marks.values():
            by_id.setdefault(mark.id, []).append(mark)
        told = [
            line
            for id_, of_id in sorted(by_id.items())
            if id_ in self._articles
            for line in labels(self._articles[id_], of_id)
        ]
        try:
            write_whole(self._folder / LABELS, "".join(line + "\n" for line in told).encode())
            folder = self._folder / RULES
            folder.mkdir(exist_ok=True)
            # A name of its own, which no plugin for the same site has.
            files = {f"review-{_name(site)}.toml": text for site, text in rules_by_site(self.marks.values()).items()}
            for old in folder.glob("*.toml"):
                if not old.read_text("utf-8").startswith(HEADER):
                    raise MarksError(
                        f"{old}: not written by a review; move it elsewhere, so that nothing of it is lost"
                    )
                if old.name not in files:
                    old.unlink()
            for name, text in files.items():
                write_whole(folder / name, text.encode())
        except OSError as error:
            raise MarksError(f"{error.filename}: {error.strerror}") from None

    def _of(self, number: int) -> tuple[Question, Article]:
        if not 0 <= number < len(self.questions):
            raise BadMark(f"question: 0 to {len(self.questions) - 1}")
        question = self.questions[number]
        return question, self._places[question.place]

    def _plain(self, number: int) -> dict[str, Any]:
        question, article = self._of(number)
        segment = next(s for at, s in located(article) if at == question.start and at + len(s.before) == question.end)
        mark = self.marks.get((article.id, question.start, question.end))
        return {
            "id": article.id,
            "title": article.title or "",
            "site": article.site or article.source or "",
            "text": segment.before.strip()[:300],
            "after": segment.after.strip()[:300],
            "kind": segment.kind,
            "score": round(question.score, 2),
            **{key: value for key, value in segment.change._asdict().items() if value},
            "verdict": mark.verdict if mark else None,
            "marked": mark.category.value if mark else None,
        }

    def _set(self, article: Article, start: int, end: int, verdict: str | None, category: str, change: Any) -> None:
        key = (article.id, start, end)
        original = article.revert()
        told: dict[str, Any] = {"id": article.id, "start": start, "end": end, "verdict": verdict}
        if verdict is not None:
            try:
                told |= {
                    "category": Category(category).value,
                    "text": original[start:end],
                    "cleaner": change.cleaner if change else "",
                    "rule": change.rule if change else "",
                    "site": article.site or "",
                    "source": article.source or "",
                }
            except ValueError:
                raise BadMark(f"category: one of {', '.join(Category)}") from None
        try:
            with (self._folder / MARKS).open("a", encoding="utf-8") as file:
                file.write(json.dumps(told) + "\n")
        except OSError as error:
            raise MarksError(f"{error.filename}: {error.strerror}") from None
        if verdict is None:
            self.marks.pop(key, None)
        else:
            self.marks[key] = Mark.model_validate(told)
        self.write()


def _read(out: Path, questions: Iterable[Question], ids: set[str]) -> tuple[dict[str, Article], dict[Place, Article]]:
    """The articles that are asked about or have marks, by id and by place."""
    wanted = {question.place for question in questions}
    by_id: dict[str, Article] = {}
    by_place: dict[Place, Article] = {}
    for number, path in enumerate(article_files(out)):
        for line in lines([path]):
            place = Place(number, line.number)
            # With marks, every record has to be looked at for its id.
            if place in wanted or ids:
                article = article_of(line)
                if place in wanted:
                    by_place[place] = article
                if place in wanted or article.id in ids:
                    by_id.setdefault(article.id, article)
    return by_id, by_place


def _name(site: str) -> str:
    return re.sub(r"[^\w.-]+", "-", site).strip("-.").lower() or "site"
