#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Breaks each rule of doc/access.md once (mutants.json), in a copy of the source, and runs the probes: every one must be noticed.

    ./dev mutants [WORD]      only those with the word in their name or rule
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TREE = ROOT / "build" / "mutants"
BUILD = TREE / "build" / "fast"
PROBES = BUILD / "tests" / "access" / "access_probes"
COPIED = ["CMakeLists.txt", "cmake", "src", "migrations", "share", "tests/access", "tests/vectors"]
# Some deeds are rare: a house in which none of them happens notices nothing.
SEEDS = range(1, 5)
ENVIRONMENT = {**os.environ, "CCACHE_BASEDIR": str(TREE)}


def copy_source():
    TREE.mkdir(parents=True, exist_ok=True)
    for each in COPIED:
        if (ROOT / each).is_dir():
            mirror(ROOT / each, TREE / each)
        else:
            replace(TREE / each, (ROOT / each).read_bytes())
    (TREE / "tools").mkdir(exist_ok=True)
    if not (TREE / "tools" / "node_modules").exists():
        (TREE / "tools" / "node_modules").symlink_to((ROOT / "tools" / "node_modules").resolve())


def mirror(source: pathlib.Path, target: pathlib.Path):
    """Only what differs is written, so that only that is compiled."""
    names = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for path in list(target.rglob("*")):
        if path.is_file() and path.relative_to(target) not in names:
            path.unlink()
    for name in names:
        replace(target / name, (source / name).read_bytes())


def replace(path: pathlib.Path, content: bytes):
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def build() -> str:
    """What went wrong; nothing when it built."""
    if not (BUILD / "build.ninja").exists():
        subprocess.run(["cmake", "-S", TREE, "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=RelWithDebInfo",
                        "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache", "-DCMAKE_C_COMPILER_LAUNCHER=ccache"],
                       check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    done = subprocess.run(["ninja", "-C", BUILD, "-j2", "access_probes"], capture_output=True, text=True, env=ENVIRONMENT)
    return "" if done.returncode == 0 else done.stdout[-2000:]


def run() -> tuple[bool, str]:
    """Whether the probes agree with the model in every house, and the first thing they found."""
    for seed in SEEDS:
        agrees, found = run_one({**ENVIRONMENT, "HAVRE_PROBES_SEED": str(seed), "HAVRE_PROBES": "100000"})
        if not agrees:
            return False, found
    return True, ""


def run_one(environment) -> tuple[bool, str]:
    done = subprocess.run([PROBES], capture_output=True, text=True, timeout=600, env=environment)
    lines = done.stdout.splitlines()
    found = [lines[at + 2] for at, line in enumerate(lines[:-2]) if line.endswith("Failure")]
    return done.returncode == 0, found[0] if found else done.stderr.strip().splitlines()[-1:] or "a fault"


def broken(patch) -> tuple[pathlib.Path, bytes]:
    path = TREE / patch["file"]
    text = path.read_text()
    count, wanted = text.count(patch["from"]), patch.get("of", 1)
    if count != wanted:
        raise SystemExit(f"{patch['file']}: {patch['from']!r} stands there {count} times, not {wanted}")
    before = path.read_bytes()
    at = -1
    for _ in range(patch.get("number", 1)):
        at = text.index(patch["from"], at + 1)
    path.write_text(text[:at] + patch["to"] + text[at + len(patch["from"]):])
    return path, before


def judged(mutant) -> tuple[str, str]:
    undo = [broken(patch) for patch in mutant["patches"]]
    try:
        fault = build()
        if fault:
            return "DOES NOT COMPILE", fault
        agrees, found = run()
        return ("SURVIVED", "") if agrees else ("caught", found)
    finally:
        for path, before in undo:
            path.write_bytes(before)


def main() -> int:
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    mutants = [each for each in json.loads((pathlib.Path(__file__).parent / "mutants.json").read_text())
               if word in each["name"] or word == each["rule"]]
    if shutil.which("ccache") is None:
        print("without ccache this takes long", file=sys.stderr)
    copy_source()
    fault = build()
    if fault or not run()[0]:
        print(fault or "the probes disagree before anything is broken")
        return 1
    survived = 0
    for mutant in mutants:
        began = time.monotonic()
        verdict, found = judged(mutant)
        survived += verdict != "caught"
        print(f"{verdict:9} {mutant['rule']:4} {mutant['name']:70} {time.monotonic() - began:4.0f} s  {found}"[:230], flush=True)
    print(f"{len(mutants) - survived} of {len(mutants)} caught")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
