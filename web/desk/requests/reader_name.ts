// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Id } from "../../shared/api.ts";
import { fromBase64url } from "../../shared/sealing/bytes.ts";
import { KeyKind, keyId } from "../../shared/sealing/keys.ts";
import { t } from "../speak.ts";
import type { Thread } from "./thread.ts";

export function readerName(signer: Id, thread: Thread): string {
  const reader = thread.readers.real.find((one) => {
    const key = fromBase64url(one.signer_key);
    return key !== null && keyId(KeyKind.receiptSigner, key) === signer;
  });
  return t(reader ? `reader.${reader.kind}` : "reader.defender");
}
