// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crafted.h"
#include "unseal/unseal.h"
#include "vectors.h"

namespace vectors {
namespace {

using seal::EnvelopeKind;
using seal::KeyKind;

const auto organisation = id<base::OrganisationId>(0x10);
const auto request = id<base::RequestId>(0x20);
constexpr int identity = 71, receipt_signer = 73;

struct Reader {
  KeyKind kind;
  int number;
};
const std::vector<Reader> readers{{KeyKind::epoch, 120}, {KeyKind::person, 121}, {KeyKind::recovery, 61}};

seal::Recipient recipient(const Reader& reader) {
  return {reader.kind, seal::sealing_public(seed(reader.number))};
}

object place_of(const seal::Place& place) {
  return {{"organisation", hex(place.organisation.raw())},
          {"case", hex(place.request.raw())},
          {"kind", static_cast<int>(place.kind)},
          {"sequence", place.sequence}};
}

object signer_of(KeyKind kind, const seal::SecretBytes& signer) {
  const auto open = seal::signing_public(signer);
  return {{"kind", kind == KeyKind::identity ? 2 : 1},
          {"id", hex(seal::key_id(kind, open.view()).raw())},
          {"public", hex(open.view())}};
}

array wraps_of(const std::vector<seal::Wrap>& wraps, const std::vector<Reader>& for_readers) {
  array out;
  for (std::size_t i = 0; i < wraps.size(); ++i)
    out.push_back(object{{"kind", static_cast<int>(for_readers[i].kind)},
                         {"seed", hex(seed(for_readers[i].number).reveal())},
                         {"id", hex(wraps[i].recipient.raw())},
                         {"bytes", hex(wraps[i].bytes)}});
  return out;
}

object sealed(const seal::Place& place, std::string_view payload, KeyKind signer_kind, int signer_number,
              const std::vector<Reader>& for_readers) {
  std::vector<seal::Recipient> recipients;
  for (const auto& reader : for_readers) recipients.push_back(recipient(reader));
  const auto signer_seed = seed(signer_number == 0 ? identity : signer_number);
  const seal::Signer signer{signer_kind, signer_seed};
  const auto made =
      *seal::close(place, base::view(payload), signer_number == 0 ? nullptr : &signer, recipients);
  const auto content_key =
      *unseal::open_wrap(made.wraps[0].bytes, for_readers[0].kind, seed(for_readers[0].number),
                         seal::WrapPurpose::content_key, seal::envelope_subject(made.bytes));
  object out{{"place", place_of(place)}, {"payload", payload}};
  if (signer_number == 0)
    out["signer"] = nullptr;
  else
    out["signer"] = signer_of(signer_kind, signer_seed);
  out["content_key"] = hex(content_key.reveal());
  out["recipients_digest"] = hex(seal::read_outside(made.bytes)->recipients_digest.view());
  out["bytes"] = hex(made.bytes);
  out["wraps"] = wraps_of(made.wraps, for_readers);
  return out;
}

array good() {
  const auto place = [](EnvelopeKind kind, std::uint64_t sequence) {
    return seal::Place{organisation, request, kind, sequence};
  };
  const std::string fits(4096 - 4 - 81, 'a'), spills(4096 - 4 - 81 + 1, 'a');
  return {sealed(place(EnvelopeKind::request, 0), R"({"v":1,"answers":{"story":"…"}})",
                 KeyKind::receipt_signer, receipt_signer, readers),
          sealed(place(EnvelopeKind::request, 0), R"({"v":1})", KeyKind::identity, 0, {readers[0]}),
          sealed(place(EnvelopeKind::message, 1), R"({"v":1,"text":"နောက်တစ်ခု"})", KeyKind::receipt_signer,
                 receipt_signer, {readers[1]}),
          sealed(place(EnvelopeKind::message, 9'007'199'254'740'991), "", KeyKind::identity, identity,
                 {readers[1]}),
          sealed(place(EnvelopeKind::answer, 0), R"({"v":1,"text":"نعم"})", KeyKind::identity, identity,
                 {{KeyKind::request, 122}, {KeyKind::reader, 123}}),
          sealed(place(EnvelopeKind::note, 0), fits, KeyKind::identity, identity, {readers[1]}),
          sealed(place(EnvelopeKind::sheet, 2), spills, KeyKind::identity, identity, {readers[1]})};
}

// Requests may be signed by nobody, and then nothing may be said of a signer.
void refuse_requests(array& out) {
  const seal::Place place{organisation, request, EnvelopeKind::request, 0};
  const auto header = seal::header_of(place, seal::recipients_digest({recipient(readers[1]).id()}));
  const auto add = [&](std::string_view why, const base::Bytes& padded) {
    out.push_back(object{{"why", why},
                         {"place", place_of(place)},
                         {"content_key", hex(seed(130).reveal())},
                         {"signer", signer_of(KeyKind::identity, seed(identity))},
                         {"bytes", hex(crafted::envelope(header, padded, seed(130)))}});
  };
  crafted::Inner by_nobody{0, id<base::KeyId>(1), {}, {}};
  add("nobody signed, and a key id is stated", crafted::padded(by_nobody, 4096));
  by_nobody.signer = {};
  by_nobody.signature.bytes[63] = 1;
  add("nobody signed, and there is a signature", crafted::padded(by_nobody, 4096));
  base::Bytes zeros(4096);
  zeros[0] = 80;
  add("an inner text too short for a signature", zeros);
}

// Each is sealed under the stated content key and opens but for the one thing said.
array refused() {
  const seal::Place place{organisation, request, EnvelopeKind::answer, 4};
  const auto header = seal::header_of(place, seal::recipients_digest({recipient(readers[1]).id()}));
  const auto payload = base::view("{\"v\":1}");
  const auto inner = crafted::honest(header, payload, seed(identity));
  array out;
  const auto add = [&](std::string_view why, const base::Bytes& bytes, KeyKind signer = KeyKind::identity) {
    out.push_back(object{{"why", why},
                         {"place", place_of(place)},
                         {"content_key", hex(seed(130).reveal())},
                         {"signer", signer_of(signer, seed(identity))},
                         {"bytes", hex(bytes)}});
  };
  const auto add_inner = [&](std::string_view why, auto change) {
    auto other = inner;
    change(other);
    add(why, crafted::envelope(header, crafted::padded(other, 4096), seed(130)));
  };
  const auto add_header = [&](std::string_view why, std::size_t at, std::uint8_t value) {
    auto other = header;
    other[at] = value;
    const auto signed_so = crafted::honest(other, payload, seed(identity));
    add(why, crafted::envelope(other, crafted::padded(signed_so, 4096), seed(130)));
  };

  add("padding is not zero", crafted::envelope(header, crafted::padded(inner, 4096, 1), seed(130)));
  add("a bucket larger than needed", crafted::envelope(header, crafted::padded(inner, 16384), seed(130)));
  add("no bucket at all", crafted::envelope(header, crafted::padded(inner, 8192), seed(130)));
  add("another content key", crafted::envelope(header, crafted::padded(inner, 4096), seed(131)));
  add_header("version 2", 0, 2);
  add_header("another direction", 2, 3);
  add_header("not final", 43, 0);
  add_header("another kind", 1, 4);
  add_inner("an answer nobody signed", [](auto& one) { one = {0, {}, {}, one.payload}; });
  add("an answer signed by a receipt",
      crafted::envelope(header, crafted::padded(crafted::honest(header, payload, seed(identity), 1), 4096),
                        seed(130)),
      KeyKind::receipt_signer);
  add_inner("a signer of no kind", [](auto& one) { one.signer_kind = 3; });
  add_inner("a signature of other words", [](auto& one) { one.payload.push_back(' '); });
  add_inner("a key id that is not the signer's", [&](auto& one) {
    one.signer = id<base::KeyId>(1);
    one.signature = seal::sign(seed(identity), seal::signed_digest(header, 2, one.signer, payload).view());
  });
  add_inner("a signer of no kind, who did sign", [&](auto& one) {
    one.signer_kind = 3;
    one.signature = seal::sign(seed(identity), seal::signed_digest(header, 3, one.signer, payload).view());
  });
  auto longer = crafted::padded(inner, 4096);
  longer[0] = 0xff;
  longer[1] = 0xff;
  add("an inner text longer than its envelope", crafted::envelope(header, longer, seed(130)));
  refuse_requests(out);
  return out;
}

array request_keys() {
  const auto key = seal::sealing_public(seed(101));
  const auto subject = seal::request_key_subject(organisation, request, 2, key);
  array out;
  for (const int secret : {101, 102}) {
    const auto made =
        seal::wrap(seed(secret), recipient(readers[1]), seal::WrapPurpose::request_key, subject);
    out.push_back(object{{"organisation", hex(organisation.raw())},
                         {"case", hex(request.raw())},
                         {"generation", 2},
                         {"public", hex(key.view())},
                         {"reader_kind", 2},
                         {"reader_seed", hex(seed(121).reveal())},
                         {"secret", hex(seed(secret).reveal())},
                         {"opens", secret == 101},
                         {"bytes", hex(made.bytes)}});
  }
  return out;
}

}  // namespace

object envelopes() {
  return {{"envelopes", good()}, {"refused_envelopes", refused()}, {"case_key_wraps", request_keys()}};
}

}  // namespace vectors
