// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/receipt.h"

#include "seal/contexts.h"
#include "seal/nine_bits.h"

namespace seal {
namespace {

// 5.1 The 100 random bits stand in 13 bytes, the checksum straddles the last two.
std::uint8_t checksum(std::array<std::uint8_t, 14>& secret) {
  std::array<std::uint8_t, 13> random;
  std::copy_n(secret.begin(), random.size(), random.begin());
  random.back() &= 0xf0;
  const auto digest = hash(label::receipt_checksum, {random});
  clear(random);
  return digest.bytes.front();
}

std::uint8_t code_checksum(const std::array<std::uint8_t, 18>& code) {
  return hash(label::code_checksum, {std::span{code}.first<17>()}).bytes.front();
}

}  // namespace

Receipt Receipt::fresh() {
  Receipt receipt;
  auto& secret = receipt.secret_;
  fill_random(std::span{secret}.first<13>());
  const unsigned sum = checksum(secret);
  secret[12] = static_cast<std::uint8_t>((secret[12] & 0xf0) | sum >> 4);
  secret[13] = static_cast<std::uint8_t>(sum << 4);
  return receipt;
}

Receipt Receipt::from(const ReceiptNumbers& numbers) {
  Receipt receipt;
  receipt.secret_ = pack_nines(numbers);
  return receipt;
}

Receipt::~Receipt() { clear(secret_); }

ReceiptNumbers Receipt::numbers() const { return unpack_nines<12>(secret_); }

bool Receipt::checksum_fits() const {
  auto secret = secret_;
  const bool fits = checksum(secret) == static_cast<std::uint8_t>(secret[12] << 4 | secret[13] >> 4);
  clear(secret);
  return fits;
}

Digest Receipt::finder(const base::OrganisationId& organisation) const {
  return hash(label::receipt_finder, {organisation.raw(), secret_});
}
SecretBytes Receipt::opener(const base::OrganisationId& organisation) const {
  return secret_hash(label::receipt_opener, {organisation.raw(), secret_});
}
SecretBytes Receipt::signer(const base::OrganisationId& organisation) const {
  return secret_hash(label::receipt_signer, {organisation.raw(), secret_});
}
SecretBytes Receipt::handover_key(const base::OrganisationId& organisation) const {
  return secret_hash(label::handover, {organisation.raw(), secret_});
}

Digest stored_finder(const Digest& finder) { return hash(label::finder_stored, {finder.view()}); }

Digest handover_proof(const SecretBytes& handover_key, const base::RequestId& request,
                      const SealingPublicKey& reader, const SigningPublicKey& signer) {
  const auto proof =
      keyed_hash(handover_key.reveal(), label::handover_keys, {request.raw(), reader.view(), signer.view()});
  return *Digest::from(proof.reveal());
}

CodeNumbers fresh_code() {
  std::array<std::uint8_t, 18> code;
  fill_random(code);
  code.back() = code_checksum(code);
  const auto numbers = unpack_nines<16>(code);
  clear(code);
  return numbers;
}

bool code_checksum_fits(const CodeNumbers& numbers) {
  auto code = pack_nines(numbers);
  const bool fits = code.back() == code_checksum(code);
  clear(code);
  return fits;
}

}  // namespace seal
