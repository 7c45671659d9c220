// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/day_keys.h"

#include <fcntl.h>
#include <unistd.h>

#include "backup/durable_file.h"
#include "seal/layout.h"

namespace backup {
namespace {

constexpr std::size_t head_size = 1 + 4;

std::int64_t days_of(const std::filesystem::path& path) {
  if (path.extension() == ".keys-day") return keys_days;
  if (path.extension() == ".epochs-day") return epochs_days;
  return 0;
}

// On a disk that writes in place nothing is left; on others the file system's own encryption must do the
// rest.
void destroy(const std::filesystem::path& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) throw base::Fault{"backup: a day key cannot be destroyed"};
  try {
    write_all(file, base::Bytes(std::filesystem::file_size(path)));
  } catch (...) {
    close(file);
    throw;
  }
  const bool overwritten = fsync(file) == 0;
  close(file);
  if (!overwritten || unlink(path.c_str()) != 0) throw base::Fault{"backup: a day key cannot be destroyed"};
}

}  // namespace

seal::SecretBytes make_day_key(const std::filesystem::path& path, const base::OrganisationId& organisation,
                               const seal::SealingPublicKey& recovery, base::Day day) {
  auto key = seal::SecretBytes::fresh();
  const auto wrap = seal::wrap(key, {seal::KeyKind::recovery, recovery}, seal::WrapPurpose::backup_key,
                               seal::day_key_subject(organisation, day));
  seal::Writer content{head_size + wrap.bytes.size()};
  content.number(std::uint8_t{1}).number(seal::day_number(day)).bytes(wrap.bytes);
  DurableFile file{path};
  file.write(content.view());
  file.finish();
  return key;
}

base::Result<DayKeyFile> read_day_key(const std::filesystem::path& path) {
  const auto content = read_small(path);
  seal::Reader reader{content};
  const auto version = reader.number<std::uint8_t>();
  const auto day = reader.number<std::uint32_t>();
  const auto wrap = TRY(seal::read_wrap(reader.rest()));
  if (version != 1) return seal::refusal::not_sealed;
  return DayKeyFile{{day}, wrap.bytes};
}

std::size_t destroy_expired_day_keys(const std::filesystem::path& folder, base::Day today) {
  std::vector<std::filesystem::path> expired;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    const auto days = days_of(entry.path());
    if (days == 0) continue;
    const auto key = read_day_key(entry.path());
    if (key && key->day.count + days <= today.count) expired.push_back(entry.path());
  }
  for (const auto& path : expired) destroy(path);
  if (!expired.empty()) keep(folder);
  return expired.size();
}

}  // namespace backup
