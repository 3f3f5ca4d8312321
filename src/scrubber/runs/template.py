"""What worker processes are forked from: a process that has done once what each of them would do at its start.

The fork server of `multiprocessing` imports this module and forks workers of itself: they are there at once, and
what was read and compiled before (rules, word frequencies) is one copy in memory for all of them. Code of plugins
is never run here, as it may start threads, which a fork leaves behind.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import signal
import sys
import warnings
from contextlib import contextmanager, suppress
from importlib.metadata import entry_points
from multiprocessing import resource_tracker
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from scrubber.document import Document
from scrubber.matching.compiledrule import LENGTHS
from scrubber.pipeline import Scrubber
from scrubber.plugins import ENTRY_POINT_GROUP, PluginError, load_plugins
from scrubber.record import Record
from scrubber.runs.fingerprint import fingerprint, versions
from scrubber.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGE: Final = 4_000_000
"""Bytes of inputs from which on it pays to make more ready: some seconds of work."""

_GIVEN: Final = "SCRUBBER_TEMPLATE"
# Rules of other languages are compiled by the workers that meet them.
_LANGUAGE: Final = "en"
_SENTENCE: Final = "It is said that the people of the town waited for the rain in the harbour."
# What is known of words, sites and dates is read when the first is met that asks for it.
_DAMAGED: Final = (
    "oth banks",
    "n Friday the council met, and Doe'splan for the MarketHall was read.",
    "The council of Harlow met on Monday to speak of the old bridge and of the plans of the mayor",
    "Jane Doe said nothing of it, and left the hall before the vote was taken.",
)
_GIVEN_FIELDS: Final = {"url": "https://example.com/", "date": "May 4, 2015"}
_MOST_FILES: Final = 150

_ready: dict[str, Scrubber] = {}


def context(settings: Settings, size: int = 0) -> tuple[Any, str]:
    """The `multiprocessing` context to start workers from, and the key of the template that is made ready for them.

    `size` (bytes of the inputs) decides whether what cleaners make when they first need it is made there, too.
    The key stands for the settings and for the content of all rules. Where there is no fork server, and where
    plugins run code, there is no template: each worker makes itself ready.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn"), ""
    from multiprocessing import forkserver

    key = ""
    # A worker that can't load a plugin tells it.
    with suppress(PluginError):
        key = "" if _runs_code(settings) else fingerprint(settings, versions(load_plugins(settings)))
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload([__name__])
    if key:
        # The server is started by the first run of this process; one with other settings gets plain workers of it.
        os.environ[_GIVEN] = json.dumps([key, settings.model_dump_json(), size >= LARGE])
    try:
        with starting():
            forkserver.ensure_running()
    finally:
        os.environ.pop(_GIVEN, None)
    return found, key


def scrubber_for(settings: Settings, key: str) -> Scrubber:
    """The pipeline that the template has made ready, else a new one.

    Raises:
        PluginError: a plugin can't be loaded and the settings are strict.

    """
    return _ready.get(key) or Scrubber(settings)


@contextmanager
def starting() -> Iterator[None]:
    """Start a process that a Ctrl-C doesn't reach, as the main process ends workers itself.

    Nor does it import this one's main module again: workers need nothing of it.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    can_block = hasattr(signal, "pthread_sigmask")
    if can_block:
        # Else it would be started in between, and lift the block.
        resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if can_block else set()
    try:
        yield
    finally:
        if can_block:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        sys.modules["__main__"] = main


def _runs_code(settings: Settings) -> bool:
    folders = [path for path in settings.plugins if path.is_dir()]
    return bool(settings.entry_points and entry_points(group=ENTRY_POINT_GROUP)) or any(
        any(folder.glob(pattern)) for folder in folders for pattern in ("cleaner.py", "*/cleaner.py")
    )


def _prepare(key: str, settings: Settings, *, large: bool) -> None:
    """Load the pipeline; for a large run also read word lists and compile rules, which each worker would need."""
    scrubber = Scrubber(settings)
    if large:
        _warm(scrubber)
    _ready[key] = scrubber
    # Collections of workers need not touch, and so copy, what is here already.
    gc.collect()
    gc.freeze()


def _warm(scrubber: Scrubber) -> None:
    scrubber.clean_record(Record("", "\n\n".join([*_DAMAGED, _SENTENCE]), given=_GIVEN_FIELDS))
    # Lines of each length at each place, as rules for such lines are looked up by both.
    lines = [" ".join(["rain"] * words) for words in (*LENGTHS, LENGTHS[-1] + 1)]
    for first in range(len(lines)):
        text = "\n\n".join([*lines[first:], *lines * 3, *lines[:first]])
        scrubber.clean_record(Record("", text))
    files = [file for file in scrubber.plugins.rule_set.files if file.language in ("", _LANGUAGE)]
    for file in files[:_MOST_FILES]:
        site = {"site": file.domains[0]} if file.domains else {}
        scrubber.plugins.rule_set.compile_for(Document("", {"language": _LANGUAGE} | site))


if _given := os.environ.pop(_GIVEN, None):
    # A template that can't be made is none: the worker runs into the same, and tells it.
    with suppress(Exception), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _key, _settings, _large = json.loads(_given)
        _prepare(_key, Settings.model_validate_json(_settings), large=_large)
