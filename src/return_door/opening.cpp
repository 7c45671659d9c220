// SPDX-License-Identifier: AGPL-3.0-or-later
#include "return_door/opening.h"

#include <boost/json.hpp>

#include "seal/file.h"
#include "unseal/unseal.h"

namespace return_door {
namespace {

namespace json = boost::json;

std::string text_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  const auto* text = value ? value->if_string() : nullptr;
  return text ? std::string{*text} : std::string{};
}

void add_fields(pages::Fields& fields, const json::value* members) {
  const auto* object = members ? members->if_object() : nullptr;
  if (!object) return;
  for (const auto& [name, value] : *object) {
    if (const auto* text = value.if_string()) fields.emplace_back(name, *text);
    if (const auto* several = value.if_array())
      for (const auto& each : *several)
        if (const auto* text = each.if_string()) fields.emplace_back(name, *text);
  }
}

std::optional<OpenedFile> file_in(const json::value& value) {
  const auto* object = value.if_object();
  if (!object) return std::nullopt;
  const auto id = base::FileId::parse(text_in(*object, "id"));
  auto key = base::from_base64url(text_in(*object, "key"));
  const auto* size = object->if_contains("size");
  const auto* bytes = size ? size->if_int64() : nullptr;
  if (!id || !key || key->size() != seal::SecretBytes::size || !bytes || *bytes < 0 ||
      static_cast<std::uint64_t>(*bytes) > seal::most_file_size)
    return std::nullopt;
  return OpenedFile{*id, seal::SecretBytes::take(*key), text_in(*object, "name"),
                    static_cast<std::uint64_t>(*bytes)};
}

// Payloads are read with suspicion: what is not as doc/sealing.md section 11 has it is left out.
void read_payload(base::ByteView payload, pages::ThreadMessage& message, std::vector<OpenedFile>& files) {
  boost::system::error_code unreadable;
  const auto value = json::parse(base::text(payload), unreadable);
  const auto* object = unreadable ? nullptr : value.if_object();
  if (!object) return;
  message.text = text_in(*object, "text");
  add_fields(message.answers, object->if_contains("set"));
  const auto* list = object->if_contains("files");
  for (const auto& each : list && list->is_array() ? list->get_array() : json::array{}) {
    auto file = file_in(each);
    if (!file) continue;
    message.files.push_back({file->id.text(), file->name, file->size});
    files.push_back(*std::move(file));
  }
}

class Opener {
 public:
  Opener(Hall& hall, const Visitor& visitor)
      : organisation_{hall.house.organisation},
        certified_{hall.recipients.current()},
        seed_{visitor.receipt.opener(organisation_)} {}

  // What does not open is shown as closed; nobody learns why.
  std::optional<unseal::Opened> open(const requests::ThreadEnvelope& envelope,
                                     const base::RequestId& request) const {
    if (!envelope.wrap || envelope.kind != "answer") return std::nullopt;
    const auto outside = seal::read_outside(envelope.sealed);
    if (!outside) return std::nullopt;
    const auto content_key =
        unseal::open_wrap(*envelope.wrap, seal::KeyKind::reader, seed_, seal::WrapPurpose::content_key,
                          seal::envelope_subject(envelope.sealed));
    if (!content_key) return std::nullopt;
    const seal::Place place{organisation_, request, seal::EnvelopeKind::answer, envelope.sequence};
    auto opened =
        unseal::open(place, envelope.sealed, *content_key,
                     unseal::SignerKey{[this](auto kind, const auto& id) { return signer(kind, id); }});
    if (!opened) return std::nullopt;
    return *std::move(opened);
  }

 private:
  std::optional<seal::SigningPublicKey> signer(seal::KeyKind kind, const base::KeyId& id) const {
    const auto* entry = kind == seal::KeyKind::identity ? certified_->directory.find_identity(id) : nullptr;
    if (!entry) return std::nullopt;
    return entry->identity;
  }

  base::OrganisationId organisation_;
  std::shared_ptr<const intake::Certified> certified_;
  seal::SecretBytes seed_;
};

}  // namespace

base::Result<OpenedThread> open_thread(Hall& hall, const Visitor& visitor) {
  OpenedThread opened{TRY(hall.threads.open(visitor.finder(hall))), {}, {}};
  const Opener opener{hall, visitor};
  for (const auto& envelope : opened.thread.envelopes) {
    pages::ThreadMessage message{
        .voice = envelope.direction == "inward" ? pages::Voice::mine : pages::Voice::team,
        .hour = envelope.hour,
        .sequence = envelope.sequence};
    if (const auto whole = opener.open(envelope, opened.thread.reader.request))
      read_payload(whole->payload, message, opened.files);
    opened.messages.push_back(std::move(message));
  }
  return opened;
}

}  // namespace return_door
