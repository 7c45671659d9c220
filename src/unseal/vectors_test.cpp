// SPDX-License-Identifier: AGPL-3.0-or-later
// tests/vectors/sealing.json and browser.json: see tests/vectors/README.md for what is checked.
#include <gtest/gtest.h>

#include "seal/contexts.h"
#include "seal/nine_bits.h"
#include "seal/xwing.h"
#include "unseal/backup.h"
#include "unseal/decapsulate.h"
#include "unseal/instructions.h"
#include "unseal/person.h"
#include "unseal/recovery.h"
#include "unseal/vectors_file.h"

namespace unseal {
namespace {

using boost::json::array;
using boost::json::object;
using namespace vectors_file;

const object& sealing() {
  static const auto file = read("sealing.json");
  return file;
}

template <class Id>
Id id(const object& from, std::string_view member) {
  return Id::from(bytes(from, member)).value();
}

template <class Check>
void each(const object& file, std::string_view section, Check check) {
  const auto& all = file.at(section).as_array();
  EXPECT_FALSE(all.empty());
  for (const auto& one : all) check(one.as_object());
}

seal::Place place_of(const object& vector) {
  const auto& place = vector.at("place").as_object();
  return {id<base::OrganisationId>(place, "organisation"), id<base::RequestId>(place, "case"),
          static_cast<seal::EnvelopeKind>(number<int>(place, "kind")),
          number<std::uint64_t>(place, "sequence")};
}

SignerKey signer_of(const object& vector) {
  if (vector.at("signer").is_null()) return [](seal::KeyKind, const base::KeyId&) { return std::nullopt; };
  const auto open = key<seal::SigningPublicKey>(vector.at("signer").as_object(), "public");
  return [open](seal::KeyKind, const base::KeyId&) { return std::optional{open}; };
}

void check_envelope(const object& vector) {
  const auto envelope = bytes(vector, "bytes");
  const auto place = place_of(vector);
  std::vector<base::KeyId> recipients;
  for (const auto& value : vector.at("wraps").as_array()) {
    const auto& wrap = value.as_object();
    const auto kind = static_cast<seal::KeyKind>(number<int>(wrap, "kind"));
    const auto content_key = open_wrap(bytes(wrap, "bytes"), kind, secret(wrap, "seed"),
                                       seal::WrapPurpose::content_key, seal::envelope_subject(envelope));
    ASSERT_TRUE(content_key);
    EXPECT_EQ(base::to_hex(content_key->reveal()), text(vector, "content_key"));
    const auto opened = open(place, envelope, *content_key, signer_of(vector));
    ASSERT_TRUE(opened);
    EXPECT_EQ(base::text(opened->payload), text(vector, "payload"));
    recipients.push_back(id<base::KeyId>(wrap, "id"));
    EXPECT_EQ(seal::read_wrap(bytes(wrap, "bytes"))->recipient, recipients.back());
  }
  const auto digest = base::to_hex(seal::recipients_digest(recipients).view());
  EXPECT_EQ(digest, text(vector, "recipients_digest"));
  EXPECT_EQ(digest, base::to_hex(seal::read_outside(envelope)->recipients_digest.view()));
}

seal::FilePlace file_place(const object& files) {
  return {id<base::OrganisationId>(files, "organisation"), id<base::RequestId>(files, "case"),
          id<base::FileId>(files, "file")};
}

Bytes file_chunk(std::uint64_t size, std::uint64_t index) {
  Bytes plain(seal::chunk_length(size, index));
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const auto at = index * seal::chunk_size + i;
    plain[i] = at < size ? static_cast<std::uint8_t>(at % 251) : 0;
  }
  return plain;
}

void check_file(const object& files, const object& file) {
  const auto size = number<std::uint64_t>(file, "size");
  const auto& chunks = file.at("chunks").as_array();
  ASSERT_EQ(chunks.size(), seal::chunk_count(size));
  for (std::uint64_t i = 0; i < chunks.size(); ++i) {
    const auto& chunk = chunks[i].as_object();
    const auto final = i + 1 == chunks.size() ? std::optional{size} : std::nullopt;
    const auto sealed =
        seal::seal_chunk(file_place(files), secret(files, "key"), i, file_chunk(size, i), final);
    EXPECT_EQ(sealed.size(), number<std::size_t>(chunk, "length"));
    EXPECT_EQ(base::to_hex(seal::hash("vectors", {sealed}).view()), text(chunk, "hash")) << size << ' ' << i;
    EXPECT_TRUE(open_chunk(file_place(files), secret(files, "key"), i, size, sealed));
  }
}

seal::Credential credential(const object& from) {
  return {bytes(from, "appointment"), bytes(from, "person_keys")};
}

seal::Directory check_statements(const object& stated) {
  const auto root = key<seal::SigningPublicKey>(stated, "root_public");
  const auto organisation = seal::organisation_of(root);
  EXPECT_EQ(base::to_hex(organisation.raw()), text(stated, "organisation"));
  const auto version = number<std::uint32_t>(stated, "directory_version");
  auto directory =
      *seal::Directory::verify(root, bytes(stated, "directory"), credential(stated), {}, version);
  const auto& entries = stated.at("entries").as_array();
  EXPECT_EQ(directory.entries().size(), entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    EXPECT_EQ(base::to_hex(directory.entries()[i].person.raw()), text(entries[i].as_object(), "person"));
    EXPECT_EQ(base::to_hex(directory.entries()[i].sealing.view()), text(entries[i].as_object(), "sealing"));
  }
  const auto epoch = *directory.verify_epoch_key(bytes(stated, "epoch_key"));
  EXPECT_EQ(base::to_hex(epoch.key.view()), text(stated, "epoch_key_public"));
  EXPECT_EQ(epoch.day.count, number<std::int64_t>(stated, "day"));
  const auto case_key = *directory.verify_request_key(bytes(stated, "case_key"));
  EXPECT_EQ(base::to_hex(case_key.key.view()), text(stated, "case_key_public"));
  EXPECT_EQ(case_key.generation, 1u);

  const auto without = seal::Directory::verify(root, bytes(stated, "directory"), credential(stated),
                                               {bytes(stated, "revocation")}, version);
  EXPECT_EQ(without->find(id<base::PersonId>(stated, "revoked_person")), nullptr);

  const auto trail = seal::signing_public(secret(stated, "trail_seed"));
  const auto head = *seal::verify_trail_head(organisation, bytes(stated, "trail_head"), trail);
  EXPECT_EQ(head.sequence, number<std::uint64_t>(stated, "trail_sequence"));
  EXPECT_EQ(head.hour.count, number<std::int64_t>(stated, "trail_hour"));
  EXPECT_EQ(base::to_hex(seal::verify_recovery_key(root, bytes(stated, "recovery_key"))->view()),
            text(stated, "recovery_public"));
  return directory;
}

}  // namespace

