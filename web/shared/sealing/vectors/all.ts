// SPDX-License-Identifier: AGPL-3.0-or-later
import { type Official, checkOfficial } from "./official.ts";
import { checkPeople, checkPrimitives, checkReceipts } from "./primitives.ts";
import { checkEnvelopes, checkFiles, checkInstructions, checkRefusedEnvelopes } from "./sealed.ts";
import { checkRefusedStatements, checkStatements } from "./statements.ts";
import { Tally, type Vectors } from "./tally.ts";

export async function checkAll(vectors: Vectors, official: Official): Promise<Tally> {
  const tally = new Tally();
  checkOfficial(tally, official);
  checkPrimitives(tally, vectors);
  checkReceipts(tally, vectors);
  await checkPeople(tally, vectors);
  checkStatements(tally, vectors.statements);
  checkRefusedStatements(tally, vectors);
  checkEnvelopes(tally, vectors);
  checkRefusedEnvelopes(tally, vectors);
  checkFiles(tally, vectors);
  checkInstructions(tally, vectors);
  return tally;
}
