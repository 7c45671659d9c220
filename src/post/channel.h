// SPDX-License-Identifier: AGPL-3.0-or-later
// Ways of telling a person something: mail, and what rings. Which of them work, the operator decides; which
// of those reach a person, the person does. Pure rules.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace post {

// command: a program of the operator's, such as an SMS modem's. push: the operator's own ntfy or UnifiedPush
// server. webhook: an address of the operator's that does what it likes.
enum class Channel { mail, command, push, webhook };
inline constexpr std::array all_channels{Channel::mail, Channel::command, Channel::push, Channel::webhook};
std::string_view word(Channel channel);
std::optional<Channel> channel(std::string_view word);

namespace refusal {
inline constexpr base::Refusal unreadable_address{base::Kind::invalid, "post.unreadable_address"};
}

inline constexpr std::size_t longest_address = 200;  // bytes

// What a person may write as their address on a channel: for a command a telephone number or the like, never
// what a program could take for an option; for push what follows the server's address, so that it leads
// nowhere else; for a webhook one line. Mail is checked where people are.
base::Result<> check_address(Channel channel, std::string_view address);

}  // namespace post
