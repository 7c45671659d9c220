// SPDX-License-Identifier: AGPL-3.0-or-later
// A folded word of Arabic or Cyrillic script in Latin letters, for comparing names and for nothing else: where
// the standards write marks, people write none. `*` is a short vowel, any or none; `?` stands
// for whatever is heard around a letter that Latin does not have.
// Arabic: ALA-LC 2012 and ISO 233-2 without marks; where practice parts from them (ج, ث, ذ), skeleton.ts knows
// both. Persian and Urdu letters: ALA-LC. Cyrillic: ICAO 9303 part 3 table B for Russian and Ukrainian, GOST
// R 52535.1 where they differ.
import { romaniseBurmese } from "./romanise_burmese.ts";
import { isBurmese } from "./syllables.ts";

const arabicConsonants: Record<string, string> = {
  ب: "b",
  ت: "t",
  ث: "ṯ", // th or s
  ج: "ǧ", // j, or g as in Egypt
  ح: "h",
  خ: "kh",
  د: "d",
  ذ: "ḏ", // dh, d or z
  ر: "r",
  ز: "z",
  س: "s",
  ش: "sh",
  ص: "s",
  ض: "d",
  ط: "t",
  ظ: "ẓ", // z or d
  غ: "gh",
  ف: "f",
  ق: "q",
  ك: "k",
  ل: "l",
  م: "m",
  ن: "n",
  ه: "h",
  پ: "p",
  چ: "ch",
  ژ: "zh",
  ڤ: "v",
  گ: "g",
  ټ: "t",
  ٹ: "t",
  ڈ: "d",
  ډ: "d",
  ړ: "r",
  ڑ: "r",
  ڼ: "n",
  ں: "n",
};
const arabicVowels: Record<string, string> = { ا: "a", و: "*ẅ", ي: "*i", ع: "?", ء: "?", ئ: "?", ؤ: "?", ے: "i" };
const arabicStart: Record<string, string> = { ا: "?", و: "w", ي: "y", ع: "?" };

const cyrillic: Record<string, string> = {
  а: "a", б: "b", в: "v", г: "ġ", ґ: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", й: "y", і: "i", ї: "i",
  к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts",
  ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya", є: "ye", ў: "u", ј: "y",
  қ: "q", ғ: "gh", ң: "ng", ө: "o", ұ: "u", ү: "u", ә: "a", һ: "h", ҳ: "h", ҷ: "j",
};

const article = /^ال(?=...)/u;

export type Script = "latin" | "arabic" | "cyrillic" | "burmese";

export function scriptOf(folded: string): Script {
  if (/[\u0600-\u06FF\u0750-\u077F]/u.test(folded)) return "arabic";
  if (/[\u0400-\u04FF]/u.test(folded)) return "cyrillic";
  return isBurmese(folded) ? "burmese" : "latin";
}

export function romanise(folded: string): string {
  const script = scriptOf(folded);
  if (script === "arabic") return romaniseArabic(folded.replace(article, ""));
  if (script === "burmese") return romaniseBurmese(folded);
  if (script === "cyrillic") return [...folded].map((letter) => cyrillic[letter] ?? letter).join("");
  return folded;
}

// Between two consonants without a letter, a short vowel may stand, or none.
function romaniseArabic(word: string): string {
  const letters = [...word];
  let out = "";
  for (const [at, letter] of letters.entries()) {
    const last = at === letters.length - 1;
    // Folding has made ة one with ه, and ى with ي.
    if (last && "هي".includes(letter) && at > 1) return `${out}*`;
    const consonant = at === 0 ? (arabicStart[letter] ?? arabicConsonants[letter]) : arabicConsonants[letter];
    const next = letters[at + 1];
    if (consonant === undefined) out += arabicVowels[letter] ?? "";
    else if (consonant === "?") out += "?";
    else out += consonant + (next !== undefined && next in arabicVowels && next !== "ع" ? "" : "*");
  }
  return out;
}
