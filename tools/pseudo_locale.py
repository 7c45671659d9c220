#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""pseudo_locale.py EN.json > EN-XA.json: English with accents, a third longer, in brackets. What is left plain on a
screen was never translated; what is cut at the end has too little room."""
import json
import re
import sys

PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ACCENTED = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"


def pseudo(sentence: str) -> str:
    pieces = re.split(r"(\{\w+\})", sentence)
    written = [piece if piece.startswith("{") else piece.translate(str.maketrans(PLAIN, ACCENTED)) for piece in pieces]
    return "⟦" + "".join(written) + "·" * (len(sentence) // 3) + "⟧"


def main() -> None:
    sentences = json.load(open(sys.argv[1], encoding="utf-8"))
    json.dump({key: pseudo(sentence) for key, sentence in sentences.items()}, sys.stdout, ensure_ascii=False, indent=2)


if __name__ == "__main__":
    main()
