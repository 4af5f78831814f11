"""Which files of a folder are documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.documents.discovery import iter_documents


def test_documents_with_their_sidecars_and_nothing_else(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "a.md.meta.yml",
        ".hidden",
        "a.md~",
        "#a.md#",
        ".a.md.swp",
        "~$c.docx",
        "d.part",
        "lone.meta.yml",
    ):
        (tmp_path / name).write_text("x")
    (tmp_path / "year" / "2016").mkdir(parents=True)
    (tmp_path / "year" / "2016" / "c.txt").write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.txt").write_text("x")
    found = list(iter_documents(tmp_path))
    assert [seed.name for seed in found] == ["a.md", "b.txt", "year/2016/c.txt"]
    assert found[0].sidecar_path == tmp_path / "a.md.meta.yml"
    assert found[1].sidecar_path is None


def test_no_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="no such folder"):
        list(iter_documents(tmp_path / "missing"))
