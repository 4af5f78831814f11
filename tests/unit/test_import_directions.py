"""Imports point one way: assets, warehouse, ledger, extraction, documents; nothing below assets knows Dagster."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "orchestration"

# Lowest first: a package may import itself and what stands before it.
LAYERS = (
    "documents",
    "extraction",
    "reconciliation",
    "ledger",
    "warehouse",
    "state",
    "validation",
    "resources",
    "assets",
)
# Modules beside the packages that any layer but documents may import; they import no layer themselves.
LEAVES = ("settings", "slots", "vocabulary")
DAGSTER_FREE = (*LAYERS[:-2], *LEAVES)


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import; write it from the root"
            module = node.module or ""
            # "from orchestration import ledger" imports the layer ledger
            names = [f"{module}.{a.name}" for a in node.names] if module == "orchestration" else [module]
            yield from ((node.lineno, name) for name in names)


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _allowed(room: str) -> set[str]:
    if room in LEAVES:
        return set(LEAVES)
    below = set(LAYERS[: LAYERS.index(room) + 1])
    return below if room == "documents" else below | set(LEAVES)


def _problems(path: Path) -> Iterator[str]:
    room = _room(path)
    for line, name in _imports(path):
        parts = name.split(".")
        where = f"{path.relative_to(ROOT)}:{line}"
        if parts[0] == "orchestration" and len(parts) > 1 and parts[1] not in _allowed(room):
            yield f"{where}: {room} may not import {name}; imports point to {sorted(_allowed(room))}"
        if room in DAGSTER_FREE and parts[0].startswith("dagster"):
            yield f"{where}: only assets and what stands above them may import {parts[0]}"


MODULES = [p for p in sorted(PACKAGE.rglob("*.py")) if _room(p) in (*LAYERS, *LEAVES)]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    assert list(_problems(path)) == []


def test_a_wrong_import_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = PACKAGE / "documents" / "model.py"
    planted = tmp_path / "orchestration" / "documents" / "model.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(wrong.read_text(encoding="utf-8") + "\nimport dagster\nfrom orchestration import ledger\n")
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path / "orchestration")
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    problems = list(_problems(planted))
    assert len(problems) == 2
    assert "may not import orchestration.ledger" in problems[1]
