// SPDX-License-Identifier: AGPL-3.0-or-later
#include "post/channel.h"

#include <gtest/gtest.h>

namespace post {

TEST(Channel, AnAddressCannotBecomeAnOptionOrLeadElsewhere) {
  for (const auto* number : {"+44 20 7946 0000", "0123", "sip:amal@example.org"})
    EXPECT_TRUE(check_address(Channel::command, number)) << number;
  for (const auto* other : {"-rf", "1; reboot", "$(x)", "", "1\n2", "+44\xd9\xa1"})
    EXPECT_FALSE(check_address(Channel::command, other)) << other;

  for (const auto* topic : {"upAb3_x-9?up=1", "topic", "index.php/apps/uppush/push/x"})
    EXPECT_TRUE(check_address(Channel::push, topic)) << topic;
  for (const auto* other : {"../admin", "/x", "@elsewhere.example/x", "a//b", "x#y", "x:80", "a b"})
    EXPECT_FALSE(check_address(Channel::push, other)) << other;

  EXPECT_TRUE(check_address(Channel::webhook, "room 3, \"night\""));
  EXPECT_FALSE(check_address(Channel::webhook, "a\r\nb"));
  EXPECT_FALSE(check_address(Channel::webhook, std::string(longest_address + 1, 'x')));
  EXPECT_FALSE(check_address(Channel::mail, "a@example.org")) << "stands with the person";
}

}  // namespace post
