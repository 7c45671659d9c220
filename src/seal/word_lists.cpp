// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <fstream>

#include "seal/receipt.h"
#include "seal/text.h"

namespace seal {
namespace {

constexpr std::array<std::string_view, 5> languages{"en", "fr", "es", "ar", "my"};
constexpr std::size_t list_size = 512;
constexpr std::size_t digits_a_group = 3;

bool all_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::uint16_t> group_number(std::string_view group) {
  if (group.size() != digits_a_group || !all_digits(group)) return std::nullopt;
  const int number = (group[0] - '0') * 100 + (group[1] - '0') * 10 + (group[2] - '0');
  if (number >= static_cast<int>(list_size)) return std::nullopt;
  return static_cast<std::uint16_t>(number);
}

// 5.3 Digits may be grouped in any way: 36 of them are twelve groups of three.
std::vector<std::string> regrouped(std::vector<std::string> words) {
  if (!std::ranges::all_of(words, all_digits)) return words;
  std::size_t length = 0;
  for (const auto& word : words) length += word.size();
  std::string joined;
  joined.reserve(length);
  for (auto& word : words) {
    joined += word;
    clear(word);
  }
  const ClearedText digits{std::move(joined)};
  words.clear();
  words.reserve(length / digits_a_group + 1);
  for (std::size_t at = 0; at < length; at += digits_a_group)
    words.emplace_back(digits.view().substr(at, digits_a_group));
  return words;
}

template <std::size_t Count>
std::vector<std::string> words_for(const std::vector<std::string>& words,
                                   const std::array<std::uint16_t, Count>& numbers) {
  std::vector<std::string> out;
  for (const auto number : numbers) out.push_back(words.at(number));
  return out;
}

}  // namespace

WordLists WordLists::read(const std::filesystem::path& folder) {
  WordLists lists;
  for (const auto language : languages) {
    List list;
    std::ifstream file{folder / (std::string{language} + ".txt")};
    for (std::string line; std::getline(file, line);) {
      list.numbers.emplace(folded(line), static_cast<std::uint16_t>(list.words.size()));
      list.words.push_back(line);
    }
    // Two words that fold to one, or a word of two, would make receipts nobody can type back.
    const bool whole =
        std::ranges::all_of(list.words, [](const auto& word) { return folded_words(word).size() == 1; });
    if (list.words.size() != list_size || list.numbers.size() != list_size || !whole)
      throw base::Fault{"a word list is missing or is not 512 distinct words: " + std::string{language}};
    lists.lists_.emplace_back(language, std::move(list));
  }
  return lists;
}

const WordLists::List& WordLists::list(std::string_view language) const {
  for (const auto& [name, list] : lists_)
    if (name == language) return list;
  return lists_.front().second;
}

const std::vector<std::string>& WordLists::words(std::string_view language) const {
  return list(language).words;
}

std::vector<std::string> WordLists::shown(const ReceiptNumbers& numbers, std::string_view language) const {
  return words_for(words(language), numbers);
}
std::vector<std::string> WordLists::shown(const CodeNumbers& numbers, std::string_view language) const {
  return words_for(words(language), numbers);
}

std::string WordLists::digits(const ReceiptNumbers& numbers) {
  std::string out;
  for (const auto number : numbers) {
    const auto group = std::to_string(number);
    out.append(out.empty() ? "" : " ").append(digits_a_group - group.size(), '0').append(group);
  }
  return out;
}

template <std::size_t Count>
std::optional<std::array<std::uint16_t, Count>> WordLists::numbers(std::string_view typed,
                                                                   std::string_view page_language) const {
  auto words = regrouped(folded_words(typed));
  const auto read = [&](const List& list) -> std::optional<std::array<std::uint16_t, Count>> {
    std::array<std::uint16_t, Count> out{};
    for (std::size_t i = 0; i < Count; ++i) {
      const auto found = list.numbers.find(words[i]);
      const auto number = found != list.numbers.end() ? std::optional{found->second} : group_number(words[i]);
      if (!number) return std::nullopt;
      out[i] = *number;
    }
    return out;
  };

  std::optional<std::array<std::uint16_t, Count>> found;
  if (words.size() == Count) {
    found = read(list(page_language));
    for (std::size_t i = 0; !found && i < lists_.size(); ++i) found = read(lists_[i].second);
  }
  for (auto& word : words) clear(word);
  return found;
}

base::Result<ReceiptNumbers> WordLists::parse(std::string_view typed, std::string_view page_language) const {
  const auto read = numbers<12>(typed, page_language);
  if (!read) return refusal::receipt_unreadable;
  return *read;
}

base::Result<CodeNumbers> WordLists::parse_code(std::string_view typed,
                                                std::string_view page_language) const {
  const auto read = numbers<16>(typed, page_language);
  if (!read || !code_checksum_fits(*read)) return refusal::receipt_unreadable;
  return *read;
}

}  // namespace seal
