#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the build cannot say by itself: who may include which library, private headers, sizes, banned names."""
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2] / "src"
# A library, and the only rooms that may know it.
KNOWS = {
    "sodium.h": {"seal", "unseal"},
    "sqlite3.h": {"store"},
    "libpq-fe.h": {"store"},
    "boost/asio": {"http"},
    "boost/beast": {"http"},
    "openssl/ssl.h": {"http"},
    "curl/curl.h": {"post_door", "havre"},
    "toml++": {"settings"},
}
BANNED = re.compile(r"\b(?:class|struct|namespace)\s+\w*(Manager|Helper|Util|Processor|Impl|Common)\b")
INCLUDE = re.compile(r'#include [<"]([^>"]+)[>"]')
MOST_LINES, MOST_HEADER, MOST_COLUMNS = 500, 170, 110


def complaints_about(path: pathlib.Path):
    room = path.relative_to(SOURCE).parts[0]
    text = path.read_text()
    lines = text.splitlines()
    if not lines or "SPDX-License-Identifier" not in lines[0]:
        yield "no SPDX line"
    if len(lines) > (MOST_HEADER if path.suffix == ".h" else MOST_LINES):
        yield f"{len(lines)} lines"
    for number, line in enumerate(lines, 1):
        if len(line) > MOST_COLUMNS:
            yield f"line {number} has {len(line)} columns"
    for included in INCLUDE.findall(text):
        for library, rooms in KNOWS.items():
            if included.startswith(library) and room not in rooms:
                yield f"may not know {library}"
        if included.endswith("_records.h") and included.split("/")[0] != room:
            yield f"{included} is private to its room"
        if ".." in included:
            yield f"climbs with {included}"
    for found in BANNED.findall(text):
        yield f"a name with {found}"


def main() -> int:
    found = [(path, complaint) for path in sorted(SOURCE.rglob("*")) if path.suffix in (".h", ".cpp")
             for complaint in complaints_about(path)]
    for path, complaint in found:
        print(f"{path.relative_to(SOURCE.parent)}: {complaint}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
