// SPDX-License-Identifier: AGPL-3.0-or-later
#include "trail/verify.h"

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>

#include "store/test_database.h"
#include "trail/lines.h"
#include "trail/trail.h"

namespace trail {
namespace {

constexpr int length = 20;

class Verifying : public testing::Test {
 protected:
  Verifying() {
    store::in_transaction(*database, [&](store::Transaction& transaction) {
      for (int i = 0; i < length; ++i)
        trail.record(transaction, {Actor::person(person), "request.opened", base::RequestId::fresh()});
    });
  }

  void tamper(std::string_view sql, const store::Values& values = {}) {
    store::in_transaction(*database,
                          [&](store::Transaction& transaction) { transaction.change(sql, values); });
  }
  seal::TrailHead head() {
    store::Transaction transaction{*database, store::Mode::read};
    const auto last = last_link(transaction);
    return {static_cast<std::uint64_t>(last.sequence), last.hash, {}};
  }
  std::string exported() {
    std::ostringstream out;
    export_lines(*database, out);
    return out.str();
  }
  std::optional<Finding> finding_in(const std::string& text, std::vector<seal::TrailHead> heads = {}) {
    std::istringstream in{text};
    return verify(in, std::move(heads)).finding;
  }

  store::TestDatabase database;
  base::StoppedClock clock{{1'700'000'000'000}};
  Trail trail{clock};
  const base::PersonId person = base::PersonId::fresh();
};

TEST_F(Verifying, FindsNothingInATrailNobodyTouched) {
  EXPECT_FALSE(verify(*database).finding);
  EXPECT_FALSE(verify(*database, {head()}).finding);
  EXPECT_EQ(verify(*database).last.sequence, length);
  EXPECT_FALSE(finding_in(exported(), {head()}));
}

TEST_F(Verifying, FindsAnEditInEveryColumn) {
  for (const auto* change :
       {"hour = hour + 1", "actor = 'system'", "deed = 'request.closed'", "subject = ''", "detail = 'x'"}) {
    store::TestDatabase fresh;
    trail.record_apart(*fresh, {Actor::person(person), "request.opened", base::RequestId::fresh()});
    store::in_transaction(*fresh, [&](store::Transaction& transaction) {
      transaction.change(std::string{"UPDATE trail SET "} + change);
    });
    EXPECT_EQ(verify(*fresh).finding, (Finding{1, Defect::altered})) << change;
  }
}

TEST_F(Verifying, NamesTheFirstLineEdited) {
  tamper("UPDATE trail SET deed = 'request.closed' WHERE sequence IN (7, 12)");
  EXPECT_EQ(verify(*database).finding, (Finding{7, Defect::altered}));
}

TEST_F(Verifying, FindsALineMovedFromOneColumnToTheNext) {
  tamper(
      "UPDATE trail SET deed = 'request', subject = '.opened' || subject "
      "WHERE sequence = 3");
  EXPECT_EQ(verify(*database).finding, (Finding{3, Defect::altered}));
}

TEST_F(Verifying, FindsALineDropped) {
  tamper("DELETE FROM trail WHERE sequence = 9");
  EXPECT_EQ(verify(*database).finding, (Finding{9, Defect::missing}));
}

TEST_F(Verifying, FindsALineDroppedAndTheRestRenumbered) {
  tamper("DELETE FROM trail WHERE sequence = 9");
  for (int sequence = 10; sequence <= length; ++sequence)
    tamper("UPDATE trail SET sequence = $1 WHERE sequence = $2", {sequence - 1, sequence});
  EXPECT_EQ(verify(*database).finding, (Finding{9, Defect::altered}));
}

TEST_F(Verifying, FindsTwoLinesExchanged) {
  tamper("UPDATE trail SET sequence = -5 WHERE sequence = 5");
  tamper("UPDATE trail SET sequence = 5 WHERE sequence = 6");
  tamper("UPDATE trail SET sequence = 6 WHERE sequence = -5");
  EXPECT_EQ(verify(*database).finding, (Finding{5, Defect::altered}));
}

TEST_F(Verifying, FindsATrailCutAtItsEnd) {
  const auto before = head();
  tamper("DELETE FROM trail WHERE sequence > 15");
  EXPECT_EQ(verify(*database).finding, (Finding{16, Defect::cut_off}));

  // Whoever also sets the database's own head back is found by the signed one
  // only.
  tamper(
      "UPDATE trail_head SET sequence = 15, hash = (SELECT hash FROM trail "
      "WHERE sequence = 15)");
  EXPECT_FALSE(verify(*database).finding);
  EXPECT_EQ(verify(*database, {before}).finding, (Finding{16, Defect::cut_off}));
}

TEST_F(Verifying, FindsEverythingGone) {
  const auto before = head();
  tamper("DELETE FROM trail");
  tamper("DELETE FROM trail_head");
  EXPECT_EQ(verify(*database, {before}).finding, (Finding{1, Defect::cut_off}));
}

TEST_F(Verifying, FindsATrailRewrittenAsAWhole) {
  const auto before = head();
  tamper("DELETE FROM trail");
  tamper("DELETE FROM trail_head");
  for (int i = 0; i < length + 5; ++i) trail.record_apart(*database, {Actor::system(), "slot.sent"});
  EXPECT_FALSE(verify(*database).finding);
  EXPECT_EQ(verify(*database, {before}).finding, (Finding{length, Defect::rewritten}));
}

TEST_F(Verifying, FindsAHeadThatWasSetWrong) {
  tamper("UPDATE trail_head SET sequence = 3");
  EXPECT_TRUE(verify(*database).finding);
  tamper("DELETE FROM trail_head");
  EXPECT_TRUE(verify(*database).finding);
}

TEST_F(Verifying, AllowsATrailThatGrewSinceItsHeadWasSigned) {
  const auto before = head();
  trail.record_apart(*database, {Actor::system(), "slot.sent"});
  EXPECT_FALSE(verify(*database, {before, head()}).finding);
}

TEST_F(Verifying, FindsTheSameInExportedLines) {
  const auto text = exported();
  auto edited = text;
  edited.replace(edited.find("request.opened"), 14, "request.closed");
  EXPECT_EQ(finding_in(edited), (Finding{1, Defect::altered}));

  const auto second = text.find('\n') + 1;
  EXPECT_EQ(finding_in(text.substr(second)), (Finding{1, Defect::missing}));
  EXPECT_EQ(finding_in(text.substr(0, second) + text), (Finding{1, Defect::misplaced}));
  EXPECT_EQ(finding_in(text.substr(0, second), {head()}), (Finding{2, Defect::cut_off}));
  EXPECT_EQ(finding_in(text.substr(0, second) + "{}\n"), (Finding{2, Defect::unreadable}));
  EXPECT_EQ(finding_in(text.substr(0, text.size() - 20)), (Finding{length, Defect::unreadable}));
  EXPECT_EQ(finding_in(" " + text), (Finding{1, Defect::unreadable}));
}

TEST_F(Verifying, ReadsBackWhatItWroteWhateverAnIntruderPutIn) {
  tamper("UPDATE trail SET detail = $1 WHERE sequence = 1", {"\"}\n{ \\ \x01 \xe2\x80\xae"});
  EXPECT_EQ(finding_in(exported()), (Finding{1, Defect::altered}));
}

TEST_F(Verifying, IsQuick) {
  constexpr int many = 20'000;
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    for (int i = 0; i < many; ++i) trail.record(transaction, {Actor::anonymous(), "receipt.refused"});
  });
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(verify(*database).finding);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  // A million in a minute, with room for sanitizers.
  EXPECT_LT(took.count(), 60.0 * (many + length) / 1'000'000);
  RecordProperty("lines_per_second", static_cast<int>((many + length) / took.count()));
}

}  // namespace
}  // namespace trail
