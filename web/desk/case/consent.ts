// SPDX-License-Identifier: AGPL-3.0-or-later
// Who has agreed that who learns something, and for what: rows of the sheet "consents"; and what was shared because of it.
// Worked out from the writings, and from what the person has ticked and unticked under the receipt. Pure rules.
import { type Written, inRow, isDisputed, knewAll, rowsOf, sheet, textIn } from "./sheet.ts";

export type ConsentState = "stands" | "unsaid" | "refused" | "withdrawn" | "expired" | "disputed";

export interface Consent {
  row: string;
  whose: string; // self, or somebody named
  name: string;
  purpose: string;
  recipient: string;
  state: ConsentState;
}

// With whom and for what as it was then: the consent may be worded anew.
export interface Share {
  row: string;
  consent: string; // its row
  recipient: string;
  purpose: string;
  what: string;
  day: string;
  told: boolean; // since the consent is gone, the recipient was told so
}

// What the person ticked in the form, or said anew under the receipt: all of it each time.
export interface Ticks {
  hour: number;
  anew: boolean;
  ticked: readonly string[];
}

const consents = "consents-";
const shares = "shares-";
// A change to any of these is another consent, as far as anybody can know.
const identity = ["whose", "name", "purpose", "recipient"] as const;
const columns = [...identity, "given", "on", "until"] as const;
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

// The hour in which the person last said what they agree to, and not this; -1: never. What they agreed to on the
// telephone and never ticked is asked about again: on doubt, it is withdrawn.
function untickedIn(tick: string, said: readonly Ticks[]): number {
  return Math.max(-1, ...said.filter((one) => one.anew && !one.ticked.includes(tick)).map((one) => one.hour));
}

// Whoever wrote "agreed" down had read all that it is about.
function isAboutThis(row: string, sheetId: string, writings: readonly Written[]): boolean {
  return writings
    .filter((one) => one.of === "consents" && one.id === sheetId && one.set[inRow(row, "given")] === "yes")
    .some((one) => knewAll(one, row, identity, writings));
}

export function consentsIn(
  sheetId: string,
  writings: readonly Written[],
  said: readonly Ticks[],
  today: string,
): Consent[] {
  const found = sheet("consents", sheetId, writings);
  const text = (row: string, column: string) => textIn(found, row, column);
  const stateOf = (row: string): ConsentState => {
    if (columns.some((column) => isDisputed(found, inRow(row, column)))) return "disputed";
    const given = text(row, "given");
    if (given === "no") return "refused";
    if (given === "withdrawn") return "withdrawn";
    if (given !== "yes" || !text(row, "purpose") || !text(row, "recipient")) return "unsaid";
    if (!isAboutThis(row, sheetId, writings)) return "unsaid";
    // Asked again and agreed to after that, it stands again; of the same hour, nobody knows which was first.
    const written = found.fields.get(inRow(row, "given"))!.standing.at(-1)!.hour;
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
  const text = (row: string, column: string) => textIn(found, row, column);
  return rowsOf(found)
    .filter((row) => row.startsWith(shares))
    .map((row) => ({
      row,
      consent: text(row, "consent"),
      recipient: text(row, "recipient"),
      purpose: text(row, "purpose"),
      what: text(row, "what"),
      day: text(row, "day"),
      told: text(row, "told") === "yes",
    }));
}

export const freshShare = (id: string): string => shares + id;

// What was shared while somebody had agreed, and who has not been told yet that they no longer do. A consent that
// has ended on its day, or that two people write differently, may still stand.
export function toBeTold(known: readonly Consent[], shared: readonly Share[]): Share[] {
  const stillAgreed = ({ consent, recipient, purpose }: Share) =>
    known.some(
      (one) =>
        one.row === consent &&
        one.recipient === recipient &&
        one.purpose === purpose &&
        (one.state === "stands" || one.state === "expired" || one.state === "disputed"),
    );
  return shared.filter((one) => !one.told && !stillAgreed(one));
}
