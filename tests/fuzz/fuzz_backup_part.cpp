// SPDX-License-Identifier: AGPL-3.0-or-later
// A backup file as somebody may have made it who knows the recovery key, which is public: once as it comes,
// once with the input sealed as its content.
#include <unistd.h>

#include "backup/part_reader.h"
#include "seal/layout.h"

namespace {

using base::ByteView;

const seal::BackupHead head{seal::BackupKind::content, {}, {}, {20'000}};

seal::SecretBytes key() { return seal::SecretBytes::copy(base::Bytes(32, 1)); }

void read_all(const std::filesystem::path& path) {
  auto stream = backup::OpenedStream::open(
      path, head, {0, [](ByteView, ByteView) { return base::Result<seal::SecretBytes>{key()}; }});
  if (!stream) return;
  const auto part = backup::read_head(*stream);
  if (!part) return;
  while (const auto table = backup::read_table(*stream)) {
    auto row = backup::read_row(*stream, table->columns.size());
    while (row && *row) {
      CHECK((*row)->size() == table->columns.size());
      row = backup::read_row(*stream, table->columns.size());
    }
    if (!row) return;
  }
  (void)stream->finished();
}

// Rewritten for every input; gone with the process.
class Scratch {
 public:
  Scratch() : path_{"/dev/shm/havre-fuzz-" + std::to_string(getpid())} {}
  ~Scratch() { std::filesystem::remove(path_); }
  const std::filesystem::path& with(ByteView bytes) {
    std::ofstream{path_, std::ios::binary}.write(reinterpret_cast<const char*>(bytes.data()),
                                                 static_cast<std::streamsize>(bytes.size()));
    return path_;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static Scratch scratch;
  const ByteView input{bytes, size};
  const auto header = seal::backup_header(head);
  seal::Writer bare{header.size() + size};
  read_all(scratch.with(bare.bytes(header).bytes(input).view()));

  if (size == 0 || size > seal::chunk_size) return 0;
  const auto chunk = seal::seal_chunk(seal::backup_place(head), key(), 0, input, size);
  seal::Writer sealed{header.size() + 4 + chunk.size()};
  sealed.bytes(header).number(static_cast<std::uint32_t>(chunk.size())).bytes(chunk);
  read_all(scratch.with(sealed.view()));
  return 0;
}
