// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/delivery.h"

#include <bit>

#include "intake/envelope_records.h"

namespace intake {

std::string_view word(seal::EnvelopeKind kind) {
  switch (kind) {
    case seal::EnvelopeKind::request: return "request";
    case seal::EnvelopeKind::message: return "message";
    case seal::EnvelopeKind::answer: return "answer";
    case seal::EnvelopeKind::note: return "note";
    case seal::EnvelopeKind::sheet: return "sheet";
  }
  CHECK(false);
}

std::string_view word(seal::Direction direction) {
  switch (direction) {
    case seal::Direction::inward: return "inward";
    case seal::Direction::outward: return "outward";
    case seal::Direction::inside: return "inside";
  }
  CHECK(false);
}

std::uint64_t next_sequence(store::Transaction& transaction, const base::RequestId& request,
                            seal::Direction direction) {
  return records::next_sequence(transaction, request, word(direction));
}

std::optional<Standing> find_standing(store::Transaction& transaction, const base::RequestId& request) {
  return records::standing(transaction, request, "");
}

std::optional<Standing> lock_standing(store::Transaction& transaction, const base::RequestId& request) {
  return records::standing(transaction, request, transaction.locking());
}

base::Result<base::EnvelopeId> deliver(store::Transaction& transaction, const Delivery& delivery,
                                       const seal::SealedEnvelope& sealed, const Addressed& addressed) {
  CHECK(sealed.wraps.size() == addressed.holders.size());
  const auto direction = seal::direction_of(delivery.kind);
  if (delivery.sequence != next_sequence(transaction, delivery.request, direction))
    return refusal::sequence_taken;

  const auto id = base::EnvelopeId::next(static_cast<std::uint32_t>(delivery.hour.count));
  if (!records::insert_envelope(transaction, id, delivery, sealed.bytes)) return refusal::sequence_taken;
  records::insert_wraps(transaction, id, sealed.wraps, addressed.holders);
  return id;
}

base::Result<> attach(store::Transaction& transaction, const Delivery& delivery,
                      const base::EnvelopeId& envelope, const std::vector<base::FileId>& files) {
  for (const auto& file : files)
    if (!records::attach_file(transaction, file, delivery.request, envelope))
      return refusal::files_incomplete;
  if (files.empty()) return base::done();
  const auto held = records::files_of(transaction, delivery.request);
  // Rounded up, so that the size names nobody's film.
  records::note_files(transaction, delivery.request, held.count,
                      static_cast<std::int64_t>(std::bit_ceil(held.bytes)));
  return base::done();
}

}  // namespace intake
