"""Readers that hold the view file open and never pause, while refreshes run one after another."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orchestration.warehouse.releases import current_release

READER = Path(__file__).with_name("reader.py")
READERS = 4
REPORT = "Harbour Science Park news\n\nBy the end of 2011 the park housed {} companies.\n"


@pytest.mark.parametrize(
    "refreshes",
    [pytest.param(5, marks=pytest.mark.slow), pytest.param(20, marks=pytest.mark.exhaustive)],
)
@pytest.mark.timeout(3600)
def test_every_statement_sees_one_release_and_the_newest(
    new_home: Callable[[Path], Any], tmp_path: Path, refreshes: int
) -> None:
    home = new_home(tmp_path)
    report = home.settings.seeds / "2012-03-01-harbour.txt"
    report.write_text(REPORT.format(430))
    assert home.refresh()["success"]
    published = home.settings.published

    def released() -> str:
        release = current_release(published)
        assert release is not None
        return release.release_id

    spans = [(0.0, time.time(), released())]  # begun, ended, what it released
    command = [sys.executable, str(READER), str(published / "ecosystem.duckdb")]
    readers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(READERS)
    ]
    tables = [int(reader.stdout.readline()) for reader in readers if reader.stdout]
    for number in range(refreshes):
        report.write_text(REPORT.format(431 + number))
        begun = time.time()
        outcome = home.refresh()
        assert outcome["success"], outcome
        spans.append((begun, time.time(), released()))
        time.sleep(0.5)  # for statements that are begun between two refreshes
    told = [json.loads(reader.communicate("stop\n")[0]) for reader in readers]

    names = [name for _, _, name in spans]
    assert len(set(names)) == refreshes + 1 and len(set(tables)) == 1
    assert [answer["errors"] for answer in told] == [[]] * READERS
    for answer in told:
        assert [seen for _, seen in answer["statements"] if len(seen) != 1] == []
        order = [names.index(seen[0]) for _, seen in answer["statements"]]
        assert order == sorted(order), "a statement saw an earlier release than the one before it"
        assert set(order) == set(range(refreshes + 1)), "a release went by unseen"
        late = [
            (begun, seen)
            for begun, seen in answer["statements"]
            for (_, ended, name), (following, _, _) in zip(spans, [*spans[1:], (float("inf"), 0, "")], strict=True)
            if ended < begun < following and seen != [name]
        ]
        assert late == [], "a statement begun after a refresh did not see its release"
    count = sum(len(answer["statements"]) for answer in told)
    print(f"{refreshes} refreshes in {spans[-1][1] - spans[1][0]:.0f} s; {count} statements over {tables[0]} tables")