TEST(Vectors, Hashes) {
  each(sealing(), "hashes", [](const object& one) {
    std::vector<Bytes> parts;
    for (const auto& part : one.at("parts").as_array())
      parts.push_back(*base::from_hex(boost::json::value_to<std::string>(part)));
    const std::vector<ByteView> views{parts.begin(), parts.end()};
    EXPECT_EQ(base::to_hex(seal::hash(text(one, "label"), views).view()), text(one, "hash"));
  });
  each(sealing(), "keyed_hashes", [](const object& one) {
    const auto part = *base::from_hex(boost::json::value_to<std::string>(one.at("parts").at(0)));
    EXPECT_EQ(base::to_hex(seal::keyed_hash(bytes(one, "key"), text(one, "label"), {part, {}}).reveal()),
              text(one, "hash"));
  });
  each(sealing(), "key_ids", [](const object& one) {
    const auto kind = static_cast<seal::KeyKind>(number<int>(one, "kind"));
    EXPECT_EQ(seal::key_id(kind, bytes(one, "public")).text(), text(one, "id"));
  });
}

TEST(Vectors, XWing) {
  each(sealing(), "xwing", [](const object& one) {
    const seal::xwing::Pair pair{secret(one, "seed")};
    EXPECT_EQ(base::to_hex(pair.open.view()), text(one, "public"));
    const auto ciphertext = bytes(one, "ciphertext");
    const auto shared =
        decapsulate(pair, std::span<const std::uint8_t, seal::xwing::ciphertext_size>{ciphertext});
    EXPECT_EQ(base::to_hex(shared.reveal()), text(one, "shared"));
  });
}

