// SPDX-License-Identifier: AGPL-3.0-or-later
#include "plain/file_name.h"

#include <gtest/gtest.h>

#include "http/form.h"

namespace plain {
namespace {

TEST(AFileName, IsTheLastPartOfWhateverPathWasSent) {
  EXPECT_EQ(shown_name("photo.jpg"), "photo.jpg");
  EXPECT_EQ(shown_name("C:\\Users\\me\\photo.jpg"), "photo.jpg");
  EXPECT_EQ(shown_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(shown_name("/"), "file");
  EXPECT_EQ(shown_name(".."), "file");
  EXPECT_EQ(shown_name(" "), "file");
}

TEST(AFileName, KeepsEveryScriptButNothingThatDeceives) {
  EXPECT_EQ(shown_name("صورة.jpg"), "صورة.jpg");
  EXPECT_EQ(shown_name("ဓာတ်ပုံ.jpg"), "ဓာတ်ပုံ.jpg");
  EXPECT_EQ(shown_name("a\xe2\x80\xae"
                       "gpj.exe"),
            "agpj.exe")
      << "turned around";
  EXPECT_EQ(shown_name("a\xe2\x81\xa6"
                       "b\xe2\x80\x8b"
                       "c\xef\xbb\xbf"
                       "d\xd8\x9c"
                       "e"),
            "abcde");
  EXPECT_EQ(shown_name("a\r\nSet-Cookie: b\x7f\xc2\x85"), "aSet-Cookie: b");
  EXPECT_EQ(shown_name("\xff\xfe.jpg"), "file") << "not UTF-8";
}

TEST(AFileName, IsCutBetweenCharacters) {
  std::string long_name;
  for (int i = 0; i < 150; ++i) long_name += "é";
  const auto shown = shown_name(long_name);

  EXPECT_EQ(shown.size(), 200u);
  EXPECT_TRUE(http::is_utf8(shown));
}

TEST(AFilesType, IsPlainOrNothing) {
  EXPECT_EQ(shown_type("image/svg+xml"), "image/svg+xml");
  EXPECT_EQ(shown_type("text/html; charset=\"x\""), "");
  EXPECT_EQ(shown_type("a\r\nb"), "");
}

TEST(ADownload, IsSavedUnderItsNameWhateverItsNameIs) {
  EXPECT_EQ(attachment("a b\".html"), "attachment; filename=\"file\"; filename*=UTF-8''a%20b%22.html");
  EXPECT_EQ(attachment("é\r\nx"), "attachment; filename=\"file\"; filename*=UTF-8''%C3%A9x");
}

}  // namespace
}  // namespace plain
