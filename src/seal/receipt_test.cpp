// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/receipt.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "seal/nine_bits.h"

namespace seal {
namespace {

const auto organisation = base::OrganisationId::fresh();

// "en" is anglaa, anglab, …; each language has letters of its own.
std::string word(std::string_view start, int number) {
  const auto letter = [](int value) { return static_cast<char>('a' + value); };
  return std::string{start} + letter(number / 26) + letter(number % 26);
}

class Lists : public ::testing::Test {
 protected:
  void SetUp() override {
    folder = std::filesystem::temp_directory_path() / ("words" + base::PersonId::fresh().text());
    std::filesystem::create_directory(folder);
    write("en", "angl");
    write("fr", "épi");
    write("es", "niñ");
    write("ar", "كتاب");
    write("my", "စာ");
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  void write(std::string_view language, std::string_view start, int count = 512) {
    std::ofstream file{folder / (std::string{language} + ".txt")};
    for (int i = 0; i < count; ++i) file << word(start, i) << '\n';
  }
  std::string typed(std::string_view start) {
    std::string out;
    for (const auto number : numbers) out += word(start, number) + "  ";
    return out;
  }

  std::filesystem::path folder;
  ReceiptNumbers numbers = Receipt::fresh().numbers();
};

}  // namespace

TEST(Receipt, CarriesAHundredRandomBitsAndAChecksum) {
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(Receipt::fresh().checksum_fits());
  EXPECT_NE(Receipt::fresh().numbers(), Receipt::fresh().numbers());
}

TEST(Receipt, NoticesNearlyEveryMistypedWord) {
  const auto numbers = Receipt::fresh().numbers();
  int unnoticed = 0;
  for (auto i = 0u; i < numbers.size(); ++i)
    for (std::uint16_t bit = 1; bit < 512; bit = static_cast<std::uint16_t>(bit * 2)) {
      auto wrong = numbers;
      wrong[i] ^= bit;
      unnoticed += Receipt::from(wrong).checksum_fits();
    }
  EXPECT_LE(unnoticed, 5);  // one in 256 of 108
}

TEST(Receipt, IsTheSameFromItsNumbers) {
  const auto receipt = Receipt::fresh();
  const auto again = Receipt::from(receipt.numbers());
  EXPECT_EQ(receipt.finder(organisation), again.finder(organisation));
  EXPECT_TRUE(equal(receipt.opener(organisation).reveal(), again.opener(organisation).reveal()));
}

TEST(Receipt, DerivesEverythingUnderALabelOfItsOwn) {
  const auto receipt = Receipt::fresh();
  const auto finder = receipt.finder(organisation);
  const auto opener = receipt.opener(organisation), signer = receipt.signer(organisation);
  const auto handover = receipt.handover_key(organisation);
  const std::set<std::string> all{base::to_hex(finder.view()),
                                  base::to_hex(opener.reveal()),
                                  base::to_hex(signer.reveal()),
                                  base::to_hex(handover.reveal()),
                                  base::to_hex(stored_finder(finder).view()),
                                  base::to_hex(receipt.finder(base::OrganisationId::fresh()).view())};
  EXPECT_EQ(all.size(), 6u);
}

TEST(NineBits, ComeBackAsTheyWere) {
  for (int i = 0; i < 100; ++i) {
    const auto code = fresh_code();
    EXPECT_TRUE(code_checksum_fits(code));
    EXPECT_EQ(unpack_nines<16>(pack_nines(code)), code);
  }
  const auto bytes = pack_nines(std::array<std::uint16_t, 12>{511, 0, 1});
  EXPECT_EQ(base::to_hex(bytes), "ff80002000000000000000000000");
}

TEST_F(Lists, AreReadInEveryLanguageWhicheverThePageIsIn) {
  const auto lists = WordLists::read(folder);
  for (const auto* start : {"angl", "épi", "EPI", "NIN", "niñ", "كتاب", "كـتَاب", "စာ"}) {
    EXPECT_EQ(*lists.parse(typed(start), "my"), numbers) << start;
  }
  for (const auto* language : {"en", "fr", "es", "ar", "my", "xx"}) {
    std::string joined;
    for (const auto& one : lists.shown(numbers, language)) joined += one + ", ";
    EXPECT_EQ(*lists.parse(joined, "en"), numbers) << language;
  }
}

TEST_F(Lists, TakeDigitsHoweverTheyAreGroupedAndInAnyScript) {
  const auto lists = WordLists::read(folder);
  auto digits = WordLists::digits(numbers);
  EXPECT_EQ(*lists.parse(digits, "en"), numbers);
  std::erase(digits, ' ');
  EXPECT_EQ(*lists.parse(digits, "en"), numbers);
  for (std::size_t at = 4; at < digits.size(); at += 5) digits.insert(at, "-");
  EXPECT_EQ(*lists.parse(digits, "en"), numbers);

  std::string arabic;
  for (const char c : WordLists::digits(numbers))
    arabic += c == ' ' ? "، " : "\xd9" + std::string(1, static_cast<char>(0xa0 + c - '0'));
  EXPECT_EQ(*lists.parse(arabic, "ar"), numbers);
}

TEST_F(Lists, TakeAGroupOfDigitsInPlaceOfAWord) {
  const auto lists = WordLists::read(folder);
  std::string mixed = "007 ";
  for (std::size_t i = 1; i < numbers.size(); ++i) mixed += word("angl", numbers[i]) + " ";
  numbers[0] = 7;
  EXPECT_EQ(*lists.parse(mixed, "fr"), numbers);
}

TEST_F(Lists, PassAWrongChecksumOfAReceiptButNotOfACode) {
  const auto lists = WordLists::read(folder);
  numbers[5] ^= 1;
  EXPECT_FALSE(Receipt::from(numbers).checksum_fits());
  EXPECT_EQ(*lists.parse(typed("angl"), "en"), numbers);

  auto code = fresh_code();
  const auto written = [&] {
    std::string out;
    for (const auto& one : lists.shown(code, "fr")) out += one + " ";
    return out;
  };
  EXPECT_EQ(*lists.parse_code(written(), "en"), code);
  code[5] ^= 1;
  EXPECT_EQ(lists.parse_code(written(), "en").error(), refusal::receipt_unreadable);
}

TEST_F(Lists, RefuseWhatIsNotTwelveOfThem) {
  const auto lists = WordLists::read(folder);
  const auto good = typed("angl");
  const std::string digits(36, '1');
  for (const auto& bad :
       {std::string{}, std::string{"  "}, good + "anglaa", good.substr(8), "x" + good, digits + "1",
        digits.substr(1), "512 " + digits.substr(3), std::string{"\xff\xfe"} + good,
        word("angl", 1) + " " + typed("épi").substr(word("épi", 1).size() + 2)})
    EXPECT_EQ(lists.parse(bad, "en").error(), refusal::receipt_unreadable) << bad;
}

TEST_F(Lists, OfTheWrongLengthOrWithTwinsStopTheStart) {
  write("es", "niñ", 511);
  EXPECT_THROW(WordLists::read(folder), base::Fault);
  write("es", "niñ", 513);
  EXPECT_THROW(WordLists::read(folder), base::Fault);
  write("es", "niñ", 511);
  std::ofstream{folder / "es.txt", std::ios::app} << word("NIN", 0) << '\n';  // folds to the first
  EXPECT_THROW(WordLists::read(folder), base::Fault);
  write("es", "niñ", 511);
  std::ofstream{folder / "es.txt", std::ios::app} << "two words\n";
  EXPECT_THROW(WordLists::read(folder), base::Fault);
  std::filesystem::remove(folder / "es.txt");
  EXPECT_THROW(WordLists::read(folder), base::Fault);
}

TEST(OurOwnLists, GiveEveryReceiptBackInEveryLanguage) {
  const auto lists = WordLists::read(HAVRE_SOURCE "/locale/words");
  for (const auto* shown_in : {"en", "fr", "es", "ar", "my"})
    for (const auto* typed_on : {"en", "my"})
      for (std::uint16_t first = 0; first < 512; first += 12) {
        ReceiptNumbers numbers;
        for (std::uint16_t i = 0; i < 12; ++i) numbers[i] = static_cast<std::uint16_t>((first + i) % 512);
        std::string typed;
        for (const auto& word : lists.shown(numbers, shown_in)) typed += word + " ";
        const auto read = lists.parse(typed, typed_on);
        ASSERT_TRUE(read) << shown_in << ' ' << typed;
        EXPECT_EQ(*read, numbers) << shown_in << ' ' << typed;
      }
}

TEST(Folding, IsTheSameOnceFolded) {
  for (const auto* text : {"École ÉTÉ", "مَكتَبـة أحمد", "ﬁn ½", "٣٤٥", "İstanbul", "မြန်မာ"})
    EXPECT_EQ(folded(folded(text)), folded(text)) << text;
}

}  // namespace seal
