"""Holds the view file open and asks without pause until standard input ends; then tells of every statement.

The statement reads every table. The answer is a JSON object: `statements`, each with the time when it was begun and
the releases that it saw, and `errors`.
"""

from __future__ import annotations

import json
import os
import select
import sys
import time

import duckdb


def read(view_file: str) -> dict[str, list[object]]:
    """Ask until standard input ends."""
    statements: list[object] = []
    errors: list[object] = []
    with duckdb.connect(view_file, read_only=True, config={"threads": 1}) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        ]
        everything = " UNION ALL ".join(f'SELECT min(release_id), max(release_id) FROM "{name}"' for name in tables)
        print(len(tables), flush=True)
        while not select.select([sys.stdin], [], [], 0)[0]:
            begun = time.time()
            try:
                rows = connection.execute(everything).fetchall()
            except duckdb.Error as error:
                errors.append(str(error))
                continue
            statements.append([begun, sorted({name for row in rows for name in row if name is not None})])
    return {"statements": statements, "errors": errors}


if __name__ == "__main__":
    os.nice(5)  # the refreshes beside it are what takes the time of the test
    print(json.dumps(read(sys.argv[1])))
