// SPDX-License-Identifier: AGPL-3.0-or-later
import { digits } from "../shared/sealing/words.ts";
import { fill, find, make } from "./page/dom.ts";
import { language } from "./page/texts.ts";
import { asWords } from "./words.ts";

// The template's empty places, filled with one receipt.
export function fillReceipt(page: ParentNode, numbers: readonly number[]): void {
  const words = asWords(numbers, language()).map((word) => make("li", {}, word));
  find("[data-words]", page)?.replaceChildren(...words);
  fill("[data-digits]", digits(numbers), page);
}
