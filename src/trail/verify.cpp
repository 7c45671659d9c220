// SPDX-License-Identifier: AGPL-3.0-or-later
#include "trail/verify.h"

#include <algorithm>
#include <string>

#include "trail/lines.h"
#include "trail/trail_records.h"

namespace trail {

Verifier::Verifier(std::vector<seal::TrailHead> heads) : heads_{std::move(heads)} {
  std::ranges::sort(heads_, {}, &seal::TrailHead::sequence);
}

void Verifier::take(const Line& line) {
  if (finding_) return;
  // 14.3 Numbers follow one another.
  const auto expected = last_.sequence + 1;
  if (line.sequence > expected) return find(expected, Defect::missing);
  if (line.sequence < expected) return find(line.sequence, Defect::misplaced);

  // 14.4 Each hash follows from the line and the hash before.
  const auto hash = chained(last_.hash, line);
  if (!std::ranges::equal(hash.view(), line.hash)) return find(expected, Defect::altered);
  last_ = {expected, hash};

  // 14.5 A signed head was the truth when its line was the last.
  for (; passed_ < heads_.size() && static_cast<std::int64_t>(heads_[passed_].sequence) <= expected;
       ++passed_)
    if (static_cast<std::int64_t>(heads_[passed_].sequence) == expected && heads_[passed_].hash != hash)
      return find(expected, Defect::rewritten);
}

void Verifier::take_unreadable() { find(last_.sequence + 1, Defect::unreadable); }

Verdict Verifier::finish() const {
  Verdict verdict{finding_, last_};
  const bool unmet = !heads_.empty() && static_cast<std::int64_t>(heads_.back().sequence) > last_.sequence;
  if (!verdict.finding && unmet) verdict.finding = Finding{last_.sequence + 1, Defect::cut_off};
  return verdict;
}

void Verifier::find(std::int64_t sequence, Defect defect) {
  if (!finding_) finding_ = Finding{sequence, defect};
}

Verdict verify(store::Database& database, std::vector<seal::TrailHead> heads) {
  store::Transaction transaction{database, store::Mode::read};
  // The database's own head is one more witness, though an unsigned one.
  const auto own = records::head(transaction);
  if (own.sequence > 0) heads.push_back({static_cast<std::uint64_t>(own.sequence), own.hash, {}});

  Verifier verifier{std::move(heads)};
  records::each(transaction, [&](const Line& line) { verifier.take(line); });
  auto verdict = verifier.finish();
  if (!verdict.finding && own != verdict.last) verdict.finding = Finding{own.sequence + 1, Defect::altered};
  return verdict;
}

Verdict verify(std::istream& exported, std::vector<seal::TrailHead> heads) {
  Verifier verifier{std::move(heads)};
  for (std::string text; std::getline(exported, text);) {
    const auto line = read_line(text);
    if (line)
      verifier.take(*line);
    else
      verifier.take_unreadable();
  }
  return verifier.finish();
}

}  // namespace trail
