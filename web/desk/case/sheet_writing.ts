// SPDX-License-Identifier: AGPL-3.0-or-later
// Writing on a sheet: sealed to the thread's team like a note.
import type { Id } from "../../shared/api.ts";
import { toHex } from "../../shared/sealing/bytes.ts";
import { writePayload } from "../requests/payload.ts";
import { write } from "../requests/sealing_requests.ts";
import type { Thread } from "../requests/thread.ts";
import { type SheetWriting, sheet } from "./sheet.ts";

export const onlyOne = "0".repeat(32);
export const freshId = (): Id => toHex(crypto.getRandomValues(new Uint8Array(16)));
// Of this session of this device: its own later word replaces its own earlier one, read or not.
const device = freshId();

type Which = Pick<SheetWriting, "of" | "id">;

// `saw`: unless said, all that has been read here.
export function writeSheet(
  thread: Thread,
  { of, id }: Which,
  set: SheetWriting["set"],
  saw = sheet(of, id, thread.writings).saw,
): Promise<Id> {
  const payload = writePayload({ sheet: { of, id, device, saw, set } });
  return write(thread.keys, { kind: "sheet", payload, files: [], readers: [] });
}
