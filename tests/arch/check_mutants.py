#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every patch of tests/access/mutants.json still finds its one place, so that none is passed over when the source has moved on."""
import json
import pathlib
import sys

root = pathlib.Path(__file__).resolve().parents[2]
lost = []
for mutant in json.loads((root / "tests/access/mutants.json").read_text()):
    for patch in mutant["patches"]:
        count = (root / patch["file"]).read_text().count(patch["from"])
        if count != patch.get("of", 1):
            lost.append(f"{patch['file']}: {mutant['name']!r} finds its place {count} times")
print("\n".join(lost), file=sys.stderr)
sys.exit(1 if lost else 0)
