from __future__ import annotations

import pytest

from scrubber import Article
from scrubber.writers.text import MAX_NAME, Tree, encode, file_name


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        pytest.param("a/b.txt", "a/b", id="a path of a text file"),
        pytest.param("a/b.html", "a/b.html", id="a path of another file"),
        pytest.param("a.jsonl#7", "a.jsonl#7", id="a line"),
        pytest.param("/etc/passwd", "etc/passwd", id="an absolute path"),
        pytest.param("../../up", "_/_/up", id="a path that leads up"),
        pytest.param("a/./b//c", "a/_/b/c", id="empty parts"),
        pytest.param(".hidden", "_hidden", id="a hidden name"),
        pytest.param('x:y*z?"<>|\\\n', "x_y_z_______", id="what systems refuse"),
        pytest.param("", "_", id="nothing"),
    ],
)
def test_file_names(id_: str, name: str) -> None:
    assert file_name(id_) == name


def test_long_names_are_cut_and_stay_different() -> None:
    first, second = file_name("x" * 300 + "1"), file_name("x" * 300 + "2")
    assert first != second
    assert len(first) < MAX_NAME


def test_a_tree_holds_a_file_an_article(tmp_path) -> None:
    tree = Tree(tmp_path / "out")
    articles = [
        Article(id="a/b.txt", title="Rain in Ulm", text="It rained.\n\nIt stopped."),
        Article(id="c", text="It rained – all night."),
        Article(id="c", text="It rained again."),
    ]
    assert tree.write(encode(articles[:2])) == 2
    assert tree.write(encode(articles[2:])) == 1
    tree.close()
    files = {p.relative_to(tmp_path / "out").as_posix(): p.read_text("utf-8") for p in tmp_path.rglob("*.txt")}
    assert files == {
        "a/b.txt": "Rain in Ulm\n\nIt rained.\n\nIt stopped.\n",
        "c.txt": "It rained – all night.\n",
        "c (2).txt": "It rained again.\n",
    }


@pytest.mark.parametrize(
    ("ids", "files"),
    [
        (["x", "x.txt/y"], ["x.txt", "x.txt (2)/y.txt"]),
        (["x.html", "x.html.txt/y", "x.html.txt/z"], ["x.html.txt", "x.html.txt (2)/y.txt", "x.html.txt (2)/z.txt"]),
        (["x.txt/y", "x"], ["x (2).txt", "x.txt/y.txt"]),
    ],
)
def test_what_is_a_file_is_no_folder(tmp_path, ids, files) -> None:
    tree = Tree(tmp_path / "out")
    assert tree.write(encode([Article(id=id_, text="It rained.") for id_ in ids])) == len(ids)
    found = [path.relative_to(tmp_path / "out").as_posix() for path in tmp_path.rglob("*.txt") if path.is_file()]
    assert sorted(found) == sorted(files)


def test_what_an_ended_run_left_is_taken_away(tmp_path) -> None:
    (tmp_path / "out/a").mkdir(parents=True)
    (tmp_path / "out/a/old.txt").write_text("old")
    Tree(tmp_path / "out").close()
    assert list((tmp_path / "out").iterdir()) == []
