// SPDX-License-Identifier: AGPL-3.0-or-later
// A name's bones: its consonants by kind, so that one name written in four scripts and by many hands has one
// key; and the vowels between them, which tell Mahmoud from Mohamed as far as the script writes them.
import { romanise, scriptOf } from "./romanise.ts";

export interface Skeleton {
  key: string;
  // One more than the key has letters. Which vowels were heard there: a, i, u, e (a or i); `*` and `?` as romanise.ts says.
  vowels: readonly string[];
}

// Longest first. Each is what romanise.ts or a hand may write; where hands differ, every reading is listed.
const sounds: readonly (readonly [string, readonly string[]])[] = [
  ["shch", ["X"]], // щ
  ["tch", ["X"]], // French
  ["sch", ["X"]], // German
  ["dzh", ["J"]], // дж
  ["sh", ["X"]],
  ["ch", ["X", "K"]], // ч; French for ش; Michael
  ["zh", ["J"]],
  ["dj", ["J"]], // French for ج
  ["kh", ["H"]], // خ and х, which Russian also writes for ح and ه
  ["gh", ["G"]], // غ
  ["ph", ["F"]], // Philippe; and ဖ
  ["th", ["T", "S"]], // ث and သ
  ["dh", ["D", "S"]], // ذ
  ["ts", ["S"]], // ц
  ["ck", ["K"]],
  ["ng", ["N"]],
  ["ġ", ["G", "J", "H"]], // г, which Russian also writes for ه
  ["ṯ", ["T", "S"]],
  ["ǧ", ["J", "G"]],
  ["ḏ", ["D", "S"]],
  ["ẓ", ["S", "D"]],
  ["ṙ", ["Y", "R"]],
  ["ẅ", ["W", "u"]], // a w that may be heard as one, or as a vowel
  ["ħ", ["", "H"]],
  ["b", ["P"]], // Arabic has no p
  ["p", ["P"]],
  ["d", ["D"]],
  ["t", ["T"]],
  ["f", ["F"]],
  ["v", ["F", "W"]], // Arabic writes ف, and Russian В for و
  ["g", ["G", "J"]], // Gamal
  ["h", ["H"]],
  ["j", ["J", "i"]], // Sergej
  ["k", ["K"]],
  ["q", ["K", "G"]], // Gaddafi
  ["l", ["L"]],
  ["m", ["M"]],
  ["n", ["N"]],
  ["r", ["R"]],
  ["s", ["S"]],
  ["z", ["S"]],
  ["x", ["KS"]],
];
const soundOf = new Map<string, readonly string[]>(sounds);
const sizes = [4, 3, 2, 1];
const mostReadings = 8;
const vowelsOf: Record<string, string> = { a: "a", e: "e", i: "i", y: "i", o: "u", u: "u", w: "u", "*": "*", "?": "?" };

interface Reading {
  key: string;
  vowels: string[];
}

export function skeletonsOf(folded: string): Skeleton[] {
  if (/\d/.test(folded)) return [];
  return readings(prepared(folded)).filter(({ key }) => key !== "");
}

// 0: the vowels agree as far as both are written; each full 1 is a vowel that does not.
export function vowelDistance(one: Skeleton, other: Skeleton): number {
  let sum = 0;
  for (let slot = 0; slot < one.vowels.length; ++slot)
    sum += slotDistance(one.vowels[slot], other.vowels[slot]) * (slot === one.key.length ? 0.5 : 1);
  return sum;
}

// A short key is shared by many, so its vowels must fit.
export function alike(one: Skeleton, other: Skeleton): boolean {
  return one.key === other.key && vowelDistance(one, other) <= allowed[Math.min(one.key.length, 4)];
}

const allowed = [0, 0, 0.25, 0.5, 0.75];

