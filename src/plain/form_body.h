// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes a form apart as it arrives: texts are kept, up to a limit; files are sealed at once and never kept.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/multipart.h"
#include "intake/uploads.h"
#include "pages/form.h"
#include "seal/file.h"

namespace plain {

// doc/sealing.md 11.3
struct SealedFile {
  base::FileId id;
  seal::SecretBytes key;
  std::string name;
  std::string type;
  std::uint64_t size = 0;
};

class FormBody final : public http::MultipartReader::Listener {
 public:
  // Whose files these are, by the fields that came before them; asked once, at the first file.
  using RequestOf = std::function<std::optional<base::RequestId>(const FormBody&)>;

  FormBody(const base::OrganisationId& organisation, intake::Uploads& uploads, RequestOf request_of);
  ~FormBody() override;  // files that nothing took are dropped

  bool part(const http::PartHead& head) override;
  bool bytes(base::ByteView piece) override;
  bool part_end() override;

  // A whole urlencoded form.
  void take(pages::Fields fields) { fields_ = std::move(fields); }

  const pages::Fields& fields() const { return fields_; }
  // Empty when there is none.
  std::string field(std::string_view name) const;
  const std::vector<SealedFile>& files() const { return files_; }
  // The array "files" of a payload.
  std::string files_json() const;
  std::vector<base::FileId> file_ids() const;
  bool has_clean_text() const;

  bool is_too_long() const { return too_long_; }
  // Some file could not be kept: the disk is short.
  bool files_deferred() const { return deferred_; }
  // A file came before anything said whose it is.
  bool is_out_of_order() const { return out_of_order_; }
  // From now on the files belong to a request.
  void keep_files() { kept_ = true; }

 private:
  struct Incoming;
  bool begin_file(const http::PartHead& head);
  void end_file();

  base::OrganisationId organisation_;
  intake::Uploads& uploads_;
  RequestOf request_of_;
  std::optional<base::RequestId> request_;
  pages::Fields fields_;
  std::vector<SealedFile> files_;
  std::vector<intake::Upload> uploaded_;
  std::unique_ptr<Incoming> incoming_;
  std::size_t text_bytes_ = 0;
  bool skipping_ = false;
  bool too_long_ = false;
  bool deferred_ = false;
  bool out_of_order_ = false;
  bool kept_ = false;
};

}  // namespace plain
