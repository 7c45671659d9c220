// SPDX-License-Identifier: AGPL-3.0-or-later
#include "post/channel.h"

#include <algorithm>

namespace post {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool only(std::string_view text, std::string_view others) {
  return std::ranges::all_of(
      text, [&](char c) { return is_letter_or_digit(c) || others.find(c) != std::string_view::npos; });
}

bool fits(Channel channel, std::string_view address) {
  switch (channel) {
    case Channel::mail: return false;
    case Channel::command: return !address.starts_with('-') && only(address, "+-.:@_ ");
    case Channel::push:
      return is_letter_or_digit(address.front()) && only(address, "-_/.?=") &&
             address.find("..") == std::string_view::npos && address.find("//") == std::string_view::npos;
    case Channel::webhook:
      return std::ranges::none_of(address, [](unsigned char c) { return c < ' ' || c == 0x7f; });
  }
  return false;
}

}  // namespace

std::string_view word(Channel channel) {
  switch (channel) {
    case Channel::mail: return "mail";
    case Channel::command: return "command";
    case Channel::push: return "push";
    case Channel::webhook: return "webhook";
  }
  return "";
}

std::optional<Channel> channel(std::string_view text) {
  for (const auto channel : all_channels)
    if (text == word(channel)) return channel;
  return std::nullopt;
}

base::Result<> check_address(Channel channel, std::string_view address) {
  if (address.empty() || address.size() > longest_address || !fits(channel, address))
    return refusal::unreadable_address;
  return base::done();
}

}  // namespace post
