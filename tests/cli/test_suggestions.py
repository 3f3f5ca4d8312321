from __future__ import annotations

import pytest

from tests.cli.support import call


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("explian", "explain", id="a slip"),
        pytest.param("reprot", "report", id="another"),
        pytest.param("Revert", "revert", id="a capital"),
        pytest.param("clean", "run", id="another word"),
        pytest.param("help", "--help", id="help"),
        pytest.param("version", "--version", id="version"),
    ],
)
def test_a_slip_is_told(capfd, tmp_path, monkeypatch, word, meant) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = call(capfd, word, "out")
    assert (code, out) == (2, "")
    assert f"there is no file {word!r} and no such command; did you mean `scrub {meant}`?" in err


@pytest.mark.parametrize("name", ["articles", "report", "reports"])
def test_a_path_is_a_path(capfd, tmp_path, monkeypatch, name) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).mkdir()
    _, _, err = call(capfd, f"./{name}")
    assert "say where to write" in err


def test_a_word_like_no_command_is_a_path(capfd) -> None:
    assert "say where to write" in call(capfd, "articles-of-2020")[2]


def test_completion_of_commands_options_and_paths(capfd, monkeypatch) -> None:
    from scrubber.cli import main

    def completed(words: str, at: int) -> list[str]:
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(at))
        monkeypatch.setenv("_SCRUB_COMPLETE", "bash_complete")
        with pytest.raises(SystemExit):
            main([])
        return capfd.readouterr().out.splitlines()

    assert completed("scrub expl", 1) == ["plain,explain"]
    assert "plain,--html" in completed("scrub explain --", 2)
    assert completed("scrub check ou", 2) == ["file,ou"]
    assert completed("scrub explain ou", 2) == ["file,ou"]
    assert completed("scrub arti", 1) == ["file,arti"]
    assert completed("scrub articles mo", 2) == ["file,mo"]
    assert completed("scrub articles -o ou", 3) == ["file,ou"]
    assert completed("scrub articles --category promo", 3) == [
        "plain,promo=drop",
        "plain,promo=move",
        "plain,promo=keep",
    ]
    assert completed("scrub articles --disable first", 3) == ["plain,first_letter"]
    assert completed("scrub articles --format p", 3) == ["plain,parquet"]