TEST(Vectors, Padding) {
  each(sealing(), "padding", [](const object& one) {
    EXPECT_EQ(seal::padded_size(number<std::uint64_t>(one, "size")), number<std::uint64_t>(one, "padded"));
    EXPECT_EQ(seal::chunk_count(number<std::uint64_t>(one, "size")), number<std::uint64_t>(one, "chunks"));
  });
}

TEST(Vectors, Receipts) {
  each(sealing(), "receipts", [](const object& one) {
    const auto organisation = id<base::OrganisationId>(one, "organisation");
    const auto receipt = seal::Receipt::from(numbers<12>(one));
    EXPECT_EQ(receipt.numbers(), numbers<12>(one));
    EXPECT_EQ(receipt.checksum_fits(), one.at("checksum_fits").as_bool());
    EXPECT_EQ(base::to_hex(receipt.finder(organisation).view()), text(one, "finder"));
    EXPECT_EQ(base::to_hex(seal::stored_finder(receipt.finder(organisation)).view()),
              text(one, "stored_finder"));
    EXPECT_EQ(base::to_hex(receipt.opener(organisation).reveal()), text(one, "opener_seed"));
    EXPECT_EQ(base::to_hex(receipt.signer(organisation).reveal()), text(one, "signer_seed"));
    EXPECT_EQ(base::to_hex(receipt.handover_key(organisation).reveal()), text(one, "handover_key"));
    EXPECT_EQ(seal::WordLists::digits(receipt.numbers()), text(one, "digits"));
  });
  const auto& handover = sealing().at("handover").as_object();
  const auto receipt = seal::Receipt::from(numbers<12>(handover));
  const auto proof = seal::handover_proof(
      receipt.handover_key(id<base::OrganisationId>(handover, "organisation")),
      id<base::RequestId>(handover, "case"), key<seal::SealingPublicKey>(handover, "reader_public"),
      key<seal::SigningPublicKey>(handover, "signer_public"));
  EXPECT_EQ(base::to_hex(proof.view()), text(handover, "proof"));
  each(sealing(), "codes", [](const object& one) {
    EXPECT_EQ(base::to_hex(seal::pack_nines(numbers<16>(one))), text(one, "bytes"));
    EXPECT_EQ(seal::code_checksum_fits(numbers<16>(one)), one.at("checksum_fits").as_bool());
  });
  each(sealing(), "folding", [](const object& one) {
    EXPECT_EQ(seal::folded_words(text(one, "typed")),
              boost::json::value_to<std::vector<std::string>>(one.at("words")));
  });
}

