// SPDX-License-Identifier: AGPL-3.0-or-later
// Hashes, keys, padding, receipts, codes, people (tests/vectors/README.md).
import { fromNumbers, toNumbers } from "../nine_bits.ts";
import { appointmentSeed, codeChecksumFits } from "../code.ts";
import { type Label } from "../contexts.ts";
import { chunkCount, paddedSize } from "../file.ts";
import { foldedWords } from "../folding.ts";
import { KeyKind, hash, keyId, keyedHash, sealingPublic, sign, signingPublic } from "../keys.ts";
import {
  type LoginSecrets,
  fromCode,
  fromPassphrase,
  loginMessage,
  openForSelf,
  openKeyring,
} from "../person.ts";
import { Receipt, handoverProof, storedFinder } from "../receipt.ts";
import { sodium } from "../sodium.ts";
import { digits } from "../words.ts";
import { type Tally, type Vectors, hex } from "./tally.ts";

export function checkPrimitives(tally: Tally, vectors: Vectors): void {
  for (const one of vectors.hashes)
    tally.is(`H ${one.label}`, hash(one.label as Label, ...one.parts.map(hex)), one.hash);
  for (const one of vectors.keyed_hashes)
    tally.is(`K ${one.label}`, keyedHash(hex(one.key), one.label as Label, ...one.parts.map(hex)), one.hash);
  for (const one of vectors.key_ids)
    tally.is(`key id of kind ${one.kind}`, keyId(one.kind as KeyKind, hex(one.public)), one.id);
  for (const one of vectors.padding) {
    tally.is(`padding of ${one.size}`, paddedSize(one.size), one.padded);
    tally.is(`chunks of ${one.size}`, chunkCount(one.size), one.chunks);
  }
  for (const one of vectors.xwing) {
    tally.is("X-Wing public key", sealingPublic(hex(one.seed)), one.public);
    const sent = sodium().crypto_kem_xwing_enc_deterministic(hex(one.public), hex(one.randomness));
    tally.is("X-Wing ciphertext", sent.ciphertext, one.ciphertext);
    tally.is("X-Wing shared secret", sent.sharedSecret, one.shared);
    tally.is("X-Wing opened", sodium().crypto_kem_xwing_dec(hex(one.ciphertext), hex(one.seed)), one.shared);
  }
}

export function checkReceipts(tally: Tally, vectors: Vectors): void {
  for (const one of vectors.receipts) {
    const receipt = Receipt.from(one.numbers);
    tally.is("receipt numbers", receipt.numbers, one.numbers);
    tally.is("receipt digits", digits(receipt.numbers), one.digits);
    tally.is("receipt secret", fromNumbers(one.numbers), one.secret);
    tally.is("receipt checksum", receipt.checksumFits, one.checksum_fits);
    const finder = receipt.finder(one.organisation);
    tally.is("finder", finder, one.finder);
    tally.is("stored finder", storedFinder(finder), one.stored_finder);
    const opener = receipt.opener(one.organisation);
    tally.is("opener", opener, one.opener_seed);
    tally.is("reader", keyId(KeyKind.reader, sealingPublic(opener)), one.reader_id);
    const signer = receipt.signer(one.organisation);
    tally.is("signer", signer, one.signer_seed);
    tally.is("signer's public key", signingPublic(signer), one.signer_public);
    tally.is("handover key", receipt.handoverKey(one.organisation), one.handover_key);
  }
  const { handover } = vectors;
  const key = Receipt.from(handover.numbers).handoverKey(handover.organisation);
  const proof = handoverProof(key, handover.case, hex(handover.reader_public), hex(handover.signer_public));
  tally.is("handover proof", proof, handover.proof);
  for (const one of vectors.codes) {
    tally.is("code bytes", fromNumbers(one.numbers), one.bytes);
    tally.is("code numbers", toNumbers(hex(one.bytes), 16), one.numbers);
    tally.is("code checksum", codeChecksumFits(one.numbers), one.checksum_fits);
  }
  for (const one of vectors.folding) tally.is(`folding ${one.typed}`, foldedWords(one.typed), one.words);
}

export async function checkPeople(tally: Tally, { people }: Vectors): Promise<void> {
  const place = { organisation: people.organisation, person: people.person };
  const secretsAre = (
    secrets: LoginSecrets | null,
    of: (typeof people)["code"] | (typeof people)["passphrases"][0],
  ) => {
    tally.is("keyring key", secrets?.keyringKey, of.keyring_key);
    tally.is("login seed", secrets?.login, of.login_seed);
    tally.is("login public key", secrets && signingPublic(secrets.login), of.login_public);
  };
  for (const one of people.passphrases)
    secretsAre(await fromPassphrase(place, one.passphrase, hex(one.salt)), one);
  secretsAre(fromCode(place, people.code.numbers), people.code);
  const appointment = appointmentSeed(place.organisation, people.code.numbers);
  tally.is("appointment seed", appointment, people.code.appointment_seed);
  tally.is("appointment key", appointment && signingPublic(appointment), people.code.appointment_public);

  const message = loginMessage(place, hex(people.login_answer.challenge));
  tally.is("login message", message, people.login_answer.message);
  tally.is("login answer", sign(hex(people.login_answer.login_seed), message), people.login_answer.signature);

  const { keyring, vault } = people;
  const opened = openKeyring(place, hex(keyring.bytes), hex(keyring.keyring_key));
  tally.is("keyring's identity", opened?.identity, keyring.identity_seed);
  tally.is("keyring's sealing seed", opened?.sealing, keyring.sealing_seed);
  tally.is("keyring's vault key", opened?.vault, keyring.vault_key);
  tally.is("vault", openForSelf(place, hex(vault.vault_key), vault.name, hex(vault.bytes)), vault.plain);
}
