// SPDX-License-Identifier: AGPL-3.0-or-later
// Names of files that others chose, and sizes in the way every keyboard writes them.

const longest = 120;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

// Fit to be saved anywhere: no folders, nothing invisible, nothing that turns the direction of writing so
// that another ending seems to stand there.
export function safeName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, "")
    .replace(/[/\\:*?"<>|]/g, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const short = shortened(plain);
  if (short === "") return "file";
  return reserved.test(short) ? `_${short}` : short;
}

// The ending stays: it is what opens the file.
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= longest) return name;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? "";
  return letters.slice(0, longest - ending.length).join("") + ending;
}

// "1.2 MB"
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let tenths = Math.floor((bytes + 50) / 100);
  for (const unit of ["kB", "MB"]) {
    if (tenths < 10_000) return `${Math.floor(tenths / 10)}.${tenths % 10} ${unit}`;
    tenths = Math.floor((tenths + 500) / 1000);
  }
  return `${Math.floor(tenths / 10)}.${tenths % 10} GB`;
}
