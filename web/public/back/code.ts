// SPDX-License-Identifier: AGPL-3.0-or-later
// Taking up a code that staff gave (doc/sealing.md 5.5): a fresh receipt, proven to come from whoever has the
// code. The code dies.
import { toBase64url } from "../../shared/sealing/bytes.ts";
import { Receipt, handoverProof } from "../../shared/sealing/receipt.ts";
import { neverComeBack, onForget } from "../leave.ts";
import { bytesOf } from "../line/door.ts";
import { Cut, Refused, type Watch, pause, post } from "../line/line.ts";
import { copyOf, turnTo } from "../page/dom.ts";
import { readerKeys } from "../reader_keys.ts";
import { fillReceipt } from "../receipt_page.ts";
import { askThread } from "./asking.ts";
import { Visit } from "./visit.ts";

export async function takeUp(code: Visit, watch: Watch): Promise<void> {
  const { request, reader } = await askThread(code, watch);
  if (reader.state !== "code") throw new Refused("receipt.unknown");
  const receipt = Receipt.fresh();
  const keys = readerKeys(receipt, code.organisation);
  const proof = handoverProof(code.handoverKey, request, bytesOf(keys.reader_key), bytesOf(keys.signer_key));
  const { numbers } = receipt;
  receipt.clear();
  const made = { ...keys, handover: toBase64url(proof) };
  await exchange(code, numbers, { finder: code.finder, new: made }, watch);
  code.forget();

  const page = copyOf("receipt");
  neverComeBack();
  onForget(() => numbers.fill(0));
  fillReceipt(page, numbers);
  turnTo(page);
}

// When the answer was lost, the new receipt says whether it is known there.
async function exchange(code: Visit, numbers: readonly number[], body: object, watch: Watch): Promise<void> {
  for (let cuts = 0; ; ++cuts) {
    try {
      await post("/api/replace", body, watch.signal);
      return;
    } catch (reason) {
      if (reason instanceof Refused && cuts > 0 && (await isKnown(code, numbers, watch))) return;
      if (!(reason instanceof Cut)) throw reason;
      watch.interrupted();
      await pause(cuts, watch.signal);
      watch.resumed();
    }
  }
}

async function isKnown(code: Visit, numbers: readonly number[], watch: Watch): Promise<boolean> {
  const visit = new Visit(numbers, code.root);
  try {
    await askThread(visit, watch);
    return true;
  } catch (reason) {
    if (reason instanceof Refused) return false;
    throw reason;
  } finally {
    visit.forget();
  }
}
