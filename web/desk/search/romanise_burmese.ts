// SPDX-License-Identifier: AGPL-3.0-or-later
// Burmese syllables in Latin letters, as names are written in Latin: BGN/PCGN 1970, and the MLC's list of
// rimes, without tone marks; where passports commonly differ (Khin, Htun, Myint), their way.
import { syllablesOf } from "./syllables.ts";

const initials: Record<string, string> = {
  က: "k", ခ: "kh", ဂ: "g", ဃ: "g", င: "ng", စ: "s", ဆ: "s", ဇ: "z", ဈ: "z", ဉ: "ny", ည: "ny", ဋ: "t", ဌ: "t",
  ဍ: "d", ဎ: "d", ဏ: "n", တ: "t", ထ: "t", ဒ: "d", ဓ: "d", န: "n", ပ: "p", ဖ: "ph", ဗ: "b", ဘ: "b", မ: "m",
  ယ: "y", ရ: "ṙ", လ: "l", ဝ: "w", သ: "ṯ", ဟ: "h", ဠ: "l", အ: "", ဥ: "u", ဦ: "u", ဣ: "i", ဤ: "i", ဧ: "ay",
  ဩ: "aw", ဪ: "aw", ဿ: "ṯ",
};

// The rime is what follows the initial and its medials: vowel signs, then a silenced consonant. Tones (့ း) are
// taken off first, for passports hardly write them.
const rimes: Record<string, string> = {
  "": "a", "ာ": "a", "ါ": "a", "ိ": "i", "ီ": "i", "ု": "u", "ူ": "u", "ေ": "ay", "ဲ": "e", "ယ်": "e",
  "ော": "aw", "ေါ": "aw", "ော်": "aw", "ေါ်": "aw", "ို": "o", "ံ": "an", "ိံ": "ein", "ုံ": "on",
  "က်": "et", "င်": "in", "စ်": "it", "ဉ်": "in", "ည်": "i", "ဥ်": "in", "တ်": "at", "န်": "an", "ပ်": "at",
  "မ်": "an", "ိတ်": "eit", "ိန်": "ein", "ိပ်": "eit", "ိမ်": "ein", "ုတ်": "ot", "ုန်": "on", "ုပ်": "ot",
  "ုမ်": "on", "ောက်": "aut", "ေါက်": "aut", "ောင်": "aung", "ေါင်": "aung", "ိုက်": "ait", "ိုင်": "aing",
  "ိုယ်": "o", "ုဂ်": "ot", "ဒ်": "at", "ာတ်": "at", "ာန်": "an", "ဗ်": "at",
};
// With a wa in the middle the vowel darkens.
const afterWa: Record<string, string> = {
  "": "wa", "ာ": "wa", "န်": "un", "မ်": "un", "ံ": "un", "တ်": "ut", "ပ်": "ut", "င်": "win", "ေ": "way",
  "က်": "wet", "ဲ": "we", "ယ်": "we",
};

const parts =
  /^([\u1000-\u102A\u103F])(?:\u1039[\u1000-\u1021])?([\u103B-\u103E]*)([\u102B-\u1035]*)((?:[\u1000-\u1021\u1025]\u103A|\u103A)?)/u;
const tones = /[\u1037\u1038]/gu;

export function romaniseBurmese(word: string): string {
  return syllablesOf(word).map(romaniseSyllable).join("");
}

function romaniseSyllable(syllable: string): string {
  const match = parts.exec(syllable.replace(tones, ""));
  if (!match) return syllable;
  const [whole, initial, medials, vowel, final] = match;
  const start = withMedials(initial, medials);
  const rime = `${vowel}${final}`;
  const sound = (medials.includes("\u103D") ? afterWa[rime] : undefined) ?? rimes[rime] ?? vowelOf(vowel);
  const standing = /[ဣ-ဪ]/u.test(initial) && rime === "" ? "" : sound;
  const rest = syllable.replace(tones, "").slice(whole.length);
  // Thant, Myint: the short tone of a nasal is written with a t.
  const stopped = syllable.includes("\u1037") && standing.endsWith("n") ? "t" : "";
  return `${start}${standing}${rest}${stopped}`;
}

function withMedials(initial: string, medials: string): string {
  const glides = /[\u103B\u103C]/u.test(medials);
  if (medials.includes("\u103E") && /[ရယ]/u.test(initial)) return "sh";
  if (medials.includes("\u103E") && initial === "လ" && glides) return "sh";
  if (glides && initial === "ခ") return "ch";
  const glide = glides ? "y" : "";
  return `${initials[initial] ?? ""}${glide}`;
}

function vowelOf(signs: string): string {
  return rimes[signs] ?? "*";
}
