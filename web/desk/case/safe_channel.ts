// SPDX-License-Identifier: AGPL-3.0-or-later
// A way to reach the person, one row of the sheet "channels". What was compared with the person holds for what was
// compared and for nothing written later, or by somebody who had not read it: worked out from the writings. Pure rules.
import { type Written, inRow, knewAll, knewOf, rowsOf, sheet, textIn } from "./sheet.ts";

export type Trust = "verified" | "unverified" | "compromised";

// A change to any of these is another channel, as far as anybody can know.
const identity = ["kind", "address", "fingerprint"] as const;

export function trustIn(row: string, sheetId: string, writings: readonly Written[]): Trust {
  const mine = writings.filter((one) => one.of === "channels" && one.id === sheetId);
  const column = (one: Written, name: string) => one.set[inRow(row, name)];
  const says = (name: string, value: string) => mine.filter((one) => column(one, name) === value);

  const doubts = says("compromised", "yes");
  const verifications = mine.filter((one) => column(one, "verified"));
  const takenBack = mine.filter((one) => column(one, "verified") === null || column(one, "verified") === "");

  const holds = (one: Written) =>
    knewAll(one, row, identity, mine) &&
    // In one writing, a doubt weighs more than a verification.
    doubts.every((doubt) => doubt !== one && knewOf(one, doubt)) &&
    takenBack.every((back) => back.sequence < one.sequence);
  if (verifications.some(holds)) return "verified";

  const settled = [...verifications, ...says("compromised", "no")];
  const stands = (doubt: Written) => !settled.some((one) => one !== doubt && knewOf(one, doubt));
  return doubts.some(stands) ? "compromised" : "unverified";
}

export interface Channel {
  row: string;
  kind: string;
  address: string;
  codeWord: string;
  never: string;
  trust: Trust;
}

const order: readonly Trust[] = ["verified", "unverified", "compromised"];

// The safest first.
export function channelsIn(sheetId: string, writings: readonly Written[]): Channel[] {
  const found = sheet("channels", sheetId, writings);
  return rowsOf(found)
    .map((row) => ({
      row,
      kind: textIn(found, row, "kind"),
      address: textIn(found, row, "address"),
      codeWord: textIn(found, row, "code_word"),
      never: textIn(found, row, "never"),
      trust: trustIn(row, sheetId, writings),
    }))
    .sort((one, other) => order.indexOf(one.trust) - order.indexOf(other.trust));
}
