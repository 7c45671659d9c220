// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/lists.h"

#include <algorithm>
#include <charconv>

#include "requests/fact_records.h"

namespace requests {

namespace {

bool read_number(std::string_view text, std::int64_t& into) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

std::optional<Order> order(std::string_view word) {
  if (word == "newest") return Order::newest;
  if (word == "pressing") return Order::pressing;
  return std::nullopt;
}

std::string Cursor::text() const {
  return std::to_string(rank) + '.' + std::to_string(arrived.count) + '.' + std::to_string(place) + '.' +
         id.text();
}

std::optional<Cursor> Cursor::parse(std::string_view text) {
  Cursor cursor;
  for (auto* number : {&cursor.rank, &cursor.arrived.count, &cursor.place}) {
    const auto dot = text.find('.');
    if (dot == text.npos || !read_number(text.substr(0, dot), *number)) return std::nullopt;
    text.remove_prefix(dot + 1);
  }
  const auto id = base::RequestId::parse(text);
  if (!id) return std::nullopt;
  cursor.id = *id;
  return cursor;
}

Page Lists::list(const Member& member, const Wish& wish) const {
  store::Transaction transaction{house_.database, store::Mode::read};
  const auto limit = std::clamp(wish.limit, 1, most);
  Page page{records::list(transaction, member, {wish.state, wish.before, limit + 1, wish.order, wish.apart}),
            std::nullopt};
  if (page.requests.size() > static_cast<std::size_t>(limit)) {
    page.requests.pop_back();
    const auto& last = page.requests.back();
    page.more = Cursor{last.rank, last.arrived, last.place, last.id};
  }
  records::add_teams(transaction, page.requests);
  return page;
}

std::vector<Facts> Lists::some(const Member& member, const std::vector<base::RequestId>& requests) const {
  store::Transaction transaction{house_.database, store::Mode::read};
  std::vector<Facts> found;
  for (const auto& request : requests)
    if (auto facts = records::facts(transaction, member, request)) found.push_back(std::move(*facts));
  records::add_teams(transaction, found);
  return found;
}

std::array<std::int64_t, all_states.size()> Lists::counts(const Member& member) const {
  store::Transaction transaction{house_.database, store::Mode::read};
  return records::counts(transaction, member);
}

}  // namespace requests
