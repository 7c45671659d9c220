// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "backup/opened_stream.h"
#include "backup/sealed_stream.h"

namespace backup {
namespace {

class Streams : public testing::Test {
 protected:
  Streams() {
    seal::start();
    std::string pattern = (std::filesystem::temp_directory_path() / "havre-streams-XXXXXX").string();
    folder = mkdtemp(pattern.data());
  }
  ~Streams() override { std::filesystem::remove_all(folder); }

  // The key itself stands in place of its wrap.
  void write(std::size_t size) {
    SealedStream stream{path(), head, [](const seal::SecretBytes& key, base::ByteView) {
                          return base::Bytes{key.reveal().begin(), key.reveal().end()};
                        }};
    for (std::size_t i = 0; i < size; ++i) {
      stream.buffer().push_back(static_cast<std::uint8_t>(i * 7));
      if (i % 1000 == 0) stream.pass_on();
    }
    stream.finish();
  }
  base::Result<std::size_t> read(std::size_t size) {
    auto stream =
        TRY(OpenedStream::open(path(), head, {32, [](base::ByteView wrapped, base::ByteView) {
                                                return base::Result{seal::SecretBytes::copy(wrapped)};
                                              }}));
    for (std::size_t done = 0; done < size; done += 999) {
      const auto piece = TRY(stream.take(std::min<std::size_t>(999, size - done)));
      for (std::size_t i = 0; i < piece.size(); ++i)
        if (piece[i] != static_cast<std::uint8_t>((done + i) * 7)) return refusal::unreadable;
    }
    TRY(stream.finished());
    return size;
  }
  std::string content() const {
    std::ifstream file{path(), std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  void set(const std::string& content) { std::ofstream{path(), std::ios::binary} << content; }
  std::filesystem::path path() const { return folder / "stream"; }

  std::filesystem::path folder;
  seal::BackupHead head{seal::BackupKind::content, base::OrganisationId::fresh(), {1, 2, 3}, {20'779}};
};

constexpr std::size_t overhead = 4 + 16;
constexpr std::size_t front = seal::backup_header_size + 32;

TEST_F(Streams, GoThereAndBackAtEverySize) {
  for (const std::size_t size : {std::size_t{1}, seal::chunk_size - 1, seal::chunk_size, seal::chunk_size + 1,
                                 3 * seal::chunk_size, 3 * seal::chunk_size + 5}) {
    std::filesystem::remove(path());
    write(size);
    EXPECT_TRUE(read(size)) << size;
    EXPECT_FALSE(read(size - 1)) << "something is left";
    EXPECT_FALSE(read(size + 1)) << "something is missing";
  }
}

TEST_F(Streams, AreRefusedWhenCutAtAnyChunk) {
  constexpr std::size_t size = 3 * seal::chunk_size + 5;
  write(size);
  const auto whole = content();
  for (std::size_t chunks = 0; chunks <= 3; ++chunks) {
    set(whole.substr(0, front + chunks * (seal::chunk_size + overhead)));
    EXPECT_FALSE(read(size));
    EXPECT_FALSE(read(chunks * seal::chunk_size)) << "cut after " << chunks;
  }
  for (const std::size_t cut : {std::size_t{0}, std::size_t{10}, front - 1, front + 2, whole.size() - 1}) {
    set(whole.substr(0, cut));
    EXPECT_FALSE(read(size)) << cut;
  }
}

TEST_F(Streams, AreRefusedWhenAnyByteOfTheFrontOrSomeOfTheRestIsChanged) {
  constexpr std::size_t size = 5000;
  write(size);
  const auto whole = content();
  for (std::size_t at = 0; at < whole.size(); at += at < front + overhead ? 1 : 97) {
    // The day is read from the header: whoever wraps the file key binds it.
    if (at >= seal::backup_header_size - 4 && at < seal::backup_header_size) continue;
    auto changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    set(changed);
    EXPECT_FALSE(read(size)) << at;
  }
}

TEST_F(Streams, AreRefusedWhenChunksChangePlacesOrSomethingFollows) {
  constexpr std::size_t size = 3 * seal::chunk_size + 5;
  constexpr std::size_t step = seal::chunk_size + overhead;
  write(size);
  const auto whole = content();
  set(whole.substr(0, front) + whole.substr(front + step, step) + whole.substr(front, step) +
      whole.substr(front + 2 * step));
  EXPECT_FALSE(read(size));
  set(whole + whole.substr(front + 3 * step));
  EXPECT_FALSE(read(size));
  set(whole + "x");
  EXPECT_FALSE(read(size));
}

TEST_F(Streams, AreRefusedForAnotherOrganisationBackupOrKind) {
  write(100);
  const auto own = head;
  head.organisation = base::OrganisationId::fresh();
  EXPECT_EQ(read(100).error(), refusal::other_organisation);
  head = own;
  head.id = {9};
  EXPECT_FALSE(read(100));
  head = own;
  head.kind = seal::BackupKind::keys;
  EXPECT_FALSE(read(100));
}

TEST_F(Streams, LeaveNoFileBehindUnlessFinished) {
  {
    SealedStream stream{path(), head, [](const auto&, auto) { return base::Bytes(32); }};
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder));
}

}  // namespace
}  // namespace backup
