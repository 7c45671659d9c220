// SPDX-License-Identifier: AGPL-3.0-or-later
#include "trail/trail.h"

#include <fstream>
#include <iostream>

#include "havre/commands.h"
#include "havre/house_of.h"
#include "trail/lines.h"
#include "trail/verify.h"

namespace havre {
namespace {

std::string_view in_words(trail::Defect defect) {
  switch (defect) {
    case trail::Defect::altered: return "was altered, or one before it was";
    case trail::Defect::missing: return "is missing";
    case trail::Defect::misplaced: return "stands in the wrong place";
    case trail::Defect::cut_off: return "and what followed was cut off";
    case trail::Defect::rewritten: return "is not the one whose head was signed";
    case trail::Defect::unreadable: return "cannot be read";
  }
  return "";
}

seal::SigningPublicKey trail_key(const TrailOptions& options, const settings::Settings& settings) {
  if (options.key.empty()) return seal::signing_public(trail_seed_of(settings));
  const auto bytes = base::from_hex(options.key);
  const auto key = bytes ? seal::SigningPublicKey::from(*bytes) : std::nullopt;
  if (!key) throw base::Fault{"the trail's key is 64 hex digits"};
  return *key;
}

// One signed head a line, as `havre trail head` prints them.
std::vector<seal::TrailHead> heads(const TrailOptions& options, const settings::Settings& settings) {
  std::vector<seal::TrailHead> known;
  if (options.head.empty()) return known;
  const auto key = trail_key(options, settings);
  std::ifstream in{options.head};
  if (!in) throw base::Fault{"cannot read the head"};
  for (std::string line; std::getline(in, line);) {
    const auto statement = base::from_base64url(line);
    const auto head = statement ? seal::verify_trail_head(organisation_of(settings), *statement, key)
                                : base::Result<seal::TrailHead>{seal::refusal::not_certified};
    if (!head) throw base::Fault{"the head is not signed by this trail's key"};
    known.push_back(*head);
  }
  return known;
}

trail::Verdict examine(const TrailOptions& options, const settings::Settings& settings) {
  if (!options.file.empty()) {
    std::ifstream in{options.file};
    if (!in) throw base::Fault{"cannot read the exported trail"};
    return trail::verify(in, heads(options, settings));
  }
  store::Database database{settings.database};
  return trail::verify(database, heads(options, settings));
}

int verify(const TrailOptions& options, const settings::Settings& settings) {
  const auto verdict = examine(options, settings);
  if (!verdict.finding) {
    std::cout << "The trail is whole: " << verdict.last.sequence << " entries.\n";
    return 0;
  }
  std::cout << "The trail is NOT whole: entry " << verdict.finding->sequence << ' '
            << in_words(verdict.finding->defect) << ".\n";
  return 1;
}

int print_head(const settings::Settings& settings) {
  store::Database database{settings.database};
  store::Transaction transaction{database, store::Mode::read};
  const auto seed = trail_seed_of(settings);
  std::cout << base::to_base64url(trail::signed_head(transaction, organisation_of(settings), seed,
                                                     base::SystemClock{}.hour()))
            << '\n';
  std::cerr << "key " << base::to_hex(seal::signing_public(seed).view()) << '\n';
  return 0;
}

}  // namespace

int trail(const TrailOptions& options) {
  const auto settings = settings::read(options.config);
  if (options.deed == "verify") return verify(options, settings);
  if (options.deed == "head") return print_head(settings);
  if (options.deed != "export") throw base::Fault{"the trail is verified or exported, or its head shown"};
  store::Database database{settings.database};
  trail::export_lines(database, std::cout);
  return 0;
}

}  // namespace havre
