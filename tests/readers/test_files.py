"""Files: found, decoded, refused."""

from pathlib import Path

import pytest

from smartcheck.readers import ReaderOptions, Unreadable, discover, read_bytes, read_file

GOOD = "# Mål: Få flere på tur\n\n- KR1: 40 turer i året – og «null» avlysninger\n"


def names(paths: tuple[Path, ...], root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(GOOD, encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
def test_encodings(encoding: str) -> None:
    (objective,) = read_bytes(GOOD.encode(encoding), "tur.md").objectives
    assert str(objective.text) == "Få flere på tur"
    assert str(objective.key_results[0].text) == "40 turer i året – og «null» avlysninger"


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp865"])
@pytest.mark.parametrize(
    "words",
    ["Nå 40 medlemmer på øya", "På øya: én båt à 30 fot", "ØKE SALGET PÅ ØYA", "Å bli større"],
)
def test_short_texts_of_old_editors(words: str, encoding: str) -> None:
    try:
        data = f"Mål: {words}\nKR: Få 7 til".encode(encoding)
    except UnicodeEncodeError:
        pytest.skip(f"{encoding} cannot write it")
    assert str(read_bytes(data, "a.txt").objectives[0].text) == words


@pytest.mark.parametrize("words", ["Cost < €40", "We’re the ones", "Loved – by all", "“Best” of 9"])
def test_one_odd_character_is_the_mark_that_was_typed(words: str) -> None:
    data = f"Objective: {words}\nKR: Sell 7\n".encode("cp1252")
    assert str(read_bytes(data, "a.txt").objectives[0].text) == words


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)) * 9])
def test_binary_files_are_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_bytes(data, "a.md")


def test_missing_and_large_files(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as missing:
        read_file(tmp_path / "nowhere.md")
    assert missing.value.failure.kind == "unreadable"
    (tmp_path / "big.md").write_text(GOOD * 100, encoding="utf-8")
    with pytest.raises(Unreadable) as large:
        read_file(tmp_path / "big.md", ReaderOptions(max_bytes=1000))
    assert large.value.failure.kind == "too-large"
    with pytest.raises(Unreadable):
        read_file(tmp_path)


def test_a_walk_takes_known_suffixes_and_leaves_the_rest(tmp_path: Path) -> None:
    write(
        tmp_path,
        "a.md",
        "b/c.yaml",
        "b/d.py",
        ".hidden/e.md",
        "node_modules/f.md",
        ".g.md",
        "h.csv",
    )
    found = discover([tmp_path])
    assert names(found.paths, tmp_path) == ["a.md", "h.csv", "b/c.yaml"]
    assert not found.named
    assert not found.failures


def test_ignored_files_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "old/b.md", "keep/c.md", "keep/d.md", "keep/old/e.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("old/\n")
    (tmp_path / "keep/.gitignore").write_text("/d.md\n")
    assert names(discover([tmp_path]).paths, tmp_path) == ["a.md", "keep/c.md"]
    assert names(discover([tmp_path / "keep"]).paths, tmp_path) == ["keep/c.md"]
    assert len(discover([tmp_path], gitignore=False).paths) == 5


def test_globs(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "okr/b.md", "okr/c.okr", "okr/drafts/d.md")
    assert names(discover([tmp_path], include=["okr/**"]).paths, tmp_path) == [
        "okr/b.md", "okr/c.okr", "okr/drafts/d.md",
    ]  # fmt: skip
    assert names(discover([tmp_path], exclude=["drafts/"]).paths, tmp_path) == ["a.md", "okr/b.md"]


def test_named_files_are_told_apart_and_read_whatever_they_are_called(tmp_path: Path) -> None:
    write(tmp_path, "plan.okr", "a.md")
    found = discover([tmp_path / "plan.okr", tmp_path, tmp_path / "gone"])
    assert names(found.paths, tmp_path) == ["plan.okr", "a.md"]
    assert found.named == {tmp_path / "plan.okr"}
    (failure,) = found.failures
    assert failure.path.endswith("gone")
