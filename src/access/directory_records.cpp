// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/directory_records.h"

#include <sstream>

namespace staff::records {
namespace {

constexpr auto select_newest =
    "SELECT version, statement, appointment, person_keys FROM directories ORDER BY version DESC LIMIT 1";
constexpr auto insert =
    "INSERT INTO directories (version, statement, appointment, person_keys, day) VALUES ($1, $2, $3, $4, $5)";

}  // namespace

Vouched newest_directory(store::Transaction& transaction) {
  Vouched vouched;
  if (const auto row = transaction.one(select_newest)) {
    vouched.version = static_cast<std::uint32_t>(row->integer(0));
    vouched.statement = row->bytes(1);
    vouched.credential = {.appointment = row->bytes(2), .person_keys = row->bytes(3)};
  }
  for (const auto& row : transaction.run("SELECT statement FROM revocations ORDER BY day, statement"))
    vouched.revocations.push_back(row.bytes(0));
  const auto row = transaction.one("SELECT recovery FROM organisation");
  if (!row) throw store::Fault{"no organisation in the database: havre init makes it"};
  vouched.recovery = row->bytes(0);
  return vouched;
}

void save(store::Transaction& transaction, const Vouched& directory, base::Day today) {
  transaction.change(insert,
                     {std::int64_t{directory.version}, directory.statement, directory.credential.appointment,
                      directory.credential.person_keys, today.count});
}

Organisation organisation(store::Transaction& transaction) {
  const auto row = transaction.one("SELECT name, languages, hours FROM organisation");
  if (!row) throw store::Fault{"no organisation in the database: havre init makes it"};
  Organisation organisation{.name = row->text(0), .languages = {}, .hours = row->text(2)};
  std::istringstream words{row->text(1)};
  for (std::string language; words >> language;) organisation.languages.push_back(language);
  return organisation;
}

}  // namespace staff::records
