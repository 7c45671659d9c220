// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake_door/asking.h"

#include <algorithm>

#include "intake_door/page_routes.h"
#include "plain/receiving.h"

namespace intake_door {
namespace {

// Keys may move between reading them and being accepted, and a twin may take the number; the next time nearly
// always fits.
constexpr int attempts = 4;

// doc/sealing.md 11.2. The answers are JSON already.
std::string payload_of(const std::string& answers, const std::string& files,
                       const intake::NewReader& reader) {
  return R"({"v":1,"answers":)" + answers + R"(,"receipt":{"reader":")" +
         base::to_base64url(reader.reader_key.view()) + R"(","signer":")" +
         base::to_base64url(reader.signer_key.view()) + R"("},"files":)" + files + R"(,"path":"plain"})";
}

intake::NewReader reader_of(const seal::Receipt& receipt, const base::OrganisationId& organisation) {
  return {.finder_hash = seal::stored_finder(receipt.finder(organisation)),
          .reader_key = seal::sealing_public(receipt.opener(organisation)),
          .signer_key = seal::signing_public(receipt.signer(organisation))};
}

class Asking {
 public:
  Asking(Porch& porch, pages::Visit visit, plain::FormBody& body)
      : porch_{porch}, visit_{std::move(visit)}, body_{body}, kind_{pages::form_kind(body.field("kind"))} {}

  http::Response answer() {
    const auto token = intake::Token::parse(body_.field("token"));
    if (!token) return refuse(plain::refusal::form_unreadable);
    const auto attached = body_.files().empty() ? pages::Attached::nothing : pages::Attached::files;
    auto said = pages::answers(kind_, body_.fields(), attached, own());
    if (!said) return refuse(said.error());
    auto outcome = keep(*token, *said);
    seal::clear(*said);
    return outcome;
  }

  // Nothing is lost: what was typed comes back, with a fresh token only if the old one cannot be read.
  http::Response refuse(const base::Refusal& why) {
    const auto token = intake::Token::parse(body_.field("token"));
    pages::FormPage page{.kind = kind_,
                         .token = token ? token->text() : intake::Token::fresh().text(),
                         .typed = body_.fields(),
                         .refusal = why,
                         .files_lost = !body_.files().empty(),
                         .own = own()};
    auto response = http::Response::html(porch_.pages.form(visit_, page), http::status_of(why.kind));
    for (auto& [name, value] : page.typed) seal::clear(value);
    return response;
  }

 private:
  pages::OwnFields own() { return porch_.own_fields.of(kind_, visit_.language); }

  http::Response keep(const intake::Token& token, const std::string& answers) {
    const auto receipt = seal::Receipt::fresh();
    const auto batch = porch_.batches.join();
    for (int attempt = 1;; ++attempt) {
      const auto kept = try_to_keep(token, answers, receipt, *batch);
      if (kept) return receipt_page(receipt);
      const auto& why = kept.error();
      const bool moved = why == intake::refusal::keys_moved || why == intake::refusal::sequence_taken;
      if (moved && attempt < attempts) continue;
      if (why == intake::refusal::already_confirmed)
        return http::Response::html(porch_.pages.sentence(visit_, why), http::status_of(why.kind));
      return refuse(why);
    }
  }

  base::Result<> try_to_keep(const intake::Token& token, const std::string& answers,
                             const seal::Receipt& receipt, seal::Batch& batch) {
    const auto& organisation = porch_.house.organisation;
    const auto kind = *intake::request_kind(pages::word(kind_));
    const auto prepared = TRY(porch_.intake.prepare(token, kind));
    const auto addressed = intake::addressees(prepared, kind, *porch_.recipients.current());
    const auto reader = reader_of(receipt, organisation);

    auto payload = payload_of(answers, body_.files_json(), reader);
    const auto seed = receipt.signer(organisation);
    const seal::Signer signer{seal::KeyKind::receipt_signer, seed};
    auto sealed = seal::close_in(
        batch, {organisation, prepared.request, seal::EnvelopeKind::request, prepared.sequence},
        base::view(payload), &signer, addressed.recipients);
    seal::clear(payload);
    if (!sealed) return pages::refusal::form_too_long;

    TRY(porch_.intake.accept({.token = token,
                              .kind = kind,
                              .language = visit_.language,
                              .imminence = intake::imminence(pages::imminence(body_.fields())),
                              .path = intake::Path::plain,
                              .channel = intake::Channel::web,
                              .sequence = prepared.sequence,
                              .sealed = *std::move(sealed),
                              .reader = reader,
                              .files = body_.file_ids(),
                              .author = {}}));
    body_.keep_files();
    return base::done();
  }

  http::Response receipt_page(const seal::Receipt& receipt) {
    const auto numbers = receipt.numbers();
    return http::Response::html(
        porch_.pages.receipt(visit_, {.words = porch_.words.shown(numbers, visit_.language),
                                      .digits = seal::WordLists::digits(numbers),
                                      .token = body_.field("token"),
                                      .files_deferred = body_.files_deferred()}));
  }

  Porch& porch_;
  pages::Visit visit_;
  plain::FormBody& body_;
  pages::FormKind kind_;
};

}  // namespace

std::unique_ptr<http::BodySink> receive_form(Porch& porch, const http::Request& head) {
  auto visit = visit_of(porch, head);
  visit.path = pages::Path::plain;
  const auto asking = [&porch, visit](plain::FormBody& body) { return Asking{porch, visit, body}; };
  return plain::receive(
      head, porch.house.organisation, porch.uploads,
      {.request_of = [&porch](const plain::FormBody& body) -> std::optional<base::RequestId> {
         const auto token = intake::Token::parse(body.field("token"));
         if (!token) return std::nullopt;
         return token->request(porch.house.organisation);
       },
       .answer = [asking](plain::FormBody& body) { return asking(body).answer(); },
       .refuse = [asking](plain::FormBody& body,
                          const base::Refusal& why) { return asking(body).refuse(why); }});
}

}  // namespace intake_door
