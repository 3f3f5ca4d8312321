"""What mkdocs needs to be told: pages are written for readers of files, too, and their examples for the tests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

_FENCE = re.compile(r'^```(\w+)((?: \w+=\S+| \w+="[^"]*")+)$', re.MULTILINE)
_GIVEN = re.compile(r'(\w+)=(?:"([^"]*)"|(\S+))')
_LINK = re.compile(r"\[([^\]]+)\]\((\.\./[^)#\s]+)[^)]*\)")


def on_page_markdown(markdown: str, page: Any, config: Any, **_: Any) -> str:
    """Put above an example what it is given, and turn links that leave the folder into plain text."""
    docs = Path(config["docs_dir"])

    def titled(match: re.Match[str]) -> str:
        given = [(name, value or text) for name, value, text in _GIVEN.findall(match[2])]
        title = ", ".join(value if name == "file" else f"{name}: {value}" for name, value in given)
        return f'```{match[1]} title="{title}"'

    def link(match: re.Match[str]) -> str:
        target = (docs / page.file.src_uri).parent.joinpath(match[2]).resolve()
        return match[0] if target.is_relative_to(docs) else f"{match[1]} (`{target.relative_to(docs.parent)}`)"

    return _LINK.sub(link, _FENCE.sub(titled, markdown))
