// SPDX-License-Identifier: AGPL-3.0-or-later
// A request that came by telephone or otherwise, sealed here exactly as the form would seal it
// (doc/sealing.md 8.2).
import {
  type Channel,
  type Imminence,
  type Prepared,
  type RequestKind,
  Refused,
  requests,
} from "../../shared/api.ts";
import { toBase64url } from "../../shared/sealing/bytes.ts";
import { Directory } from "../../shared/sealing/directory.ts";
import { EnvelopeKind, close } from "../../shared/sealing/envelope.ts";
import { requestOfToken } from "../../shared/sealing/form.ts";
import { KeyKind, sealingPublic, signingPublic } from "../../shared/sealing/keys.ts";
import { Receipt, storedFinder } from "../../shared/sealing/receipt.ts";
import { chooseRecipients } from "../../shared/sealing/recipients.ts";
import { verifyRecoveryKey } from "../../shared/sealing/statement.ts";
import { type EpochKey, purpose } from "../../shared/sealing/statement_body.ts";
import type { Recipient } from "../../shared/sealing/wrap.ts";
import { bytesOf } from "../access/vouching.ts";
import { session } from "../access/session.ts";
import { Alarmed } from "../house/alarms.ts";
import { type Answers, type SentFile, writePayload } from "./payload.ts";

export interface Taken {
  kind: RequestKind;
  channel: Channel;
  language: string;
  answers: Answers;
  consentRead: boolean;
}

export interface Entered {
  request: string;
  numbers: number[];
}

export function prepare(kind: RequestKind): Promise<Prepared> {
  return requests.prepare(kind);
}

export async function enterRequest(prepared: Prepared, taken: Taken, files: SentFile[]): Promise<Entered> {
  const { place, keyring } = session();
  if (requestOfToken(place.organisation, prepared.token) !== prepared.request)
    throw new Alarmed("alarm.directory");
  const recipients = recipientsOf(prepared, taken.kind);
  const receipt = Receipt.fresh();
  const { numbers } = receipt;
  const finder = storedFinder(receipt.finder(place.organisation));
  const reader = toBase64url(sealingPublic(receipt.opener(place.organisation)));
  const signer = toBase64url(signingPublic(receipt.signer(place.organisation)));
  receipt.clear();

  const said = {
    answers: taken.answers,
    receipt: { reader, signer },
    files,
    path: "staff",
    consent_read: taken.consentRead,
  };
  const at = {
    organisation: place.organisation,
    request: prepared.request,
    kind: EnvelopeKind.request,
    sequence: prepared.sequence,
  };
  const sealed = close(
    at,
    writePayload(said),
    { kind: KeyKind.identity, seed: keyring.identity },
    recipients,
  );
  if (!sealed) throw new Refused(413, "seal.text_too_long");
  await requests.enter({
    token: prepared.token,
    sequence: prepared.sequence,
    kind: taken.kind,
    channel: taken.channel,
    language: taken.language,
    imminence: (taken.answers.imminence as Imminence | undefined) ?? "unknown",
    envelope: toBase64url(sealed.bytes),
    wraps: sealed.wraps.map((one) => toBase64url(one.bytes)),
    reader: { finder_hash: toBase64url(finder), reader_key: reader, signer_key: signer },
    files: files.map((one) => one.id),
  });
  return { request: prepared.request, numbers };
}

function recipientsOf(prepared: Prepared, kind: RequestKind): Recipient[] {
  const { root, vouched } = session();
  const credential = {
    appointment: bytesOf(prepared.credential.appointment),
    personKeys: bytesOf(prepared.credential.keys),
  };
  const directory = Directory.verify(
    root,
    bytesOf(prepared.directory),
    credential,
    prepared.revocations.map(bytesOf),
    vouched?.directory.version ?? 0,
  );
  const recovery = verifyRecoveryKey(root, bytesOf(prepared.recovery));
  if (!directory || !recovery) throw new Alarmed("alarm.directory");
  const keys = prepared.epochs.map((statement) => directory.verifyEpochKey(bytesOf(statement)));
  if (keys.includes(null)) throw new Alarmed("alarm.epoch_key");
  const wanted = kind === "complaint" ? purpose.complaints : purpose.requests;
  const chosen = chooseRecipients(directory, wanted, keys as EpochKey[], prepared.today);
  if (chosen.recipients.length === 0) throw new Refused(400, "no_directory");
  return [...chosen.recipients, { kind: KeyKind.recovery, key: recovery }];
}