function slotDistance(one: string, other: string): number {
  if (one === other) return 0;
  const ours = unheard(one, other);
  const theirs = unheard(other, one);
  if (ours === "" && theirs === "") return 0;
  if (ours !== "" && theirs !== "") return 1;
  // Arabic writes the long vowels only, so one that it wrote is there.
  const meant = one === "" || other === "" || (ours ? one : other).includes("*");
  return meant && /[iu]/u.test(ours + theirs) ? 1 : 0.5;
}

// The vowels of `one` that `other` cannot stand for.
function unheard(one: string, other: string): string {
  if (other === "*" || (one === "*" && other === "")) return "";
  return [...one].filter((vowel) => !"*?".includes(vowel) && !stands(vowel, other)).join("");
}

function stands(vowel: string, other: string): boolean {
  if (other.includes(vowel) || other.includes("?")) return true;
  if (vowel === "e") return /[ai*]/u.test(other);
  return other.includes("e") ? vowel !== "u" : other.includes("*") && vowel === "a";
}

// "Servant of" joins the name after it, with the article in whatever shape: Abdul Rahman, Abderrahmane, عبدالرحمن.
const latinServant = /^abd[aeou]*l?(?=[a-z]{3})/u;
const arabicServant = /^\?b\*d(?:\*|a)(?:l\*?)?(?=..)/u;

function prepared(folded: string): string {
  const latin = romanise(folded);
  const script = scriptOf(folded);
  if (script === "arabic") return latin.replace(arabicServant, "?b*d*");
  const plain = latin.replace(latinServant, "abd").replace(/(?<=[aeiou])h$/u, "ħ"); // Fatimah, Salah
  return script === "latin" ? spelled(plain) : plain;
}

// Letters of Latin whose sound depends on what stands beside them.
function spelled(word: string): string {
  return word
    .replace(/^h(?=[klmnpstw])/u, "") // Hla, Hpyu, Htun
    .replace(/^ou(?=[aei])/u, "w") // Oualid
    .replace(/oe$/u, "o") // Soe
    .replace(/(?<=...)e$/u, "") // Abderrahmane
    .replace(/(?<=.)w(?=[aei]|l|$)/gu, "ẅ") // Anwar, Iwan, Pawel
    .replace(/gu(?=[ei])/gu, "gh")
    .replace(/qu(?=[ei])/gu, "k")
    .replace(/c(?=[eiy])/gu, "s")
    .replace(/c(?![hk])/gu, "k");
}

function readings(latin: string): Skeleton[] {
  let found: Reading[] = [{ key: "", vowels: [""] }];
  for (let at = 0; at < latin.length; ) {
    const size = sizes.find((length) => soundOf.has(latin.slice(at, at + length))) ?? 1;
    const piece = latin.slice(at, at + size);
    const consonants = soundOf.get(piece) ?? (at === 0 ? startOf(latin) : null);
    found = consonants ? branch(found, consonants) : found.map((one) => withVowel(one, vowelsOf[piece] ?? ""));
    at += size;
  }
  return [...new Map(found.map((one) => [one.key, one])).values()];
}

// y and w are consonants where a word begins.
function startOf(latin: string): readonly string[] | null {
  if (latin.startsWith("w")) return ["W"];
  if (latin.startsWith("ye") || /^i[aou]/u.test(latin)) return ["Y", ""];
  return latin.startsWith("y") ? ["Y"] : null;
}

function withVowel({ key, vowels }: Reading, heard: string): Reading {
  const last = [...new Set(vowels[vowels.length - 1] + heard)].join("");
  return { key, vowels: [...vowels.slice(0, -1), last] };
}

function branch(found: readonly Reading[], choices: readonly string[]): Reading[] {
  return choices
    .flatMap((choice) => found.map((one) => withSound(one, choice)))
    .slice(0, mostReadings);
}

function withSound(one: Reading, sound: string): Reading {
  const { key, vowels } = one;
  if (sound === "" || /[iu]/u.test(sound)) return withVowel(one, sound);
  if (key.endsWith(sound) && vowels[vowels.length - 1] === "") return one;
  return { key: key + sound, vowels: [...vowels, ...[...sound].map(() => "")] };
}
