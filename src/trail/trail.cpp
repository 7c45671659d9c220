// SPDX-License-Identifier: AGPL-3.0-or-later
#include "trail/trail.h"

#include "trail/trail_records.h"

namespace trail {

void Trail::record(store::Transaction& transaction, const Entry& entry) const {
  const auto last = records::lock_head(transaction);
  Line line{.sequence = last.sequence + 1,
            .hour = clock_.hour(),
            .actor = entry.actor.text(),
            .deed = std::string{entry.deed.text()},
            .subject = entry.subject.text(),
            .detail = entry.detail_text(),
            .hash = {}};
  const auto hash = chained(last.hash, line);
  line.hash.assign(hash.bytes.begin(), hash.bytes.end());
  records::append(transaction, line);
}

void Trail::record_apart(store::Database& database, const Entry& entry) const {
  store::in_transaction(database, [&](store::Transaction& transaction) { record(transaction, entry); });
}

Link last_link(store::Transaction& transaction) { return records::head(transaction); }

base::Bytes signed_head(store::Transaction& transaction, const base::OrganisationId& organisation,
                        const seal::SecretBytes& trail_seed, base::Hour hour) {
  const auto last = records::head(transaction);
  const seal::TrailHead head{static_cast<std::uint64_t>(last.sequence), last.hash, hour};
  return seal::state_trail_head(organisation, head, trail_seed);
}

std::vector<Line> lines_before(store::Transaction& transaction, std::int64_t sequence, int most) {
  return records::before(transaction, sequence, most);
}

std::vector<Line> lines_about(store::Transaction& transaction, const Subject& subject, int most) {
  return records::about(transaction, subject.text(), most);
}

std::vector<Line> deeds_about(store::Transaction& transaction, const std::vector<Subject>& subjects,
                              const std::vector<Word>& deeds) {
  if (subjects.empty() || deeds.empty()) return {};
  std::vector<std::string> about, done;
  for (const auto& subject : subjects) about.push_back(subject.text());
  for (const auto& deed : deeds) done.emplace_back(deed.text());
  return records::deeds(transaction, about, done);
}

}  // namespace trail
