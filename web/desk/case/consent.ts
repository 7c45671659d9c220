// SPDX-License-Identifier: AGPL-3.0-or-later
// Who has agreed that who learns something, and for what: rows of the sheet "consents"; and what was shared because of it.
// Worked out from the writings, and from what the person has ticked and unticked under the receipt. Pure rules.
import { type Written, isDisputed, rowsOf, sheet, textOf } from "./sheet.ts";

export type ConsentState = "stands" | "unsaid" | "refused" | "withdrawn" | "expired" | "disputed";

export interface Consent {
  row: string;
  whose: string; // self, or somebody named
  name: string;
  purpose: string;
  recipient: string;
  state: ConsentState;
}

export interface Share {
  row: string;
  consent: string; // its row
  what: string;
  day: string;
  told: boolean; // since the consent is gone, the recipient was told so
}

// What the person ticked in the form, or said anew under the receipt: all of it each time.
export interface Ticks {
  hour: number;
  ticked: readonly string[];
}

const consents = "consents-";
const shares = "shares-";
const columns = ["whose", "name", "purpose", "recipient", "given", "on", "until"] as const;
// Which tick of the form speaks of which purpose.
const tickOf: Record<string, string> = {
  verify: "verify",
  refer: "share",
  grant: "share",
  shelter: "share",
  care: "share",
  advocacy: "publish",
  publish: "publish",
  statistics: "statistics",
};

// The hour in which the person last took the tick away; -1: never.
function untickedIn(tick: string, said: readonly Ticks[]): number {
  let hour = -1;
  for (const [at, { ticked }] of said.entries())
    if (at > 0 && said[at - 1]!.ticked.includes(tick) && !ticked.includes(tick)) hour = said[at]!.hour;
  return hour;
}

export function consentsIn(
  sheetId: string,
  writings: readonly Written[],
  said: readonly Ticks[],
  today: string,
): Consent[] {
  const found = sheet("consents", sheetId, writings);
  const text = (row: string, column: string) => textOf(found, `row/${row}/${column}`);
  const stateOf = (row: string): ConsentState => {
    if (columns.some((column) => isDisputed(found, `row/${row}/${column}`))) return "disputed";
    const given = text(row, "given");
    if (given === "no") return "refused";
    if (given === "withdrawn") return "withdrawn";
    if (given !== "yes" || !text(row, "purpose") || !text(row, "recipient")) return "unsaid";
    // Asked again and agreed to after that, it stands again; of the same hour, nobody knows which was first.
    const written = found.fields.get(`row/${row}/given`)!.standing.at(-1)!.hour;
    const theirs = text(row, "whose") !== "other";
    if (theirs && untickedIn(tickOf[text(row, "purpose")] ?? "", said) >= written) return "withdrawn";
    const until = text(row, "until");
    return until !== "" && until < today ? "expired" : "stands";
  };
  return rowsOf(found)
    .filter((row) => row.startsWith(consents))
    .map((row) => ({
      row,
      whose: text(row, "whose") || "self",
      name: text(row, "name"),
      purpose: text(row, "purpose"),
      recipient: text(row, "recipient"),
      state: stateOf(row),
    }));
}

export function sharesIn(sheetId: string, writings: readonly Written[]): Share[] {
  const found = sheet("consents", sheetId, writings);
  const text = (row: string, column: string) => textOf(found, `row/${row}/${column}`);
  return rowsOf(found)
    .filter((row) => row.startsWith(shares))
    .map((row) => ({
      row,
      consent: text(row, "consent"),
      what: text(row, "what"),
      day: text(row, "day"),
      told: text(row, "told") === "yes",
    }));
}

export const freshShare = (id: string): string => shares + id;

// What was shared while somebody had agreed, and who has not been told yet that they no longer do.
export function toBeTold(known: readonly Consent[], shared: readonly Share[]): Share[] {
  const gone = new Set(known.filter((one) => one.state === "withdrawn" || one.state === "refused").map((one) => one.row));
  return shared.filter((one) => gone.has(one.consent) && !one.told);
}
