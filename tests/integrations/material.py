"""Articles that every engine gets, and what a local run makes of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scrubber.runs.job import run
from scrubber.runs.progress import Quiet
from scrubber.settings import Settings
from tests.runs.material import a_job

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = Settings(entry_points=False, site_plugins=False)

DIRTY = (
    "It’s raining in Ulm.\n\nREAD MORE: Five ferries that changed the coast\n\nThe river rose by a metre.",
    "T HE last keeper of the light left on Monday.\n\nAdvertisement\n\nNobody saw him go. – Reuters",
    "The jury didnâ€™t need long.\n\nImage copyright Reuters Image caption The court\n\nIt was late.",
    " \n",
)


def articles(count: int) -> list[dict[str, Any]]:
    """Articles with the same fields, every fourth of which can't become a record."""
    return [
        {
            "id": f"{n}",
            "url": f"https://harbour.example/{n}",
            "title": f"Report {n}",
            "date": "2021-02-04",
            "text": DIRTY[n % 4].replace("Monday", f"the {n}th day"),
            "tags": ["rain", f"day {n}"],
            "pages": n,
        }
        for n in range(count)
    ]


def local_run(articles: list[dict[str, Any]], folder: Path) -> tuple[list[bytes], list[dict[str, Any]]]:
    """Lines of the records, and the rejections, of a run over the same articles as JSON Lines."""
    (folder / "in.jsonl").write_text("".join(json.dumps(article) + "\n" for article in articles))
    run(a_job(folder / "in.jsonl", folder / "out", settings=SETTINGS, shard_bytes=10**9), Quiet())
    lines = (folder / "out/articles.jsonl").read_bytes().splitlines()
    return lines, [json.loads(line) for line in (folder / "out/rejected.jsonl").open()]
