#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every table, and every column of a request, stands in doc/what-the-server-knows.md: a fact without a reason fails."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = (ROOT / "doc" / "what-the-server-knows.md").read_text()
NAMED = set(re.findall(r"`([^`]+)`", PAGE))
TABLE = re.compile(r"CREATE TABLE (\w+) \((.*?)\n\);", re.S)
ADDED = re.compile(r"^ALTER TABLE (\w+) ADD COLUMN (\w+)", re.M)
COLUMN = re.compile(r"^  (\w+) (?:TEXT|BIGINT|BYTEA)", re.M)


def is_named(name: str) -> bool:
    return any(named == name or named.startswith(name + ".") or
               (named.endswith("*") and name.startswith(named[:-1])) for named in NAMED)


def complaints():
    for migration in sorted((ROOT / "migrations").glob("*.sql")):
        text = migration.read_text()
        for table, column in ADDED.findall(text):
            if not is_named(f"{table}.{column}"):
                yield f"{table}.{column} has no row"
        for table, body in TABLE.findall(text):
            if not is_named(table):
                yield f"table {table} has no row"
            if table != "requests":
                continue
            for column in COLUMN.findall(body):
                if column != "id" and not is_named(column) and not is_named(f"requests.{column}"):
                    yield f"requests.{column} has no row"


def main() -> int:
    found = list(complaints())
    for complaint in found:
        print(f"doc/what-the-server-knows.md: {complaint}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
