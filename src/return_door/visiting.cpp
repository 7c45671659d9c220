// SPDX-License-Identifier: AGPL-3.0-or-later
#include "return_door/visiting.h"

#include <algorithm>

#include "unseal/visit.h"

namespace return_door {
namespace {

constexpr std::int64_t visit_seconds = 3600;
constexpr const char* cookie_name = "visit";

}  // namespace

std::string Visitor::hidden(const Hall& hall) const {
  const auto until = hall.house.clock.now().plus_seconds(visit_seconds);
  auto numbers = receipt.numbers();
  const auto closed = seal::close_visit(hall.house.organisation, key, numbers, until);
  seal::clear({reinterpret_cast<std::uint8_t*>(numbers.data()), sizeof numbers});
  return base::to_base64url(closed);
}

http::Cookie Visitor::cookie() const { return {cookie_name, base::to_base64url(key.reveal())}; }

http::Cookie forgetting() { return {cookie_name, ""}; }

Visitor arriving(const seal::ReceiptNumbers& numbers) {
  return {seal::Receipt::from(numbers), seal::SecretBytes::fresh()};
}

base::Result<Visitor> known(const Hall& hall, const http::Request& request, std::string_view hidden) {
  const auto cookie = request.cookie(cookie_name);
  auto key = cookie ? base::from_base64url(*cookie) : std::nullopt;
  const auto sealed = base::from_base64url(hidden);
  if (!key || key->size() != seal::SecretBytes::size || !sealed) return pages::refusal::visit_over;

  auto secret = seal::SecretBytes::take(*key);
  auto receipt = unseal::open_visit(hall.house.organisation, secret, *sealed, hall.house.clock.now());
  if (!receipt) return pages::refusal::visit_over;
  return Visitor{*std::move(receipt), std::move(secret)};
}

std::string value_of(const http::Fields& fields, std::string_view name) {
  const auto* found = http::field(fields, name);
  return found ? *found : std::string{};
}

pages::Visit visit_of(const Hall& hall, const http::Request& request) {
  const auto& offered = hall.texts.languages;
  const auto* wanted = http::field(request.query, "lang");
  const auto* path = http::field(request.query, "path");
  const bool speaks = wanted && std::ranges::find(offered, *wanted) != offered.end();
  return {.door = pages::Door::back,
          .language = speaks ? *wanted : request.language(offered),
          .path = path && *path == "plain" ? pages::Path::plain : pages::Path::script};
}

}  // namespace return_door
