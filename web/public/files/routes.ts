// SPDX-License-Identifier: AGPL-3.0-or-later
import { Cut, Refused } from "../line/line.ts";

// Which chunks have arrived, from the first to the last of each stretch. None when nothing of the file is
// there yet.
export async function readHave(asking: () => Promise<Response>): Promise<[number, number][]> {
  let response: Response;
  try {
    response = await asking();
  } catch (reason) {
    if (reason instanceof Refused && reason.code.endsWith("unknown")) return [];
    throw reason;
  }
  const said = (await response.json().catch(() => null)) as { have: [number, number][] } | null;
  if (!said) throw new Cut();
  return said.have;
}
