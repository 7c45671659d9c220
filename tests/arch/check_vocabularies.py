#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The word lists and the first aid: their shape, five languages, no code or label twice (doc/vocabularies.md)."""
import collections
import json
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "doc" / "vocabularies.md"
LANGUAGES = ("en", "fr", "es", "ar", "my")
CODE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
OUTSIDE = {"accessnow", "huridocs", "m49", "misp", "rsit", "sdg161001"}
AREAS = {"tfgbv", "disinformation", "impunity", "authoritarian_tech"}
LIST_KEYS, GROUP_KEYS = {"class", "version", "many", "groups", "terms"}, {"code", "codes", "label"}
TERM_KEYS = GROUP_KEYS | {"group", "areas", "inactive"}
AID_KEYS = {"code", "version", "for_defender", "for_staff", "sources"}
FEWEST_STEPS, MOST_STEPS, LONGEST_STEP, FEWEST_AIDS = 4, 7, 300, 25
SCRIPT = {"ar": "ARABIC", "my": "MYANMAR"}


def once(pairs):
    """Python keeps the last of two equal keys and says nothing."""
    twice = [key for key, count in collections.Counter(key for key, _ in pairs).items() if count > 1]
    if twice:
        raise ValueError(f"{twice[0]} stands twice")
    return dict(pairs)


def read(path: pathlib.Path):
    try:
        return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)
    except ValueError as wrong:
        sys.exit(f"{path.relative_to(ROOT)}: {wrong}")


def about_text(text, language: str):
    if not isinstance(text, str) or not text.strip():
        yield "nothing is said"
    elif text != text.strip() or "  " in text:
        yield f"stray spaces in “{text}”"
    elif unicodedata.normalize("NFC", text) != text:
        yield f"“{text}” is not in normal form"
    elif not any(SCRIPT.get(language, "LATIN") in unicodedata.name(c, "") for c in text):
        yield f"“{text}” is in another script"


def about_languages(said, check):
    if not isinstance(said, dict) or tuple(said) != LANGUAGES:
        yield f"does not have {', '.join(LANGUAGES)}, in this order"
        return
    for language, text in said.items():
        yield from (f"{language}: {complaint}" for complaint in check(text, language))


def about_entry(entry, keys):
    if not CODE.fullmatch(entry.get("code", "")):
        yield "code is not lower_snake_case"
    yield from (f"{key} is not a key we know" for key in entry.keys() - keys)
    for outside, value in entry.get("codes", {}).items():
        if outside not in OUTSIDE or not isinstance(value, str) or not value:
            yield f"codes.{outside} maps to no list we name"
    yield from about_languages(entry.get("label"), about_text)


def about_term(term, groups):
    yield from about_entry(term, TERM_KEYS)
    if term.get("group") not in (groups or {None}):
        yield f"group {term.get('group')} is not one of this list"
    areas = term.get("areas", [])
    if not isinstance(areas, list) or set(areas) - AREAS or len(areas) != len(set(areas)):
        yield "areas are not areas, or one stands twice"
    if term.get("inactive", True) is not True:
        yield "inactive is true or absent"


def about_doubles(entries):
    """Of what can still be chosen: a word that was put away may return under another code."""
    codes = collections.Counter(entry.get("code") for entry in entries)
    yield from (f"{code} stands twice" for code, count in codes.items() if count > 1)
    chosen = [entry for entry in entries if not entry.get("inactive") and isinstance(entry.get("label"), dict)]
    for language in LANGUAGES:
        labels = collections.Counter(str(entry["label"].get(language)).casefold() for entry in chosen)
        yield from (f"{language}: “{label}” is said twice" for label, count in labels.items() if count > 1)


def about_version(document):
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        yield "version is not a whole number from 1"


def about_list(path: pathlib.Path, document):
    yield from about_version(document)
    yield from (f"{key} is not a key we know" for key in document.keys() - LIST_KEYS)
    if document.get("class") != path.stem or not isinstance(document.get("many"), bool) or not document.get("terms"):
        yield "class is not the file’s name, many is not said, or there are no terms"
    groups, terms = document.get("groups", []), document.get("terms", [])
    for group in groups:
        yield from (f"group {group.get('code')}: {complaint}" for complaint in about_entry(group, GROUP_KEYS))
    for term in terms:
        known = {group.get("code") for group in groups}
        yield from (f"{term.get('code')}: {complaint}" for complaint in about_term(term, known))
    yield from (f"group {code} has no term" for code in
                {group.get("code") for group in groups} - {term.get("group") for term in terms})
    yield from about_doubles(groups)
    yield from about_doubles(terms)


def about_steps(steps, language: str):
    if not isinstance(steps, list) or not FEWEST_STEPS <= len(steps) <= MOST_STEPS or len(set(steps)) != len(steps):
        yield f"not {FEWEST_STEPS} to {MOST_STEPS} different steps"
        return
    for step in steps:
        yield from about_text(step, language)
        if len(step) > LONGEST_STEP:
            yield f"“{step[:40]}…” is longer than {LONGEST_STEP}"


def about_aid(path: pathlib.Path, document, incidents):
    yield from about_version(document)
    yield from (f"{key} is not a key we know" for key in document.keys() - AID_KEYS)
    if document.get("code") != path.stem or path.stem not in incidents:
        yield "code is not the file’s name, or no incident we name"
    for reader in ("for_defender", "for_staff"):
        yield from (f"{reader}: {complaint}" for complaint in about_languages(document.get(reader), about_steps))
        counts = {len(steps) for steps in (document.get(reader) or {}).values()}
        if len(counts) != 1:
            yield f"{reader}: not as many steps in every language"
    sources = document.get("sources", [])
    if not isinstance(sources, list) or not all(isinstance(source, str) and source.strip() for source in sources):
        yield "sources are not titles"


def about_page(classes):
    rows = set(re.findall(r"^\| `(\w+)` \|.*\| (?:one|many) \|", PAGE.read_text(encoding="utf-8"), re.M))
    yield from (f"{name} has no row, or no file" for name in sorted(rows ^ classes))


def complaints():
    lists, aids = (sorted((ROOT / "share" / folder).glob("*.json")) for folder in ("vocabularies", "first-aid"))
    read_lists = {path: read(path) for path in lists}
    for path, document in read_lists.items():
        yield from (f"{path.relative_to(ROOT)}: {complaint}" for complaint in about_list(path, document))
    yield from (f"{PAGE.relative_to(ROOT)}: {complaint}" for complaint in about_page({path.stem for path in lists}))
    incidents = {term.get("code") for path, document in read_lists.items() if path.stem == "incident"
                 for term in document.get("terms", [])}
    for path in aids:
        yield from (f"{path.relative_to(ROOT)}: {complaint}" for complaint in about_aid(path, read(path), incidents))
    if len(aids) < FEWEST_AIDS:
        yield f"share/first-aid: {len(aids)} kinds, fewer than {FEWEST_AIDS}"


def main() -> int:
    found = list(complaints())
    for complaint in found:
        print(complaint)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
