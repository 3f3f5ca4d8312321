"""The contract of the command line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import scrubber
from scrubber import Article
from scrubber.cli import main
from scrubber.plugins import site_plugins_folder
from tests.processes import output
from tests.timing import takes_less_than_import_of_pydantic

if TYPE_CHECKING:
    from collections.abc import Callable

RAIN = '{"text": "It’s raining all night."}\n'


@pytest.fixture
def scrub(capfd, in_process) -> Callable[..., tuple[int, str, str]]:
    """Run the command without worker processes; its exit code, standard output, and standard error."""

    def scrub(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([*map(str, arguments), *(["--workers", "1"] if arguments[:1] != ("schema",) else [])])
        out, err = capfd.readouterr()
        return ended.value.code or 0, out, err

    return scrub


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Rain in Ulm\n\nIt’s raining.\n")
    (folder / "b.jsonl").write_text(RAIN + '{"id": 7, "text": "The river rose.", "tag": [1]}\n')
    return folder


def records(text: str) -> list[Article]:
    return [Article.model_validate_json(line) for line in text.splitlines()]


@pytest.mark.parametrize("command", [[], ["run"]], ids=["by default", "spelled out"])
def test_a_folder_becomes_records(scrub, folder, tmp_path, command) -> None:
    code, out, err = scrub(*command, folder, "-o", tmp_path / "out")
    assert (code, out) == (0, "")
    # On a busy machine, lines of progress come before it.
    last = err.splitlines()[-1]
    assert last.startswith(f"3 records, 0 rejected in {tmp_path / 'out'}: ")
    assert last.endswith(" MB/s")
    assert {p.name for p in (tmp_path / "out").iterdir()} == {
        ".scrubber", "articles.jsonl", "rejected.jsonl", "summary.json",
    }  # fmt: skip
    first, second, third = records((tmp_path / "out/articles.jsonl").read_text())
    assert (first.id, first.title, first.text) == ("a.txt", "Rain in Ulm", "It's raining.")
    assert (second.id, second.text) == ("b.jsonl#1", "It's raining all night.")
    assert (third.id, third.extra) == ("7", {"tag": [1]})
    assert second.revert() == "It’s raining all night."


def test_a_plugin_that_can_not_be_used_is_told_each_time(scrub, folder, tmp_path) -> None:
    rules = tmp_path / "own.toml"
    rules.write_text('[[rule]]\nid = "x"\ncategory = "ad"\nlnie = ["Read more"]\n')
    for told in ("articles/s", "nothing to do"):
        code, _, err = scrub(folder, "-o", tmp_path / "out", "--plugins", rules, "--no-site-plugins")
        assert (code, err.count("plugin own failed: ")) == (0, 1)
        assert f"plugin own failed: {rules}:4: rule x: lnie: no such key; did you mean 'line'?" in err
        assert told in err


def test_options_may_come_first(scrub, folder, tmp_path) -> None:
    assert scrub("-o", tmp_path / "out", folder)[0] == 0


def test_some_rejected(scrub, tmp_path) -> None:
    (tmp_path / "a.jsonl").write_text(RAIN + "{broken\n")
    code, _, err = scrub(tmp_path / "a.jsonl", "-o", tmp_path / "out")
    assert code == 1
    assert "rejected: a.jsonl line 2: not valid JSON" in err
    (line,) = (tmp_path / "out/rejected.jsonl").read_text().splitlines()
    assert json.loads(line)["input"] == "{broken"


def test_records_to_standard_output(scrub, folder) -> None:
    code, out, err = scrub(folder, "-o", "-")
    assert code == 0
    assert [record.id for record in records(out)] == ["a.txt", "b.jsonl#1", "7"]
    assert err.splitlines()[-1].startswith("3 records, 0 rejected: ")


def test_from_standard_input_to_standard_output(scrub, monkeypatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((RAIN + "{}\n").encode())))
    code, out, err = scrub("-")
    assert code == 1
    assert [(record.id, record.text) for record in records(out)] == [("stdin#1", "It's raining all night.")]
    assert "rejected: stdin line 2: no `text` and no `html` in the record" in err
    assert "rejected inputs are kept, whole and with the reasons, in rejected.jsonl" in err


def test_rejections_beside_standard_output_are_kept_under_a_free_name(scrub, monkeypatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rejected.jsonl").write_text("mine")
    (tmp_path / "a.jsonl").write_text(RAIN + '{"title": "Rain"}\n{broken\n')
    assert scrub("a.jsonl", "-o", "-")[0] == 1
    assert (tmp_path / "rejected.jsonl").read_text() == "mine"
    lines = [json.loads(line) for line in (tmp_path / "rejected-2.jsonl").open()]
    assert [line["input"] for line in lines] == [{"title": "Rain"}, "{broken"]


def test_without_rejections_standard_output_leaves_no_file(scrub, folder, monkeypatch, tmp_path) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    scrub(folder, "-o", "-")
    assert list((tmp_path / "here").iterdir()) == []


def test_from_standard_input_to_a_folder_each_time_anew(scrub, monkeypatch, tmp_path) -> None:
    for text in ("One.", "Two."):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps({"text": text}).encode())))
        assert scrub("-", "-o", tmp_path / "out")[0] == 0
        assert [r.text for r in records((tmp_path / "out/articles.jsonl").read_text())] == [text]


def test_a_reader_that_leaves_is_no_error(folder) -> None:
    (folder / "c.jsonl").write_text(RAIN * 20_000)
    code = "from scrubber.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder), "-o", "-", "-q"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_quiet(scrub, folder, tmp_path) -> None:
    assert scrub(folder, "-o", tmp_path / "out", "-q") == (0, "", "")


MISSING = "not read: missing: No such file or directory\nError: nothing to read\n"
TO_OUT = ["a.txt", "-o", "out"]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        pytest.param(["missing", "-o", "out"], MISSING, id="a missing path"),
        pytest.param(
            ["empty", "-o", "out"], "nothing to read: no file of a kind that is known (", id="an empty folder"
        ),
        pytest.param(["a.txt"], "say where to write", id="no output"),
        pytest.param(["a.txt", "-o", "a.txt"], "Error: a.txt: a file, not a folder\n", id="to a file"),
        pytest.param(["a.txt", "-o", "a.txt/out"], "Error: a.txt/out: a file, not a folder\n", id="below a file"),
        pytest.param(
            [*TO_OUT, "--category", "ad=away"], "--category ad=away: 'away' is none of drop, move, keep", id="action"
        ),
        pytest.param([*TO_OUT, "--category", "ads=keep"], "no such category; did you mean 'ad'?", id="category"),
        pytest.param([*TO_OUT, "--category", "ad"], "say what to do with it: --category ad=keep", id="no action"),
        pytest.param([*TO_OUT, "--disable", "quote"], "no cleaner 'quote'; did you mean 'quotes'?", id="cleaner"),
        pytest.param(["a.txt", "there"], "say where to write: -o there, or", id="an output without its option"),
        pytest.param(["-o", "out"], "Give files or folders to clean, or - for", id="nothing to clean"),
        pytest.param(["earlier", "-o", "out"], "earlier: the output of a run; give what it was made", id="a run"),
        pytest.param(["empty", "-o", "empty"], "give another one, such as -o out", id="to where it is read from"),
        pytest.param([*TO_OUT, "--quotes", "odd"], "Invalid value for '--quotes'", id="an unknown choice"),
        pytest.param([*TO_OUT, "--config", "no.toml"], "Path 'no.toml' does not exist", id="no settings file"),
        pytest.param([*TO_OUT, "--format", "odd"], "no writer for the format odd (known: jsonl", id="format"),
        pytest.param([*TO_OUT, "--plugins", "no"], "Path 'no' does not exist", id="no such plugin"),
        pytest.param(["a.txt", "-o", "-", "--format", "txt"], "only as jsonl", id="a tree on standard output"),
        pytest.param(
            ["a.txt", "-o", "s3://bucket/x"],
            "Invalid value for '-o' / '--output': s3://bucket/x: what is written goes to a local folder",
            id="to an address",
        ),
        pytest.param(["-", "-"], "- is named twice, and standard input can be read only once", id="one input twice"),
        pytest.param(["a.txt", "-o", ""], "Invalid value for '-o' / '--output': it is empty;", id="to nowhere"),
        pytest.param(
            ["", "-o", "out"], "Invalid value for 'PATH…': it is empty; is a variable not set?", id="from nowhere"
        ),
        pytest.param(["loop", "-o", "out"], "loop: Too many levels of symbolic links", id="a link to itself"),
    ],
)
def test_a_wrong_call(scrub, tmp_path, monkeypatch, arguments, why) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "empty").mkdir()
    (tmp_path / "earlier/.scrubber").mkdir(parents=True)
    (tmp_path / "loop").symlink_to("loop")
    code, out, err = scrub(*arguments)
    assert (code, out) == (2, "")
    assert why in err
    assert "Traceback" not in err
    assert not list(tmp_path.rglob("articles.jsonl"))


def test_a_missing_path_does_not_stop_the_others(scrub, folder, tmp_path) -> None:
    code, _, err = scrub(tmp_path / "missing", folder, "-o", tmp_path / "out")
    assert code == 2
    assert f"not read: {tmp_path / 'missing'}: No such file or directory" in err
    assert len(records((tmp_path / "out/articles.jsonl").read_text())) == 3


def test_settings_by_option(scrub, tmp_path) -> None:
    text = "It rained “all” night.\n\nREAD MORE\n\nThe river rose."
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}))
    scrub(tmp_path / "a.jsonl", "-o", tmp_path / "out", "--category", "promo=keep", "--quotes", "keep")
    (record,) = records((tmp_path / "out/articles.jsonl").read_text())
    assert record.text == text


def test_settings_by_file_and_option(scrub, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scrubber.toml").write_text('quotes = "keep"\nstrict = true\n')
    (tmp_path / "a.txt").write_text("It rained “all” night.")
    scrub("a.txt", "-o", "out")
    told = json.loads((tmp_path / "out/summary.json").read_text())["settings"]
    assert (told["quotes"], told["strict"]) == ("keep", True)
    scrub("a.txt", "-o", "out", "--quotes", "straight")
    told = json.loads((tmp_path / "out/summary.json").read_text())["settings"]
    assert (told["quotes"], told["strict"]) == ("straight", True)


def test_columns_by_option(scrub, tmp_path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "It rained.", "headline": "Rain in Ulm"}')
    scrub(tmp_path, "-o", tmp_path / "out", "--text-field", "body", "--title-field", "headline")
    (record,) = records((tmp_path / "out/articles.jsonl").read_text())
    assert (record.text, record.title) == ("It rained.", "Rain in Ulm")


def test_a_run_that_finds_no_body_says_how_to_name_its_field(scrub, tmp_path) -> None:
    (tmp_path / "a.csv").write_text("Id,Body\n7,It rained.\n")
    hint = "say which field holds the article: --text-field NAME or --html-field NAME\n"
    assert hint in scrub(tmp_path / "a.csv", "-o", tmp_path / "out")[2]
    assert hint not in scrub(tmp_path / "a.csv", "-o", tmp_path / "out", "--text-field", "Body")[2]


def test_a_tree_of_text_files(scrub, folder, tmp_path) -> None:
    assert scrub(folder, "-o", tmp_path / "out", "--format", "txt")[0] == 0
    assert (tmp_path / "out/articles/a.txt").read_text() == "Rain in Ulm\n\nIt's raining.\n"
    assert (tmp_path / "out/articles/b.jsonl#1.txt").read_text() == "It's raining all night.\n"
    assert scrub(tmp_path / "out/articles", "-o", tmp_path / "again")[0] == 0


def test_equal_ids_are_told(scrub, tmp_path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "One."}\n' * 2)
    code, _, err = scrub(tmp_path / "a.jsonl", "-o", tmp_path / "out")
    assert code == 0
    assert "1 records have an id that another one has too" in err


def test_every_option_is_documented() -> None:
    from scrubber.cli import load_commands
    from scrubber.cli import scrub as group

    load_commands()
    for command in group.commands.values():
        assert command.help
        for parameter in command.params:
            assert parameter.param_type_name == "argument" or parameter.help, (command.name, parameter.name)


def test_the_version_with_its_plugins(capfd) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    out = capfd.readouterr().out
    assert out.startswith(f"scrubber {scrubber.__version__}\n")
    assert "site plugins: alalam.ir, " in out
    assert str(site_plugins_folder()) not in out


def test_a_finished_run_says_so(scrub, folder, tmp_path) -> None:
    assert "articles/s" in scrub(folder, "-o", tmp_path / "out")[2]
    assert "nothing to do; --overwrite does it again" in scrub(folder, "-o", tmp_path / "out")[2]


@pytest.mark.parametrize("environment", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}], ids=["C"])
def test_a_terminal_that_knows_few_characters(tmp_path, environment) -> None:
    (tmp_path / "a.txt").write_text("“It rained.”", "utf-8")
    code = "import sys; from scrubber.cli import main; main(['explain', sys.argv[1]])"
    ended = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "a.txt"], capture_output=True, env=os.environ | environment
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b'[-?-]{+"+}' in ended.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", [["schema"], ["explain", "a.txt"]], ids=lambda arguments: arguments[0])
def test_standard_output_that_is_full(tmp_path, arguments) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    code = "import sys; from scrubber.cli import main; main(sys.argv[1:])"
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-c", code, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path
        )
    assert (ended.returncode, ended.stderr) == (2, "Error: standard output: No space left on device\n")


def test_help_is_there_at_once() -> None:
    code = "import sys; sys.argv[1:] = ['--help']; from scrubber.cli import main; main()"
    assert "run*" in output(code).stdout
    assert takes_less_than_import_of_pydantic(4, code)
