// SPDX-License-Identifier: AGPL-3.0-or-later
// Every label of H and K this side uses (doc/sealing.md section 12): those of src/seal/contexts.h that a
// browser meets.

export const label = {
  organisation: "organisation",
  keyId: "key id",
  recipients: "recipients",
  commitment: "commitment",
  body: "body",
  signed: "signed",
  subjectEnvelope: "subject envelope",
  subjectCaseKey: "subject case key",
  wrap: "wrap",
  file: "file",
  receiptChecksum: "receipt checksum",
  receiptFinder: "receipt finder",
  finderStored: "finder stored",
  receiptOpener: "receipt opener",
  receiptSigner: "receipt signer",
  handover: "handover",
  handoverKeys: "handover keys",
  codeChecksum: "code checksum",
  code: "code",
  appointment: "appointment",
  keyring: "keyring",
  keyringData: "keyring data",
  login: "login",
  loginAnswer: "login answer",
  vault: "vault",
  vaultData: "vault data",
  statement: "statement",
  ownKeys: "own keys",
  enrol: "enrol",
  enrolKeys: "enrol keys",
  newPassphrase: "new passphrase",
  formRequest: "form request",
  instructionsCommitment: "instructions commitment",
  instructionsBody: "instructions body",
  instructionsShare: "instructions share",
  subjectShare: "subject share",
} as const;

export type Label = (typeof label)[keyof typeof label];
