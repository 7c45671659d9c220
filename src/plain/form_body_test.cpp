// SPDX-License-Identifier: AGPL-3.0-or-later
#include "plain/form_body.h"

#include <gtest/gtest.h>

#include "plain/receiving.h"
#include "store/test_database.h"

namespace plain {
namespace {

constexpr std::string_view type = "multipart/form-data; boundary=xyz";

std::string field(std::string_view name, std::string_view value) {
  return "--xyz\r\nContent-Disposition: form-data; name=\"" + std::string{name} + "\"\r\n\r\n" +
         std::string{value} + "\r\n";
}
std::string file(std::string_view name, std::string_view content) {
  return "--xyz\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + std::string{name} +
         "\"\r\nContent-Type: text/plain\r\n\r\n" + std::string{content} + "\r\n";
}
const std::string end = "--xyz--\r\n";

class AForm : public testing::Test {
 protected:
  static void SetUpTestSuite() { seal::start(); }

  // What came of a body sent in pieces of this size.
  std::string send(std::string_view body, std::size_t piece = 7, std::string_view content_type = type) {
    http::Request head;
    head.headers["content-type"] = content_type;
    auto sink = receive(head, organisation, uploads, reception());
    for (std::size_t at = 0; at < body.size(); at += piece)
      if (!sink->write(base::view(body.substr(at, piece)))) break;
    return sink->finish().body;
  }

  Reception reception() {
    return {.request_of = [this](const FormBody& body) -> std::optional<base::RequestId> {
              if (body.field("token") != "mine") return std::nullopt;
              return request;
            },
            .answer =
                [this](FormBody& body) {
                  if (keeps) body.keep_files();
                  files = body.file_ids();
                  described = body.files_json();
                  return http::Response::html("answered " + body.field("what"));
                },
            .refuse =
                [](FormBody& body, const base::Refusal& why) {
                  return http::Response::html(std::string{why.code} + " " + body.field("what"));
                }};
  }

  std::int64_t count(std::string_view table) {
    store::Transaction transaction{*database, store::Mode::read};
    return transaction.one("SELECT COUNT(*) FROM " + std::string{table})->integer(0);
  }

  store::TestDatabase database;
  base::StoppedClock clock{{1'700'000'000'000}};
  base::OrganisationId organisation = base::OrganisationId::fresh();
  base::RequestId request = base::RequestId::fresh();
  intake::House house{*database, clock, organisation};
  std::int64_t least_free = 0;
  intake::Space space{"/", least_free, clock};
  intake::Uploads uploads{house, space};
  bool keeps = true;
  std::vector<base::FileId> files;
  std::string described;
};

TEST_F(AForm, KeepsItsTextAndSealsItsFiles) {
  const auto body = field("token", "mine") + field("what", "aide") + file("a.txt", "secret words") + end;

  EXPECT_EQ(send(body), "answered aide");
  ASSERT_EQ(files.size(), 1u);
  EXPECT_NE(described.find(R"("name":"a.txt","type":"text/plain","size":12)"), std::string::npos);
  store::Transaction transaction{*database, store::Mode::read};
  const auto sealed = transaction.one("SELECT sealed FROM file_chunks")->bytes(0);
  EXPECT_EQ(sealed.size(), 4096u + 16u);
  EXPECT_EQ(base::text(sealed).find("secret"), std::string_view::npos);
}

TEST_F(AForm, TakesAFileFieldNobodyUsedForNothing) {
  EXPECT_EQ(send(field("token", "mine") + file("", "") + field("what", "x") + end), "answered x");
  EXPECT_TRUE(files.empty());
}

TEST_F(AForm, CutOffAnywhereAcknowledgesNothingAndLeavesNothing) {
  const auto body =
      field("token", "mine") + field("what", "aide") + file("a.txt", "words") + field("more", "x") + end;
  for (std::size_t length = 0; length < body.size() - end.size() + 2; length += 5)
    EXPECT_EQ(send(body.substr(0, length)).find("answered"), std::string::npos) << length;
  EXPECT_EQ(count("files"), 0);
  EXPECT_EQ(count("file_chunks"), 0);
}

TEST_F(AForm, FilesThatNothingTookAreGone) {
  keeps = false;
  EXPECT_EQ(send(field("token", "mine") + file("a.txt", "words") + end), "answered ");
  EXPECT_EQ(count("files"), 0);
}

TEST_F(AForm, AFileBeforeAnybodyKnowsWhoseItIsIsRefused) {
  EXPECT_EQ(send(file("a.txt", "words") + field("token", "mine") + end), "form.unreadable ");
  EXPECT_EQ(send(field("token", "another") + file("a.txt", "words") + end), "form.unreadable ");
  EXPECT_EQ(count("files"), 0);
}

TEST_F(AForm, TooMuchTextIsRefusedAndComesBackAsFarAsItWent) {
  const auto body =
      field("token", "mine") + field("what", "aide") + field("long", std::string(300'000, 'a')) + end;
  EXPECT_EQ(send(body, 10'000), "form.too_long aide");

  std::string many = field("token", "mine");
  for (int i = 0; i < 250; ++i) many += field("f" + std::to_string(i), "");
  EXPECT_EQ(send(many + end), "form.too_long ");
}

TEST_F(AForm, UncleanTextDoesNotComeBack) {
  EXPECT_EQ(send(field("what", "\xff\xfe") + end), "form.unreadable ");
  EXPECT_EQ(send(field("what", std::string{"a\0b", 3}) + end), "form.unreadable ");
}

TEST_F(AForm, UrlencodedOnesAreReadToo) {
  const std::string_view urlencoded = "application/x-www-form-urlencoded";
  EXPECT_EQ(send("token=mine&what=l%27aide+vite", 3, urlencoded), "answered l'aide vite");
  EXPECT_EQ(send("what=%zz", 3, urlencoded), "form.unreadable ");
  EXPECT_EQ(send(std::string(800'000, 'a'), 50'000, urlencoded), "form.too_long ");
  EXPECT_EQ(send("{}", 3, "application/json"), "form.unreadable ");
}

class AFormOnAFullDisk : public AForm {};

TEST_F(AFormOnAFullDisk, IsTakenWithoutItsFiles) {
  intake::Space full{"/", 900'000'000, clock};
  intake::Uploads no_room{house, full};
  http::Request head;
  head.headers["content-type"] = type;
  bool deferred = false;
  auto taking = reception();
  taking.answer = [&](FormBody& body) {
    deferred = body.files_deferred();
    files = body.file_ids();
    return http::Response::html("taken");
  };
  auto sink = receive(head, organisation, no_room, taking);

  sink->write(base::view(field("token", "mine") + field("what", "aide") + file("a.txt", "words") + end));

  EXPECT_EQ(sink->finish().body, "taken");
  EXPECT_TRUE(deferred);
  EXPECT_TRUE(files.empty());
  EXPECT_EQ(count("file_chunks"), 0);
}

}  // namespace
}  // namespace plain
