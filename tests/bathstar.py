"""Articles of a newspaper that puts the same box under each of them."""

from __future__ import annotations

from scrubber import Record

BOX = "The Ferry Desk tells you each week who sails and who stays ashore"
NOUNS = ("ferry", "bridge", "harbour", "lighthouse", "pier", "quay", "dune", "island", "lock", "weir", "canal", "mill")


def article(n: int, noun: str) -> Record:
    text = "\n\n".join(
        [
            f"The {noun} was closed on day {n} after a storm, the council said, and nobody knows when it will open.",
            "HOST: Good morning.",
            f"Engineers have looked at the {noun} for {n + 3} weeks and found {n + 7} cracks in its northern wall.",
            f"It will cost {n + 2} million to mend the {noun}, which is more than the town has in its chest.",
            BOX,
        ]
    )
    return Record(f"{n}", text, given={"url": f"https://www.bathstar.com/{n}", "title": f"The {noun} is closed"})
