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

std::string Cursor::text() const {
  return std::to_string(arrived.count) + '.' + std::to_string(place) + '.' + id.text();
}

std::optional<Cursor> Cursor::parse(std::string_view text) {
  const auto first = text.find('.'), last = text.rfind('.');
  if (first == text.npos || first == last) return std::nullopt;
  const auto id = base::RequestId::parse(text.substr(last + 1));
  Cursor cursor;
  if (!id || !read_number(text.substr(0, first), cursor.arrived.count) ||
      !read_number(text.substr(first + 1, last - first - 1), cursor.place))
    return std::nullopt;
  cursor.id = *id;
  return cursor;
}

Page Lists::list(const Member& member, const Wish& wish) const {
  store::Transaction transaction{house_.database, store::Mode::read};
  const auto limit = std::clamp(wish.limit, 1, most);
  Page page{records::list(transaction, member, {wish.state, wish.before, limit + 1}), std::nullopt};
  if (page.requests.size() > static_cast<std::size_t>(limit)) {
    page.requests.pop_back();
    page.more = Cursor{page.requests.back().arrived, page.requests.back().place, page.requests.back().id};
  }
  records::add_teams(transaction, page.requests);
  return page;
}

std::array<std::int64_t, all_states.size()> Lists::counts(const Member& member) const {
  store::Transaction transaction{house_.database, store::Mode::read};
  return records::counts(transaction, member);
}

}  // namespace requests
