// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/submission.h"

#include <algorithm>
#include <array>

#include "seal/statement.h"

namespace intake {
namespace {

constexpr std::array kinds{std::string_view{"request"}, std::string_view{"complaint"},
                           std::string_view{"cell"}, std::string_view{"compartment"}};
constexpr std::array imminences{std::string_view{"now"}, std::string_view{"day"}, std::string_view{"week"},
                                std::string_view{"later"}, std::string_view{"unknown"}};
constexpr std::array paths{std::string_view{"script"}, std::string_view{"plain"}, std::string_view{"staff"}};
constexpr std::array channels{std::string_view{"web"},    std::string_view{"phone"},
                              std::string_view{"signal"}, std::string_view{"mail"},
                              std::string_view{"person"}, std::string_view{"referral"},
                              std::string_view{"other"}};

template <class Enum, std::size_t Size>
std::optional<Enum> among(const std::array<std::string_view, Size>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

template <class Enum, std::size_t Size>
std::string_view written(const std::array<std::string_view, Size>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_subtag_character(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

// The second byte of a wrap (doc/sealing.md 3.1).
bool carries_content_key(const seal::Wrap& wrap) {
  return wrap.bytes.size() > 1 && wrap.bytes[1] == static_cast<std::uint8_t>(seal::WrapPurpose::content_key);
}

}  // namespace

std::string_view word(RequestKind kind) { return written(kinds, kind); }
std::string_view word(Imminence imminence) { return written(imminences, imminence); }
std::string_view word(Path path) { return written(paths, path); }
std::string_view word(Channel channel) { return written(channels, channel); }

std::optional<RequestKind> request_kind(std::string_view word) { return among<RequestKind>(kinds, word); }
std::optional<Channel> channel(std::string_view word) { return among<Channel>(channels, word); }
bool comes_from_outside(RequestKind kind) {
  return kind == RequestKind::request || kind == RequestKind::complaint;
}

Imminence imminence(std::string_view word) {
  return among<Imminence>(imminences, word).value_or(Imminence::unknown);
}

std::int64_t first_rank(Imminence imminence) {
  constexpr std::int64_t a_level = 1000, last_place = 999;
  switch (imminence) {
    case Imminence::now: return last_place;
    case Imminence::day: return a_level + last_place;
    case Imminence::week:
    case Imminence::unknown: return 2 * a_level + last_place;
    case Imminence::later: return 3 * a_level + last_place;
  }
  CHECK(false);
}

std::uint16_t purpose_of(RequestKind kind) {
  return kind == RequestKind::complaint ? seal::purpose::complaints : seal::purpose::requests;
}

bool is_language(std::string_view tag) {
  if (tag.size() > 35) return false;
  const auto first = tag.substr(0, tag.find('-'));
  if (first.size() < 2 || first.size() > 3 || !std::ranges::all_of(first, is_lower)) return false;
  for (auto rest = tag.substr(first.size()); !rest.empty();) {
    rest.remove_prefix(1);
    const auto subtag = rest.substr(0, rest.find('-'));
    if (subtag.empty() || subtag.size() > 8 || !std::ranges::all_of(subtag, is_subtag_character))
      return false;
    rest.remove_prefix(subtag.size());
  }
  return true;
}

base::Result<seal::Outside> check_outside(const seal::SealedEnvelope& sealed, const seal::Place& expected) {
  const auto outside = TRY(seal::read_outside(sealed.bytes));
  const auto& place = outside.place;
  if (place.organisation != expected.organisation || place.request != expected.request ||
      place.kind != expected.kind || place.sequence != expected.sequence)
    return refusal::unreadable;

  if (sealed.wraps.empty() || sealed.wraps.size() > most_wraps) return refusal::unreadable;
  std::vector<base::KeyId> recipients;
  for (const auto& wrap : sealed.wraps) {
    if (!carries_content_key(wrap) || std::ranges::count(recipients, wrap.recipient) != 0)
      return refusal::unreadable;
    recipients.push_back(wrap.recipient);
  }
  if (seal::recipients_digest(std::move(recipients)) != outside.recipients_digest) return refusal::unreadable;
  return outside;
}

}  // namespace intake
