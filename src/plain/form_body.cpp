// SPDX-License-Identifier: AGPL-3.0-or-later
#include "plain/form_body.h"

#include <algorithm>
#include <boost/json.hpp>

#include "http/form.h"
#include "intake/submission.h"
#include "plain/file_name.h"

namespace plain {
namespace {

// Over what one envelope can carry by far; the rules of the form say the exact limits.
constexpr std::size_t most_text = 256 * 1024;
constexpr std::size_t most_fields = 200;

}  // namespace

struct FormBody::Incoming {
  Incoming(const seal::FilePlace& place, intake::Upload to, intake::Uploads& uploads)
      : upload{std::move(to)},
        sealer{place, [this, &uploads](std::uint64_t index, seal::Bytes sealed) {
                 if (refused) return;
                 refused = !uploads.put(upload, static_cast<std::int64_t>(index), sealed);
                 chunks = static_cast<std::int64_t>(index) + 1;
               }} {}

  intake::Upload upload;
  std::int64_t chunks = 0;
  bool refused = false;
  std::string name;
  std::string type;
  seal::FileSealer sealer;
};

FormBody::FormBody(const base::OrganisationId& organisation, intake::Uploads& uploads, RequestOf request_of)
    : organisation_{organisation}, uploads_{uploads}, request_of_{std::move(request_of)} {}

FormBody::~FormBody() {
  for (auto& [name, value] : fields_) seal::clear(value);
  if (kept_) return;
  if (incoming_) uploaded_.push_back(incoming_->upload);
  try {
    for (const auto& upload : uploaded_) uploads_.drop(upload);
  } catch (const base::Fault&) {
    // The sweep finds what could not be dropped now.
  }
}

std::string FormBody::field(std::string_view name) const {
  const auto found = std::ranges::find(fields_, name, &pages::Fields::value_type::first);
  return found == fields_.end() ? std::string{} : found->second;
}

std::string FormBody::files_json() const {
  boost::json::array files;
  for (const auto& file : files_)
    files.push_back({{"id", file.id.text()},
                     {"key", base::to_base64url(file.key.reveal())},
                     {"name", file.name},
                     {"type", file.type},
                     {"size", file.size}});
  return boost::json::serialize(files);
}

std::vector<base::FileId> FormBody::file_ids() const {
  std::vector<base::FileId> ids;
  for (const auto& file : files_) ids.push_back(file.id);
  return ids;
}

bool FormBody::has_clean_text() const {
  return std::ranges::all_of(fields_, [](const auto& field) {
    return http::is_utf8(field.second) && field.second.find('\0') == std::string::npos;
  });
}

bool FormBody::part(const http::PartHead& head) {
  // Browsers send a file field nobody used as a file without a name.
  skipping_ = head.file_name && head.file_name->empty();
  if (skipping_) return true;
  if (head.file_name) return begin_file(head);
  if (fields_.size() == most_fields) return !(too_long_ = true);
  fields_.emplace_back(head.name, "");
  return true;
}

bool FormBody::begin_file(const http::PartHead& head) {
  if (uploaded_.size() == intake::most_files) return !(too_long_ = true);
  if (!request_) request_ = request_of_(*this);
  if (!request_) return !(out_of_order_ = true);

  intake::Upload upload{*request_, base::FileId::fresh(), seal::Bytes(32)};
  seal::fill_random(upload.secret);
  const seal::FilePlace place{organisation_, *request_, upload.file};
  incoming_ = std::make_unique<Incoming>(place, std::move(upload), uploads_);
  incoming_->name = shown_name(*head.file_name);
  incoming_->type = shown_type(head.type);
  return true;
}

bool FormBody::bytes(base::ByteView piece) {
  if (incoming_) {
    if (!incoming_->refused) incoming_->sealer.write(piece);
    return true;
  }
  if (skipping_) return true;
  text_bytes_ += piece.size();
  if (text_bytes_ > most_text) return !(too_long_ = true);
  fields_.back().second.append(base::text(piece));
  return true;
}

bool FormBody::part_end() {
  if (incoming_) end_file();
  return true;
}

void FormBody::end_file() {
  const auto incoming = std::move(incoming_);
  incoming->sealer.finish();
  uploaded_.push_back(incoming->upload);
  if (incoming->refused || !uploads_.done(incoming->upload, incoming->chunks)) {
    deferred_ = true;
    return;
  }
  files_.push_back({incoming->upload.file, incoming->sealer.key().duplicate(), std::move(incoming->name),
                    std::move(incoming->type), incoming->sealer.true_size()});
}

}  // namespace plain
