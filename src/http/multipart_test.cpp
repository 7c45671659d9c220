// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/multipart.h"

#include <gtest/gtest.h>

#include "http/part_head.h"

namespace http {
namespace {

struct Part {
  PartHead head;
  std::string content;
  bool ended = false;
};

struct Collected final : MultipartReader::Listener {
  bool part(const PartHead& head) override {
    parts.push_back({head, {}, false});
    return parts.size() <= most_parts;
  }
  bool bytes(base::ByteView piece) override {
    EXPECT_FALSE(piece.empty());
    parts.back().content += base::text(piece);
    return true;
  }
  bool part_end() override { return parts.back().ended = true; }

  std::vector<Part> parts;
  std::size_t most_parts = 1000;
};

const std::string two_parts =
    "--line\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello\r\n-\r\n--lin\r\r\n--line\r\n"
    "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: "
    "text/plain\r\n\r\n\r\n--line--\r\n";

bool reads(const std::string& wire) {
  Collected collected;
  MultipartReader reader{"line", collected};
  return reader.write(base::view(wire)) && reader.finished();
}

std::string part_with(const std::string& head, const std::string& content = "x") {
  return "--line\r\n" + head + "\r\n\r\n" + content + "\r\n--line--\r\n";
}

TEST(Multipart, IsTheSameWhereverItIsCut) {
  for (std::size_t cut = 0; cut <= two_parts.size(); ++cut) {
    Collected collected;
    MultipartReader reader{"line", collected};
    ASSERT_TRUE(reader.write(base::view(two_parts.substr(0, cut)))) << cut;
    ASSERT_TRUE(reader.write(base::view(two_parts.substr(cut)))) << cut;
    ASSERT_TRUE(reader.finished()) << cut;
    ASSERT_EQ(collected.parts.size(), 2u) << cut;
    EXPECT_EQ(collected.parts[0].head.name, "text");
    EXPECT_EQ(collected.parts[0].content, "hello\r\n-\r\n--lin\r") << cut;
    EXPECT_TRUE(collected.parts[0].ended);
    EXPECT_EQ(collected.parts[1].head.file_name, "a.txt");
    EXPECT_EQ(collected.parts[1].head.type, "text/plain");
    EXPECT_EQ(collected.parts[1].content, "");
    EXPECT_TRUE(collected.parts[1].ended);
  }
}

TEST(Multipart, IsTheSameByteByByte) {
  Collected collected;
  MultipartReader reader{"line", collected};
  for (const char byte : two_parts) ASSERT_TRUE(reader.write(base::view({&byte, 1})));
  EXPECT_TRUE(reader.finished());
  ASSERT_EQ(collected.parts.size(), 2u);
  EXPECT_EQ(collected.parts[0].content, "hello\r\n-\r\n--lin\r");
}

TEST(Multipart, IsFinishedOnlyAtItsLastBoundary) {
  for (std::size_t size = 0; size < two_parts.size() - 2; ++size)
    EXPECT_FALSE(reads(two_parts.substr(0, size))) << size;
  EXPECT_TRUE(reads(two_parts.substr(0, two_parts.size() - 2)));
  EXPECT_FALSE(reads(two_parts + "more"));
}

TEST(Multipart, PassesLargeContentOnWithoutKeepingIt) {
  Collected collected;
  MultipartReader reader{"line", collected};
  ASSERT_TRUE(reader.write(base::view("--line\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n")));
  const std::string piece(100'000, 'x');
  for (int i = 1; i <= 10; ++i) {
    ASSERT_TRUE(reader.write(base::view(piece)));
    EXPECT_GE(collected.parts[0].content.size() + 10, piece.size() * i);
  }
}

TEST(Multipart, StopsWhenTheListenerHasEnough) {
  Collected collected;
  collected.most_parts = 1;
  MultipartReader reader{"line", collected};
  EXPECT_FALSE(reader.write(base::view(two_parts)));
  EXPECT_FALSE(reader.write(base::view("more")));
  EXPECT_FALSE(reader.finished());
}

TEST(Multipart, RefusesWhatNoBrowserSends) {
  const std::string disposition = "Content-Disposition: form-data; name=\"a\"";
  ASSERT_TRUE(reads(part_with(disposition)));
  EXPECT_FALSE(reads("preamble\r\n" + part_with(disposition)));
  EXPECT_FALSE(reads("--line \r\n" + disposition + "\r\n\r\nx\r\n--line--"));
  EXPECT_FALSE(reads("--line\r\n\r\nx\r\n--line--"));
  EXPECT_FALSE(reads(part_with("Content-Type: text/plain")));
  EXPECT_FALSE(reads(part_with("Content-Disposition: form-data")));
  EXPECT_FALSE(reads(part_with("Content-Disposition: attachment; name=\"a\"")));
  EXPECT_FALSE(reads(part_with(disposition + "\r\n" + disposition)));
  EXPECT_FALSE(reads(part_with(disposition + "; name=\"b\"")));
  EXPECT_FALSE(reads(part_with(disposition + "\r\nContent-Transfer-Encoding: base64")));
  EXPECT_FALSE(reads(part_with(disposition + "\r\n folded")));
  EXPECT_FALSE(reads(part_with("Content-Disposition: form-data; name=\"\xff\"")));
  EXPECT_FALSE(reads(part_with("Content-Disposition: form-data; name=\"unended")));
  EXPECT_FALSE(reads(part_with(disposition + "\r\nX: " + std::string(8192, 'x'))));
}

TEST(PartHead, DecodesFileNamesAsBrowsersWriteThem) {
  const auto name = [](const std::string& parameter) {
    const auto head = part_head("Content-Disposition: form-data; name=f; " + parameter);
    return head ? head->file_name : "refused";
  };
  EXPECT_EQ(name("filename=\"a b.txt\""), "a b.txt");
  EXPECT_EQ(name("filename=\"say %22hi%22.txt\""), "say \"hi\".txt");
  EXPECT_EQ(name("filename=\"say \\\"hi\\\".txt\""), "say \"hi\".txt");
  EXPECT_EQ(name("filename=\"C:\\fotos\\a.jpg\""), "C:\\fotos\\a.jpg");
  EXPECT_EQ(name("filename=\"été 100%25.txt\""), "été 100%25.txt");
  EXPECT_EQ(name("filename=\"a;b=c.txt\""), "a;b=c.txt");
  EXPECT_EQ(name("filename=\"plain\"; filename*=UTF-8''%C3%A9t%C3%A9"), "été");
  EXPECT_EQ(name("filename*=utf-8'fr'%e2%82%ac"), "€");
  EXPECT_EQ(name("filename*=UTF-8''%FF"), "refused");
  EXPECT_EQ(name("filename*=latin1''x"), "refused");
  EXPECT_EQ(name("other=1"), std::nullopt);
}

TEST(Boundary, IsTakenFromTheContentType) {
  EXPECT_EQ(MultipartReader::boundary("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(MultipartReader::boundary("Multipart/Form-Data; charset=utf-8; boundary=\"a b\""), "a b");
  EXPECT_EQ(MultipartReader::boundary("multipart/form-data; boundary=" + std::string(70, 'a')),
            std::string(70, 'a'));
  for (const auto& type :
       {std::string{"multipart/mixed; boundary=a"}, std::string{"multipart/form-data"},
        std::string{"multipart/form-data; boundary="}, std::string{"multipart/form-data; boundary=\"a \""},
        std::string{"multipart/form-data; boundary=a; boundary=b"}, std::string{""},
        std::string{"multipart/form-data; boundary=a\"b"},
        "multipart/form-data; boundary=" + std::string(71, 'a')}) {
    EXPECT_EQ(MultipartReader::boundary(type), std::nullopt) << type;
  }
}

}  // namespace
}  // namespace http
