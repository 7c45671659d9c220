// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "post_door/smtp.h"

namespace post_door {

TEST(Message, CarriesItsSubjectInEncodedWordsThatCutNoCharacter) {
  const Server server{.address = "", .user = "", .password = "", .from = "Havre <desk@example.org>"};
  const Mail mail{.to = "a@example.org",
                  .subject = std::string(22, 'x') + std::string("ကကကကကကကကကကကကကကက"),
                  .text = "look now\n"};
  const auto text = message_text(server, mail, "Sun, 22 Nov 2026 02:00:00 +0000", "<1@example.org>");
  EXPECT_NE(text.find("Content-Transfer-Encoding: base64\r\n\r\nbG9vayBub3cK\r\n"), std::string::npos);
  // 22 letters and seven characters of three bytes fill 43 of the 45 bytes; the eighth goes to the next word.
  EXPECT_NE(text.find("OGAgA==?=\r\n =?UTF-8?B?4YCA"), std::string::npos) << text;
}

}  // namespace post_door
