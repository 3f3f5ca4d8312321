"""What a template or a content system left unfilled: `{{ name }}`, `{% if %}`, `#related#`, `[gallery ids="1"]`, `%s`.

Shortcodes: https://codex.wordpress.org/Shortcode_API. One is known by its attributes, its closing tag, or its
name; "[sic]" and "[the senator]" are none.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump

TEMPLATE_ANCHOR: Final = (
    r"(?:\{\{\{?[^{}\n]{1,300}\}\}\}?|\{[%#][^{}\n]{1,300}[%#]\}|<%[=#-]?[^<>\n]{1,300}%>|\$\{[\w.$()\[\]'\"]{1,120}\}"
    r"|%%[a-z_]{2,40}%%|^[ \t]*#[a-z_]{3,30}#|\#[a-z_]{3,30}\#[ \t]*$|^[ \t]*%(?:\d\$)?[sd@][ \t]*$|^[ \t]*\{[A-Za-z_]\w{2,40}\}[ \t]*$|\{\{[^{}\n]{0,300}$)"
)

_NAME: Final = r"[A-Za-z][\w-]{1,40}"
_ATTRIBUTE: Final = r"\s+[\w:-]{1,40}\s*=\s*(?:\"[^\"\n]{0,2000}\"|'[^'\n]{0,2000}'|&quot;[^\n\]]{0,500}?&quot;|[“”″][^“”″\n]{0,500}[“”″]|[^\s\]\"']{1,300})"
_KNOWN: Final = (
    r"(?:pullquote|gallery|caption|wp_caption|embed|playlist|contact-form-7|image|youtube|vimeo|tweet|twitter|instagram|facebook|soundcloud"
    r"|adrotate|toc|slideshow|slideshare|googlemaps|jwplayer|ooyala|brightcove|audio|video|video_embed|polldaddy|relatedposts|nextpage|read_more"
    r"|(?:vc|et_pb|fusion|av|tatsu|kc|su|mk|cs|x)_\w+)"
)
SHORTCODE_ANCHOR: Final = rf"(?:\[{_NAME}(?:{_ATTRIBUTE})+(?:\s+[\w-]+)*\s*/?\]|\[/{_NAME}\]|\[{_KNOWN}(?:\s+[^\[\]\n]{{0,300}})?\s*/?\](?!\()|\[(?:b|i|u|quote|url|img)\](?=[^\[\]\n]{{1,3000}}\[/))"

_CAPTION: Final = re.compile(
    r"\[(?P<name>(?:wp_)?caption)\b[^\[\]\n]*\](?P<inside>[^\n]{0,3000}?)\[/(?P=name)\]"
)
_ENCLOSING: Final = re.compile(
    r"\[(?P<name>embed|youtube|vimeo|tweet|instagram|img|audio|video|soundcloud|gallery|ad|script|js|css|code)\b[^\[\]\n]{0,600}\](?P<inside>[^\s\[\]]{0,600})\[/(?P=name)\]",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]*>")


def parse_template(text: str, match: re.Match[str]) -> Dump | None:
    """Read a placeholder or a template tag."""
    raw = match[0]
    start = match.start() + len(raw) - len(raw.lstrip())
    return Dump(start, match.end() - len(raw) + len(raw.rstrip()), "template")


def parse_shortcode(text: str, match: re.Match[str]) -> Dump | None:
    """Read a shortcode tag. One that encloses a caption, an address or an id goes with what it encloses.

    The value of a caption's dump is `{"caption": words}`.
    """
    start = match.start()
    if caption := _CAPTION.match(text, start):
        words = " ".join(_TAG.sub(" ", caption["inside"]).split())
        return Dump(start, caption.end(), "shortcode", {"caption": words} if words else None)
    if enclosing := _ENCLOSING.match(text, start):
        return Dump(start, enclosing.end(), "shortcode")
    return Dump(start, match.end(), "shortcode")
