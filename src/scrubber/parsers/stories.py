"""Stories that a dump tells of: records with a title and an address, an id or a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scrubber.parsers import jsonish

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES: Final = {
    "title": (
        "title",
        "headline",
        "post_title",
        "heading",
        "page_title",
        "article_title",
        "story_title",
        "name",
    ),
    "url": (
        "url",
        "link",
        "href",
        "permalink",
        "uri",
        "guid",
        "article_url",
        "canonical_url",
        "share_url",
        "web_url",
    ),
    "id": ("id", "post_id", "article_id", "story_id", "nid", "news_id", "content_id", "articleid", "newsid"),
    "image": (
        "image",
        "pic",
        "picture",
        "thumbnail",
        "thumb",
        "img",
        "photo",
        "image_url",
        "thumbnail_url",
        "imageurl",
    ),
}
"""Keys under which content systems write what a story has; compared in small letters."""

_MAX_DEPTH: Final = 40


def stories_of(value: Any) -> list[dict[str, str]]:
    """Every story in a dump's value, in order, with the keys `title`, `url`, `id`, `image` where known."""
    found: list[dict[str, str]] = []
    for record in _records(value, 0):
        story = _story(record)
        if story and story not in found:
            found.append(story)
    return found


def _records(value: Any, depth: int) -> Iterator[dict[Any, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _records(item, depth + 1)
    elif isinstance(value, str):
        inner = jsonish.value_of(value.strip())
        if inner is not None:
            yield from _records(inner, depth + 1)


def _story(record: dict[Any, Any]) -> dict[str, str]:
    fields = {_key(key): value for key, value in record.items() if isinstance(key, str)}
    story: dict[str, str] = {}
    for name, keys in _NAMES.items():
        for key in keys:
            text = _text(fields.get(key))
            if text:
                story[name] = text
                break
    # A name alone may be a person's or a shop's: a story is linked to.
    if "title" not in story or not story.keys() & {"url", "id", "image"}:
        return {}
    if "url" not in story and not any(key in fields for key in _NAMES["title"][:-1]):
        return {}
    return story


def _key(key: str) -> str:
    """A key without the class that serialize() and print_r() write to private members."""
    return key.split("\0")[-1].split(":")[0].lower()


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("url") or value.get("src") or value.get("rendered")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())
