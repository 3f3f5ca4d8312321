"""What a template or a content system left unfilled: `{{ name }}`, `{% if %}`, `#related#`, `[gallery ids="1"]`, `%s`.

Shortcodes: https://codex.wordpress.org/Shortcode_API. One is known by its attributes, its closing tag, or its
name; "[sic]" and "[the senator]" are none.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, Parser, line_end, opens_line

# What may fill a line where a template prints one value, a tag of its own, a call or an attribute: nobody writes a
# paragraph of it.
_LINES: Final = (
    r"\{(?:[*!:.$#%&~^|]|/\*)[^{}\n]{0,200}\}|\{_\}[^{}\n]{0,80}\{/_\}"
    r"|\{(?P<lang>[a-z]{1,12})\}[^{}\n]{0,80}\{/(?P=lang)\}"
    r"|\{[A-Za-z_]\w{0,40}[.:|=][^{}\s][^{}\n]{0,200}\}|\{\.{3}\w{1,40}\}|\{\"[^\"\n]{0,20}\"\}"
    r"|@(?:\{[^\n]{0,200}\}|[a-z]{2,20} ?\((?:[\"'$]|var |int )[^\n]{0,200}(?<![a-z][.!?])"
    r"|section \w{1,40} \{[^\n]{0,100}|verbatim|empty|else)"
    r"|%{1,2}[A-Za-z][\w.]{0,40}%{1,2}|%%\[[^\n]{1,200}\]%%|\#[a-z][\w.]{0,40}\#"
    r"|</?[A-Z]\w{1,40}(?:\s[\w:-]{1,30}=(?:\{[^\n{}]{0,100}\}|\"[^\"\n]{0,100}\"|'[^'\n]{0,100}')){1,10}\s?/?>"
    r"|<[A-Z]\w{1,40} ?/>|</[A-Z]\w{1,40}>|<></>|</?[a-z]{2,12}-[a-z]{2,20}(?: [\w.\"=-]{1,60}){0,5}\s?/?>"
    r"|<<\w{1,40}>>"
    r"|<\$[^<>\n]{1,100}\$>|</?cf[a-z]{2,12}(?:\s[^<>\n]{1,200})?>(?:[^<>\n]{0,100}</cf[a-z]{2,12}>)?"
    r"|\[\[[\w%?][^\[\]\n]{0,200}\]\]|\[TOC\]"
    r"|[\w$.]{1,40}\((?:\"[^\"\n]{0,120}\"|'[^'\n]{0,120}')\);?"
    r"|(?:[*@:\#(\[]{0,2}[\w.:-]{1,40}[)\]]{0,2}=\"[^\"\n]{0,200}\"[ \t]*){1,10}"
    r"|[A-Z]{2,20}(?:_[A-Z]{2,20}){1,6}|undefined|null|NaN"
)

TEMPLATE_ANCHOR: Final = (
    rf"(?:^[ \t]*+(?:{_LINES})[ \t]*$|\[:(?:[a-z]{{2}})?\]|</?(?:[a-z]{{1,10}}"
    rf"|MT):?[A-Z]\w{{1,40}}(?:\s[^<>\n]{{1,200}})?/?>"
    r"|</?[a-z]{1,10}:[a-z][\w.-]{0,40}(?:\s[^<>\n]{0,300})?\s?/?>"
    r"|@?\$?\{\{\{?(?:[^{}\n]|\{[^{}\n]{0,200}\}(?!\})){1,300}\}\}\}?%?|\{[%#][^{}\n]{1,300}[%#]\}|\{%(?:[^%\n]|%(?!\})){1,300}%\}|<%[=#-]?(?:[^%<\n]|%(?!>)|<(?!%)){1,300}%>"
    r"|\$\{\s?[\w.$()\[\]'\"!?:|-]{1,120}\s?\}|</?[a-z]{2,12}_[a-z_]{2,30}(?:\s[^<>\n]{0,300})?>"
    r"|%%=[^%\n]{1,100}=%%|\#\{[\w.]{1,60}\}|\{!![^{}\n]{1,300}!!\}"
    r"|\{\$[\w.>|:\[\]-]{1,80}\}|\{\$[A-Za-z_][\w.>-]{0,60}\|[^{}\n]{1,80}\}"
    r"|^[ \t]*\{/?(?:foreach|if|else|elseif|literal|include|section|assign|strip|block)"
    r"(?:\s[^{}\n]{1,200})?\}[ \t]*$"
    r"|\{/?literal\}|\{(?:loadposition|loadmodule|module)\s[\w -]{1,60}\}"
    r"|\{(?P<plugin>youtube|vimeo|gallery|audio|video|mp3)\}[^{}\n]{0,200}\{/(?P=plugin)\}"
    r"|%%[A-Za-z_]{2,40}%%|^[ \t]*#[a-z_]{3,30}#|\#[a-z_]{3,30}\#[ \t]*$|\#{3}[A-Z_]{2,40}\#{3}"
    r"|^[ \t]*%(?:(?:\d\$)?[sd@]|\(\w{1,40}\)[sd]|[A-Z][A-Z_]{2,40}%)"
    r"(?:[ \t]*(?:[|:,–—-]|[a-z]{1,4})?[ \t]*%(?:\d\$)?[sd@])*[ \t]*$"
    r"|^[ \t]*\{\d{1,2}\}(?:[ \t]*(?:[|:,–—-]|[a-z]{1,4})?[ \t]*\{\d{1,2}\})*[ \t]*$"
    r"|^[ \t]*\{[a-z]{2,20}(?:_[a-z]{2,20}){1,4}\}[ \t]*$"
    # Directives of Blade. Without brackets most are names of people, too.
    r"|^[ \t]*@(?:csrf|auth|guest|end(?:auth|guest|php|can|isset|empty|for|forelse|while|switch|unless|push|slot"
    r"|component|error|once|verbatim)|(?:json|can|isset|empty|forelse|for|while|switch|case|unless|push|stack"
    r"|slot|component|method"
    r"|error)\([^\n]{0,200}\))[ \t]*$"
    r"|\[%[^\[\]\n]{1,300}%\]|^[ \t]*(?:\#\#[A-Z][A-Z_]{2,40}\#\#|__[A-Z][A-Z_]{2,40}__|@@\w{3,40}@@)[ \t]*$"
    r"|\$!?\{[\w.]{1,120}\}"
    r"|</?\#[a-z]{2,12}(?:\s[^<>\n]{0,200})?>|^[ \t]*\#(?:foreach|if|elseif|set|parse|include"
    r"|macro)[ ]?\([^\n]{0,200}\)[ \t]*$"
    r"|^[ \t]*\#(?:end|else)[ \t]*$|\{/?exp:[a-z_]{2,40}(?::[a-z_]{2,40})*(?:\s[^{}\n]{0,300})?\}"
    r"(?:\{/?[a-z][\w:-]{0,40}(?:\s[^{}\n]{0,300})?\})*"
    r"|^[ \t]*\{[\#/:@](?:if|each|else|await|html|key|render)\b[^{}\n]{0,200}\}"
    r"(?:[^{}\n]{0,200}\{[^{}\n]{1,200}\}){0,20}[ \t]*$"
    r"|^[ \t]*\{[A-Z][A-Z0-9_]{2,40}\}[ \t]*$|\[\[\$\{[\w.]{1,120}\}\]\]"
    r"|^[ \t]*@(?:Model|Html|ViewBag|ViewData|Url|RenderBody|RenderSection)[.(][^\n]{0,200}$"
    r"|\*\|[A-Z][A-Z0-9_:]{1,60}\|\*|\[object Object\]|\[\[[*+$!~]{1,2}[\w.-]{1,60}(?:\?[^\]\n]{0,300})?\]\]"
    r"|\[\[\w{2,20}:\d{1,12}\]\]"
    r"|\[(?:node|user|site|term|current-page|current-user|view|comment):[a-z_-]{2,40}(?::[a-z_-]{2,40})*\]"
    r"|^[ \t]*@(?:if|elseif|foreach|include|extends|section|yield)\([^\n]{0,200}\)[ \t]*$"
    r"|^[ \t]*@end(?:if|foreach|section)[ \t]*$"
    r"|<\?xml\b[^<>\n]{0,300}\?>"
    r"|^[ \t]*\{(?:[a-z]+[A-Z_]|[A-Z]+_)\w{1,40}\}[ \t]*$|(?<!\{)\{\{++[^{}\n]{0,300}$)"
)

_NAME: Final = r"[A-Za-z][\w-]{1,40}"
_ATTRIBUTE: Final = (
    r"\s+[\w:-]{1,40}\s*=\s*(?:\"[^\"\n]{0,2000}\"|'[^'\n]{0,2000}'|&quot;[^\n\]]{0,500}?&quot;"
    r"|[“”″][^“”″\n]{0,500}[“”″]|[^\s\[\]\"']{1,300})"
)
# Names that nobody writes in brackets but a content system, and those that people do: these only on their own.
_KNOWN: Final = (
    r"(?:pullquote|gallery|(?:wp_)?caption|embed|contact-form-7|adrotate|nextpage|(?:vc|et_pb|fusion|av"
    r"|tatsu|kc|su|mk)_\w+)"
)
_COMMON: Final = (
    r"(?:image|images|video|audio|playlist|youtube|vimeo|tweet|twitter|instagram|facebook|soundcloud"
    r"|toc|slideshow|jwplayer|brightcove|ads?|advertisement|embedyt|dailymotion|vine|spotify|giphy"
    r"|polldaddy|relatedposts|read_more|quote)"
)
# Names that stand before an address or an id.
_PLAYED: Final = (
    r"(?:embed|embedyt|google-?maps?|videopress|jwplatform|youtube|vimeo|wpvideo|dailymotion|ted|vine|tweet|twitter"
    r"|instagram|facebook|soundcloud|spotify"
    r"|audio|video|gist|giphy|imgur|jwplayer|brightcove|wistia|scribd|slideshare|dfp_ads)"
)
# First lines of tags, of which one closes another or has an attribute. What names a thing to show has a line, too.
SHORTCODE_ANCHOR: Final = (
    rf"\[(?:(?<=^\[)(?=[^\n]*(?:\[/|=))/?[a-z][\w-]{{1,40}}(?:\s[^\[\]\n]{{0,300}})?\]"
    rf"(?:[ \t]*\[/?[a-z][\w-]{{1,40}}(?:\s[^\[\]\n]{{0,300}})?/?\])+[ \t]*$"
    rf"|{_NAME}(?:\s+[\w-]*\d[\w-]*)?(?:{_ATTRIBUTE}){{1,40}}(?:\s+[\w-]{{1,40}}){{0,40}}\s*/?\]"
    rf"|/[A-Za-z][\w-]{{0,40}}\]"
    rf"|[a-z][\w-]{{1,40}} ?/\]|{_PLAYED}:[\w-]{{2,40}}\]"
    rf"|(?P<around>[a-z][\w-]{{1,40}})\]https?://[^\s\[\]]{{1,600}}\[/(?P=around)\]"
    r"|(?<=^\[)[a-z][\w-]{1,30}(?::[\w-]{1,40}){1,3}\][ \t]*$|[a-z]{2,20}=https?://[^\s\[\]]{1,300}\]"
    r"|(?P<pair>(?!sarcas|irony|rant|joke|snark|cross)[a-z][a-z-]{1,20})\](?=[^\[\]\n]{0,3000}\[/(?P=pair)\])"
    r"|(?<=^\[)(?:row|tabs?|divider|hr|br|clear|spacer|accordion|column|section|container|raw|sidebar|infobox|paywall"
    r"|sitemap|addtoany|jetpack-[a-z-]{2,30})\][ \t]*$"
    rf"|{_KNOWN}(?:\s+[^\[\]\n]{{0,300}})?\s*/?\](?!\()"
    rf"|{_PLAYED}\s+(?:https?://|[\w-]*\d)[^\s\[\]]{{1,300}}(?:\s[^\[\]\n]{{0,300}})?\]"
    rf"|[a-z]{{2,20}}(?:_[a-z0-9]{{1,20}}){{1,5}}\]"
    r"|ads?\#\w{1,30}\]"
    rf"|(?P<alone>{_COMMON})\][ \t]*$|(?P<name>b|i|u|em|strong|h[1-6]|center|color|size|dropcap|highlight"
    r"|lead|intro|quote|url|img"
    rf"|{_COMMON})\](?=[^\[\]\n]{{1,3000}}\[/(?P=name)\]))"
)
_CLOSING: Final = re.compile(r"\[/([\w-]+)\]")
_ALONE: Final = re.compile(r"\[/(?!sarcas|irony|rant|joke|snark|end)[a-z][\w-]{1,30}\][ \t]*")
_KNOWN_NAME: Final = re.compile(rf"{_KNOWN}|{_COMMON}")

_CAPTION: Final = re.compile(r"\[(?P<name>(?:wp_)?caption)\b[^\[\]\n]*\](?P<inside>[^\n]{0,3000}?)\[/(?P=name)\]")
_ENCLOSING: Final = re.compile(
    r"\[(?P<name>embed|embedyt|dailymotion|vine|spotify|youtube|vimeo|tweet|instagram|img|audio|video|soundcloud"
    r"|gallery|ad|script|js"
    r"|css|code)\b[^\[\]\n]{0,600}\](?P<inside>[^\s\[\]]{0,600})\[/(?P=name)\]",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]*>")


def parse_template(_text: str, match: re.Match[str]) -> Dump | None:
    """Read a placeholder or a template tag."""
    raw = match[0]
    start = match.start() + len(raw) - len(raw.lstrip())
    return Dump(start, match.end() - len(raw) + len(raw.rstrip()), "template")


def parse_shortcode(text: str, match: re.Match[str]) -> Dump | None:
    """Read a shortcode tag. One that encloses a caption, an address or an id goes with what it encloses.

    The value of a caption's dump is `{"caption": words}`.
    """
    start = match.start()
    if match["alone"] and not opens_line(text, start):
        return None
    closing = _CLOSING.match(match[0])
    # "[/sarcasm]" is its author's: a tag is closed that was opened before.
    if (
        closing
        and match[0].count("[") == 1
        and not _KNOWN_NAME.fullmatch(closing[1])
        and not ("-" in closing[1] or "_" in closing[1])
        and f"[{closing[1]}" not in text[max(0, start - 20_000) : start]
        and not (_ALONE.fullmatch(text, start, line_end(text, start)) and opens_line(text, start))
    ):
        return None
    if caption := _CAPTION.match(text, start):
        words = " ".join(_TAG.sub(" ", caption["inside"]).split())
        return Dump(start, caption.end(), "shortcode", {"caption": words} if words else None)
    if enclosing := _ENCLOSING.match(text, start):
        return Dump(start, enclosing.end(), "shortcode")
    return Dump(start, match.start() + len(match[0].rstrip()), "shortcode")


TEMPLATES: Final = Parser(
    frozenset("{<%#[*@_="),
    (
        r"\{\{|\{[%#!$/]|<%|%%=|\{\d{1,2}\}|\{[a-z]+_|\$\{|#\{|%%[A-Za-z]|#[a-z_]{3,30}#"
        r"|##[A-Z]|\[%|__[A-Z]|@@|</?#|%[A-Z(]|\*\||\[object Object|\[\[|</?[a-z]+_|\[[a-z-]+:[a-z]"
        r"|(?m:^\s*@[A-Za-z])"
        r"|(?m:^\s*#[a-z]+)|\$!|<\?xml"
        r"|(?m:^\s*(?:\{[^{}\n]{1,200}\}|</?[A-Za-z$][^<>\n]*>|[\w$.]+\([\"'][^\n]*\);?|[A-Z]+_[A-Z_]+|undefined"
        r"|null|NaN)\s*$)"
        r"|(?m:^\s*@(?:\{|[a-z]))|%[A-Za-z][\w.]*%|\#[a-z][\w.]*\#|\[:[a-z]{0,2}\]|<<\w"
        r"|(?m:^\s*[*@:#(\[]*[\w.:-]+[)\]]*=\")|\[TOC|</?[a-zA-Z]+:?[A-Za-z]"
        r"|\{/?exp:|\{(?:if|else|elseif|foreach|literal|include|section|assign|strip|block|loadposition|loadmodule"
        r"|module|youtube|vimeo|gallery"
        r"|audio|video|mp3)\b|(?m:^\s*%)|(?m:^\s*\{\w+\}\s*$)"
    ),
    TEMPLATE_ANCHOR,
    parse_template,
)


SHORTCODES: Final = Parser(
    frozenset("[="),
    (
        r"\[/|\[[A-Za-z][\w-]*\s[^\]\n]*=|\[[a-z]+=https?:|(?m:^\s*\[[a-z_-]+\]\s*$)"
        r"|\[(?:pullquote|gallery|wp_caption|caption|embed|contact-form-7|adrotate|nextpage|[a-z]+_)"
        r"|\[[a-z]+ +(?:https?://|[\w-]*\d)|\[ads?#|\[[a-z][\w-]*(?: ?/\]|(?::[\w-]+)+\]|\]https?:)"
    ),
    SHORTCODE_ANCHOR,
    parse_shortcode,
)
