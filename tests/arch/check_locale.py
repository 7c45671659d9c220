#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public pages' sentences: none missing, none unused, the same placeholders in every language, nothing unescaped."""
import json
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
LOCALE, TEMPLATES, SOURCE, SCRIPT = ROOT / "locale", ROOT / "share" / "pages", ROOT / "src", ROOT / "web" / "public"
LANGUAGES = ("en", "fr", "es", "ar", "my")
# Rooms whose refusals can reach somebody who asks for help.
PUBLIC = ("http", "intake", "intake_door", "pages", "plain", "return_door", "checkin")
# Keys the code puts together from a prefix and a word of its own.
BUILT = re.compile(r"state\.|date\.month\.|(enter|code)\.(title|lede|label|open|other)$|(destroyed|left)\.(title|text)$|"
                   r"(ask|complaint)\.(title|lede)$|mail\.(page|slot|test|gap)\.(subject|text)$|calendar\.(name|duty|backup)$")
SENTENCE = re.compile(r"\[\[~?([\w.]+)\]\]")
REFUSAL = re.compile(r'Kind::\w+,\s*"([\w.]+)"\s*\}')
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def sources(*rooms: str):
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in (".h", ".cpp") and not path.stem.endswith("_test") and path.relative_to(SOURCE).parts[0] in rooms:
            yield path.read_text(encoding="utf-8")


def form_keys():
    """ask.FIELD and ask.FIELD.OPTION, read from the one list of fields."""
    text = (SOURCE / "pages" / "form.cpp").read_text(encoding="utf-8")
    options = {name: re.findall(r'"(\w+)"', body) for name, body in re.findall(r"const Options (\w+)\{(.*?)\};", text, re.S)}
    for name, group, kind, rest in re.findall(
            r'\{"(\w+)",\s*"(\w+)",\s*(line|text|choices?),\s*[\d\']+((?:,\s*(?:\{[^}]*\}|\w+|"[\w.]+"))*)\}', text):
        yield f"ask.{name}"
        yield f"ask.group.{group}"
        chosen = re.search(r"\{([^}]+)\}", rest)
        named = re.search(r",\s*(\w+)\s*$", rest)
        words = re.findall(r'"(\w+)"', chosen.group(1)) if chosen else options.get(named.group(1), []) if named else []
        yield from (f"ask.{name}.{word}" for word in words)


def complaints():
    spoken = {tag: json.loads((LOCALE / f"{tag}.json").read_text(encoding="utf-8")) for tag in LANGUAGES}
    english = spoken["en"]
    for tag, sentences in spoken.items():
        for key in english.keys() ^ sentences.keys():
            yield f"{tag}.json: {key} is {'missing' if key in english else 'not in en.json'}"
        for key in english.keys() & sentences.keys():
            if sorted(PLACEHOLDER.findall(english[key])) != sorted(PLACEHOLDER.findall(sentences[key])):
                yield f"{tag}.json: {key} has other placeholders than en.json"
            if unicodedata.normalize("NFC", sentences[key]) != sentences[key] or "[[" in sentences[key]:
                yield f"{tag}.json: {key} is not plain text in normal form"

    asked = set(form_keys()) - {"ask.group.first"}
    printed = set()
    for path in sorted(TEMPLATES.glob("*.mustache")):
        text = path.read_text(encoding="utf-8")
        printed |= set(SENTENCE.findall(text))
        if "{{{" in text or "{{&" in text:
            yield f"{path.name}: writes a value unescaped"
        if re.search(r"\s(on\w+|style)=|<style|javascript:|https?://", text) or re.search(r"<script(?![^>]* src=)", text):
            yield f"{path.name}: something inline or from elsewhere"
    refused = {code for text in sources(*PUBLIC) for code in REFUSAL.findall(text)} | {"receipt.unreadable"}
    for key in sorted((asked | printed | refused) - english.keys()):
        yield f"en.json: {key} is missing"

    said = set(re.findall(r'"([a-z_]+(?:\.\w+)+)"', "\n".join(sources(*PUBLIC, "languages", "post", "post_door"))))
    script = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SCRIPT.rglob("*.ts")))
    said |= {key for word in re.findall(r'"([a-z_.]+)"', script) for key in (word, f"script.{word}")}
    hints = {key for key in english if key.endswith(".hint") and key[:-5] in asked}
    built = {key for key in english if BUILT.match(key)}
    shared = {code for text in sources("seal", "requests") for code in REFUSAL.findall(text)}
    for key in sorted(english.keys() - asked - printed - refused - said - hints - built - shared):
        yield f"en.json: {key} is used nowhere"


def main() -> int:
    found = list(complaints())
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
