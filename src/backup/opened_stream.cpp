// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/opened_stream.h"

#include "seal/layout.h"
#include "seal/lock.h"

namespace backup {
namespace {

// A database whose largest value is longer than this was not made by Havre.
constexpr std::size_t most_at_once = std::size_t{64} << 20;

base::Result<base::Bytes> read(std::ifstream& file, std::size_t size) {
  base::Bytes bytes(size);
  file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
  if (static_cast<std::size_t>(file.gcount()) != size) return refusal::unreadable;
  return bytes;
}

}  // namespace

base::Result<OpenedStream> OpenedStream::open(const std::filesystem::path& path,
                                              const seal::BackupHead& expected, const Wrapping& wrapping) {
  std::ifstream file{path, std::ios::binary};
  const auto header = TRY(read(file, seal::backup_header_size));
  const auto head = seal::read_backup_header(header);
  if (!head || head->kind != expected.kind || head->id != expected.id) return refusal::unreadable;
  if (head->organisation != expected.organisation) return refusal::other_organisation;

  const auto wrapped = TRY(read(file, wrapping.size));
  auto key = wrapping.open(wrapped, header);
  if (!key) return refusal::unreadable;
  OpenedStream stream{seal::backup_place(*head), *std::move(key), std::move(file)};
  stream.day_ = head->day;
  return stream;
}

base::Result<base::ByteView> OpenedStream::take(std::size_t size) {
  if (size > most_at_once) return refusal::unreadable;
  while (held_.size() - taken_ < size) TRY(fill());
  const auto piece = base::ByteView{held_}.subspan(taken_, size);
  taken_ += size;
  return piece;
}

base::Result<> OpenedStream::finished() {
  if (!final_ || taken_ != held_.size()) return refusal::unreadable;
  return base::done();
}

base::Result<> OpenedStream::fill() {
  if (final_) return refusal::unreadable;
  const auto written = TRY(read(file_, 4));
  const auto size = seal::Reader{written}.number<std::uint32_t>();
  if (size <= seal::tag_size || size > seal::sealed_chunk_size) return refusal::unreadable;
  const auto sealed = TRY(read(file_, size));

  // 4.5 The last chunk and no other carries the final mark and the length of all.
  final_ = file_.peek() == std::ifstream::traits_type::eof();
  if (!final_ && size != seal::sealed_chunk_size) return refusal::unreadable;
  size_ += size - seal::tag_size;
  const auto true_size = final_ ? std::optional{size_} : std::nullopt;
  auto plain = unseal::open_chunk_alone(place_, key_, next_++, true_size, sealed);
  if (!plain) return refusal::unreadable;
  held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(taken_));
  taken_ = 0;
  held_.insert(held_.end(), plain->begin(), plain->end());
  seal::clear(*plain);
  return base::done();
}

}  // namespace backup
