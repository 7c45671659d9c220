// SPDX-License-Identifier: AGPL-3.0-or-later
#include "plain/receiving.h"

#include "http/form.h"

namespace plain {
namespace {

class Receiving : public http::BodySink {
 public:
  Receiving(const base::OrganisationId& organisation, intake::Uploads& uploads, Reception reception)
      : reception_{std::move(reception)}, body_{organisation, uploads, reception_.request_of} {}

 protected:
  FormBody& body() { return body_; }
  http::Response answer() {
    if (body_.is_too_long()) return refuse(pages::refusal::form_too_long);
    if (body_.is_out_of_order()) return refuse(refusal::form_unreadable);
    // Nothing unclean comes back.
    if (!body_.has_clean_text()) return body_.take({}), refuse(refusal::form_unreadable);
    return reception_.answer(body_);
  }
  http::Response refuse(const base::Refusal& why) { return reception_.refuse(body_, why); }

 private:
  Reception reception_;
  FormBody body_;
};

class Multipart final : public Receiving {
 public:
  Multipart(std::string boundary, const base::OrganisationId& organisation, intake::Uploads& uploads,
            Reception reception)
      : Receiving{organisation, uploads, std::move(reception)}, reader_{std::move(boundary), body()} {}

  bool write(base::ByteView piece) override { return reader_.write(piece); }
  http::Response finish() override {
    const bool stopped_by_us = body().is_too_long() || body().is_out_of_order();
    if (!reader_.finished() && !stopped_by_us) return body().take({}), refuse(refusal::form_unreadable);
    return answer();
  }

 private:
  http::MultipartReader reader_;
};

class Urlencoded final : public Receiving {
 public:
  using Receiving::Receiving;
  ~Urlencoded() override { seal::clear(text_); }

  bool write(base::ByteView piece) override {
    if (text_.size() + piece.size() > most) return !(too_large_ = true);
    text_.append(base::text(piece));
    return true;
  }
  http::Response finish() override {
    if (too_large_) return refuse(pages::refusal::form_too_long);
    auto fields = http::fields_of(text_);
    if (!fields) return refuse(refusal::form_unreadable);
    body().take(*std::move(fields));
    return answer();
  }

 private:
  static constexpr std::size_t most = 768 * 1024;  // a percent sign triples what people type
  std::string text_;
  bool too_large_ = false;
};

class NotAForm final : public Receiving {
 public:
  using Receiving::Receiving;
  bool write(base::ByteView) override { return false; }
  http::Response finish() override { return refuse(refusal::form_unreadable); }
};

}  // namespace

std::unique_ptr<http::BodySink> receive(const http::Request& head, const base::OrganisationId& organisation,
                                        intake::Uploads& uploads, Reception reception) {
  const auto* type = head.header("content-type");
  if (type && http::lower_case(*type).starts_with("application/x-www-form-urlencoded"))
    return std::make_unique<Urlencoded>(organisation, uploads, std::move(reception));
  if (auto boundary = type ? http::MultipartReader::boundary(*type) : std::nullopt)
    return std::make_unique<Multipart>(*std::move(boundary), organisation, uploads, std::move(reception));
  return std::make_unique<NotAForm>(organisation, uploads, std::move(reception));
}

}  // namespace plain
