#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The word lists of receipts: 512 words each, none mistaken for another (doc/sealing.md 5.1 and 5.3)."""
import pathlib
import re
import sys
import unicodedata

WORDS = pathlib.Path(__file__).resolve().parents[2] / "locale" / "words"
LANGUAGES = ("en", "fr", "es", "ar", "my")
# One Burmese syllable after another, each in the order of the Unicode standard; a closing consonant carries U+103A.
BURMESE = re.compile(
    "(?:(?:\u1004\u103a\u1039)?[\u1000-\u102a\u103f](?:\u1039[\u1000-\u1021])*"
    "\u103b?\u103c?\u103d?\u103e?\u1031?[\u102d\u102e\u1032]?[\u102f\u1030]?[\u102b\u102c]?\u103a?\u1036?\u1037?\u1038?"
    "(?:[\u1000-\u1021]\u1037?\u103a\u1038?)*)+")
MOST_SYLLABLES = 3


def folded(word: str) -> str:
    """Step 5.3, as far as it concerns a single word."""
    word = unicodedata.normalize("NFKC", word).lower()
    word = re.sub("[\u0640\u064b-\u065f\u0670]", "", word)
    word = re.sub("[\u0622\u0623\u0625\u0671]", "\u0627", word).replace("\u0649", "\u064a").replace("\u0629", "\u0647")
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", bare)


def one_step_apart(one: str, other: str) -> bool:
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), len(one))
    return one[same + (len(one) == len(other)):] == other[same + 1:]


def syllables(word: str) -> int:
    closed = re.sub("[\u1000-\u1021]\u1037?\u103a", "", re.sub("\u1004\u103a\u1039|\u1039[\u1000-\u1021]", "", word))
    return len(re.findall("[\u1000-\u102a\u103f]", closed))


def complaints_about(language: str):
    text = (WORDS / f"{language}.txt").read_text(encoding="utf-8")
    words = text.split("\n")[:-1]
    if len(words) != 512 or not text.endswith("\n"):
        yield f"{len(words)} lines"
    bare = [folded(word) for word in words]
    for word, plain in zip(words, bare):
        if unicodedata.normalize("NFC", word) != word or not all(unicodedata.category(c)[0] in "LM" for c in word):
            yield f"{word}: not one word in normal form"
        if language == "my":
            if not BURMESE.fullmatch(word) or not 1 <= syllables(word) <= MOST_SYLLABLES:
                yield f"{word}: not one to three syllables in order"
        elif not 3 <= len(plain) <= 9:
            yield f"{word}: {len(plain)} letters"
    for i, one in enumerate(bare):
        for j in range(i):
            if one == bare[j] or one_step_apart(one, bare[j]):
                yield f"{words[j]} and {words[i]} are too close"


def main() -> int:
    found = [f"locale/words/{language}.txt: {complaint}" for language in LANGUAGES for complaint in complaints_about(language)]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
