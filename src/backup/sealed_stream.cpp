// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/sealed_stream.h"

#include "seal/layout.h"

namespace backup {

SealedStream::SealedStream(const std::filesystem::path& path, const seal::BackupHead& head,
                           const WrapKey& wrap_key)
    : place_{seal::backup_place(head)}, key_{seal::SecretBytes::fresh()}, file_{path} {
  const auto header = seal::backup_header(head);
  put(header);
  put(wrap_key(key_, header));
}

void SealedStream::pass_on() {
  // The last chunk must not be empty, so a full one waits for what comes after it.
  std::size_t done = 0;
  for (; held_.size() - done > seal::chunk_size; done += seal::chunk_size)
    emit(base::ByteView{held_}.subspan(done, seal::chunk_size), std::nullopt);
  if (done == 0) return;
  held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(done));
}

seal::Digest SealedStream::finish() {
  pass_on();
  CHECK(!held_.empty());
  emit(held_, size_ + held_.size());
  file_.finish();
  return digest_.finish();
}

void SealedStream::put(base::ByteView piece) {
  file_.write(piece);
  digest_.add(piece);
}

void SealedStream::emit(base::ByteView plain, std::optional<std::uint64_t> size_if_final) {
  const auto sealed = seal::seal_chunk(place_, key_, next_++, plain, size_if_final);
  size_ += plain.size();
  put(seal::little(static_cast<std::uint32_t>(sealed.size())));
  put(sealed);
}

}  // namespace backup