TEST(Vectors, People) {
  const auto& people = sealing().at("people").as_object();
  const auto organisation = id<base::OrganisationId>(people, "organisation");
  const auto person = id<base::PersonId>(people, "person");
  const auto check = [](const LoginSecrets& secrets, const object& one) {
    EXPECT_EQ(base::to_hex(secrets.keyring_key.reveal()), text(one, "keyring_key"));
    EXPECT_EQ(base::to_hex(secrets.login.reveal()), text(one, "login_seed"));
  };
  each(people, "passphrases", [&](const object& one) {
    check(from_passphrase(organisation, person, text(one, "passphrase"), bytes(one, "salt")), one);
  });
  const auto& code = people.at("code").as_object();
  check(from_code(organisation, person, numbers<16>(code)), code);
  EXPECT_EQ(base::to_hex(appointment_seed(organisation, numbers<16>(code)).reveal()),
            text(code, "appointment_seed"));

  const auto& answer = people.at("login_answer").as_object();
  EXPECT_EQ(base::to_hex(login_message(organisation, person, bytes(answer, "challenge")).view()),
            text(answer, "message"));
  const auto& ring = people.at("keyring").as_object();
  const auto opened = open_keyring(organisation, person, bytes(ring, "bytes"), secret(ring, "keyring_key"));
  ASSERT_TRUE(opened);
  EXPECT_EQ(base::to_hex(opened->identity.reveal()), text(ring, "identity_seed"));
  EXPECT_EQ(base::to_hex(opened->sealing.reveal()), text(ring, "sealing_seed"));
  EXPECT_EQ(base::to_hex(opened->vault.reveal()), text(ring, "vault_key"));
  const auto& vault = people.at("vault").as_object();
  const auto plain = open_for_self(organisation, person, secret(vault, "vault_key"), text(vault, "name"),
                                   bytes(vault, "bytes"));
  EXPECT_EQ(base::to_hex(*plain), text(vault, "plain"));
}

TEST(Vectors, Statements) {
  const auto& stated = sealing().at("statements").as_object();
  const auto directory = check_statements(stated);
  const auto root = key<seal::SigningPublicKey>(stated, "root_public");
  each(stated, "refused_directories", [&](const object& one) {
    std::vector<Bytes> revocations;
    for (const auto& bytes : one.at("revocations").as_array())
      revocations.push_back(*base::from_hex(boost::json::value_to<std::string>(bytes)));
    EXPECT_FALSE(seal::Directory::verify(root, bytes(one, "directory"), credential(one), revocations,
                                         number<std::uint32_t>(one, "lowest_version")))
        << text(one, "why");
  });
  each(stated, "refused_keys", [&](const object& one) {
    const auto statement = bytes(one, "bytes");
    const bool counts = number<int>(one, "kind") == 4
                            ? static_cast<bool>(directory.verify_epoch_key(statement))
                            : static_cast<bool>(directory.verify_request_key(statement));
    EXPECT_FALSE(counts) << text(one, "why");
  });
}

TEST(Vectors, Envelopes) {
  each(sealing(), "envelopes", check_envelope);
  each(sealing(), "refused_envelopes", [](const object& one) {
    EXPECT_FALSE(open(place_of(one), bytes(one, "bytes"), secret(one, "content_key"), signer_of(one)))
        << text(one, "why");
  });
  each(sealing(), "case_key_wraps", [](const object& one) {
    const seal::RequestKey stated{id<base::RequestId>(one, "case"),
                                  number<std::uint32_t>(one, "generation"),
                                  key<seal::SealingPublicKey>(one, "public"),
                                  {}};
    const auto opened =
        open_request_key(bytes(one, "bytes"), static_cast<seal::KeyKind>(number<int>(one, "reader_kind")),
                         secret(one, "reader_seed"), id<base::OrganisationId>(one, "organisation"), stated);
    ASSERT_EQ(static_cast<bool>(opened), one.at("opens").as_bool());
    if (opened) EXPECT_EQ(base::to_hex(opened->reveal()), text(one, "secret"));
  });
}

TEST(Vectors, Files) {
  const auto& files = sealing().at("files").as_object();
  each(files, "sealed", [&](const object& one) { check_file(files, one); });
  each(files, "refused", [&](const object& one) {
    EXPECT_FALSE(open_chunk(file_place(files), secret(files, "key"), number<std::uint64_t>(one, "index"),
                            number<std::uint64_t>(one, "size"), bytes(one, "bytes")))
        << text(one, "why");
  });
}

