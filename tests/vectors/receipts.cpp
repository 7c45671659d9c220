// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/nine_bits.h"
#include "seal/receipt.h"
#include "vectors.h"

namespace vectors {
namespace {

const auto organisation = id<base::OrganisationId>(0x10);

object receipt(const seal::Receipt& made) {
  const auto numbers = made.numbers();
  const auto opener = made.opener(organisation);
  const auto signer = made.signer(organisation);
  return {{"organisation", hex(organisation.raw())},
          {"numbers", array(numbers.begin(), numbers.end())},
          {"digits", seal::WordLists::digits(numbers)},
          {"secret", hex(seal::pack_nines(numbers))},
          {"checksum_fits", made.checksum_fits()},
          {"finder", hex(made.finder(organisation).view())},
          {"stored_finder", hex(seal::stored_finder(made.finder(organisation)).view())},
          {"opener_seed", hex(opener.reveal())},
          {"reader_id", hex(seal::key_id(seal::KeyKind::reader, seal::sealing_public(opener).view()).raw())},
          {"signer_seed", hex(signer.reveal())},
          {"signer_public", hex(seal::signing_public(signer).view())},
          {"handover_key", hex(made.handover_key(organisation).reveal())}};
}

object handover() {
  const auto made = seal::Receipt::from({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
  const auto request = id<base::RequestId>(0x20);
  const auto reader = seal::sealing_public(seed(31));
  const auto signer = seal::signing_public(seed(32));
  return {
      {"numbers", array{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
      {"organisation", hex(organisation.raw())},
      {"case", hex(request.raw())},
      {"reader_public", hex(reader.view())},
      {"signer_public", hex(signer.view())},
      {"proof", hex(seal::handover_proof(made.handover_key(organisation), request, reader, signer).view())}};
}

array folding() {
  array out;
  for (const std::string_view typed :
       {"abandon  ABILITY", "École—été, Ñandú", "ＦＵＬＬ ｗｉｄｔｈ",
        "zero\u200bwidth jo\u200dined soft\u00adhyphen", "012 ٣٤٥ ۶۷۸ ၉၀၁ १२३",
        "مَكتَبـة أحمد إلى آمال ٱلله مستشفى", "မြန်မာ စကား", "İstanbul ΣΊΣΥΦΟΣ STRASSE straße",
        "a.b,c;d'e-f_g/h", "e\u0301cole e\u0327\u0301", "ﬁn ½ ² Ⅳ ㎏", "", " \t\n", "မြန်မာ\u200bစကား"})
    out.push_back(object{{"typed", typed}, {"words", boost::json::value_from(seal::folded_words(typed))}});
  return out;
}

array codes() {
  array out;
  auto code = seal::fresh_code();
  for (int i = 0; i < 2; ++i) {
    out.push_back(object{{"numbers", array(code.begin(), code.end())},
                         {"bytes", hex(seal::pack_nines(code))},
                         {"checksum_fits", seal::code_checksum_fits(code)}});
    code[3] ^= 1;
  }
  return out;
}

}  // namespace

object receipts() {
  auto wrong = seal::Receipt::fresh().numbers();
  wrong[0] ^= 1;
  const seal::ReceiptNumbers zeros{};
  seal::ReceiptNumbers most;
  most.fill(511);
  array all;
  for (const auto& made :
       {seal::Receipt::fresh().numbers(), seal::Receipt::fresh().numbers(), wrong, zeros, most})
    all.push_back(receipt(seal::Receipt::from(made)));
  return {{"receipts", all}, {"handover", handover()}, {"codes", codes()}, {"folding", folding()}};
}

}  // namespace vectors