TEST(Vectors, Recovery) {
  const auto& recovery = sealing().at("recovery").as_object();
  const auto shares = boost::json::value_to<std::vector<std::string>>(recovery.at("shares"));
  for (const auto& some : recovery.at("combine").as_array()) {
    std::vector<std::string> chosen;
    for (const auto& at : some.as_array()) chosen.push_back(shares[at.to_number<std::size_t>()]);
    const auto combined = combine(chosen);
    ASSERT_TRUE(combined);
    EXPECT_EQ(base::to_hex(combined->root.reveal()), text(recovery, "root_seed"));
    EXPECT_EQ(base::to_hex(combined->recovery.reveal()), text(recovery, "recovery_seed"));
  }
  for (const auto& some : recovery.at("refused").as_array())
    EXPECT_FALSE(combine(boost::json::value_to<std::vector<std::string>>(some)));
}

TEST(Vectors, Backup) {
  const auto& backup = sealing().at("backup").as_object();
  const auto head = *seal::read_backup_header(bytes(backup, "header"));
  EXPECT_EQ(seal::backup_header(head), bytes(backup, "header"));
  EXPECT_EQ(head.day.count, number<std::int64_t>(backup, "day"));
  const auto from_wrap = open_wrap(bytes(backup, "wrap"), seal::KeyKind::recovery,
                                   secret(backup, "recovery_seed"), seal::WrapPurpose::backup_key,
                                   seal::backup_subject(head.organisation, bytes(backup, "header")));
  EXPECT_EQ(base::to_hex(from_wrap->reveal()), text(backup, "secret"));
  const auto from_day =
      open_under_day_key(bytes(backup, "under_day_key"), secret(backup, "day_key"), bytes(backup, "header"));
  EXPECT_EQ(base::to_hex(from_day->reveal()), text(backup, "secret"));
  const auto plain = bytes(backup, "plain");
  EXPECT_EQ(*open_chunk_alone(seal::backup_place(head), *from_day, 0, plain.size(), bytes(backup, "chunk")),
            plain);
}

TEST(Vectors, Instructions) {
  const auto& vector = sealing().at("instructions").as_object();
  const seal::InstructionsPlace place{
      id<base::OrganisationId>(vector, "organisation"), id<base::RequestId>(vector, "case"),
      id<seal::InstructionsId>(vector, "id"), number<int>(vector, "threshold"), number<int>(vector, "count")};
  const auto sealed = bytes(vector, "sealed");
  const auto opened = [&](const boost::json::value& written) {
    std::vector<seal::InstructionsShare> shares;
    for (const auto& one : boost::json::value_to<std::vector<std::string>>(written)) {
      auto share = read_share(place, one);
      if (share) shares.push_back(*std::move(share));
    }
    return open_instructions(place, sealed, shares);
  };
  for (const auto& some : vector.at("combine").as_array()) {
    const auto instructions = opened(some);
    ASSERT_TRUE(instructions);
    EXPECT_EQ(base::text(*instructions), text(vector, "text"));
  }
  for (const auto& some : vector.at("refused").as_array()) EXPECT_FALSE(opened(some));

  const auto from_wrap = open_wrap(bytes(vector, "wrap"), seal::KeyKind::person, secret(vector, "wrap_seed"),
                                   seal::WrapPurpose::instructions_share, seal::share_subject(place, 2));
  ASSERT_TRUE(from_wrap);
  const auto written = boost::json::value_to<std::string>(vector.at("shares").as_array()[1]);
  EXPECT_TRUE(seal::equal(read_share(place, written)->value.reveal(), from_wrap->reveal()));
}

TEST(Vectors, WhatTheBrowserSealed) {
  const auto browser = read("browser.json");
  const auto& files = browser.at("files").as_object();
  each(browser, "envelopes", check_envelope);
  each(files, "sealed", [&](const object& one) { check_file(files, one); });
  check_statements(browser.at("statements").as_object());
}

}  // namespace unseal
