// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/statement.h"

#include <gtest/gtest.h>

namespace seal {
namespace {

struct Person {
  base::PersonId id = base::PersonId::fresh();
  SecretBytes identity = SecretBytes::fresh();
  SecretBytes sealing = SecretBytes::fresh();
  Entry entry(std::uint16_t purposes) const {
    return {id, purposes, signing_public(identity), sealing_public(sealing)};
  }
};

class Certified : public ::testing::Test {
 protected:
  SecretBytes root = SecretBytes::fresh();
  SigningPublicKey root_public = signing_public(root);
  base::OrganisationId organisation = organisation_of(root_public);
  SecretBytes appointment = SecretBytes::fresh();
  Person officer, taker, other_taker, worker, bystander;
  base::Day today{20'600};
  std::uint32_t version = 3;

  Credential credential() {
    const Appointment appointed{KeyKind::root,
                                key_id(KeyKind::root, root_public.view()),
                                officer.id,
                                purpose::officer | purpose::cases,
                                signing_public(appointment),
                                today};
    const PersonKeys keys{officer.id, signing_public(officer.identity), sealing_public(officer.sealing),
                          today};
    return {state_appointment(organisation, appointed, root),
            state_person_keys(organisation, keys, appointment, officer.identity)};
  }
  std::vector<Entry> entries() {
    return {officer.entry(purpose::officer | purpose::cases), taker.entry(purpose::requests),
            other_taker.entry(purpose::requests | purpose::complaints), worker.entry(purpose::cases),
            bystander.entry(0)};
  }
  Bytes statement() {
    return state_directory(organisation, version, today, {today.count + 30}, officer.id, entries(),
                           officer.identity);
  }
  base::Result<Directory> verify(const std::vector<Bytes>& revocations = {}, std::uint32_t lowest = 0) {
    return Directory::verify(root_public, statement(), credential(), revocations, lowest);
  }
  Bytes revocation(const Person& person, std::uint32_t from) {
    const auto id = key_id(KeyKind::identity, signing_public(person.identity).view());
    return state_revocation(organisation, {person.id, id, from}, root);
  }
  EpochKey epoch(const Person& person, std::int64_t days_ago) {
    return {person.id, {today.count - days_ago}, sealing_public(SecretBytes::fresh())};
  }
};

// Flips every bit, one after the other, and says after which the statement still counted.
template <class Accepts>
std::vector<std::size_t> accepted_flips(Bytes bytes, std::size_t step, Accepts accepts) {
  std::vector<std::size_t> accepted;
  for (std::size_t bit = 0; bit < bytes.size() * 8; bit += step) {
    const auto mask = static_cast<std::uint8_t>(1 << bit % 8);
    bytes[bit / 8] ^= mask;
    if (accepts(bytes)) accepted.push_back(bit);
    bytes[bit / 8] ^= mask;
  }
  return accepted;
}

const std::vector<std::size_t> none;

}  // namespace

TEST_F(Certified, DirectoryIsReadAsItWasStated) {
  const auto directory = verify();
  ASSERT_TRUE(directory);
  EXPECT_EQ(directory->version(), 3u);
  EXPECT_EQ(directory->entries().size(), 5u);
  EXPECT_EQ(directory->find(taker.id)->identity, signing_public(taker.identity));
  EXPECT_EQ(directory->find(base::PersonId::fresh()), nullptr);
}

TEST_F(Certified, DirectoryOfALowerVersionDoesNotCount) {
  EXPECT_TRUE(verify({}, 3));
  EXPECT_FALSE(verify({}, 4));
}

TEST_F(Certified, DirectoryOfAnotherRootDoesNotCount) {
  const auto stranger = signing_public(SecretBytes::fresh());
  EXPECT_FALSE(Directory::verify(stranger, statement(), credential(), {}, 0));
}

TEST_F(Certified, WhoeverTheRootRevokedIsAbsentFromThatVersionOn) {
  EXPECT_NE(verify({revocation(taker, 4)})->find(taker.id), nullptr);
  const auto without = verify({revocation(taker, 3)});
  ASSERT_TRUE(without);
  EXPECT_EQ(without->find(taker.id), nullptr);
  const auto key = epoch(taker, 0);
  EXPECT_TRUE(verify()->verify_epoch_key(state_epoch_key(organisation, key, taker.identity)));
  EXPECT_FALSE(without->verify_epoch_key(state_epoch_key(organisation, key, taker.identity)));
}

TEST_F(Certified, RevokedOfficerIssuesNoDirectory) {
  EXPECT_TRUE(verify({revocation(officer, 4)}));
  EXPECT_FALSE(verify({revocation(officer, 3)}));
}

TEST_F(Certified, DirectoryChangedInAnyByteDoesNotCount) {
  const auto flips = accepted_flips(statement(), 9, [&](const Bytes& bytes) {
    return static_cast<bool>(Directory::verify(root_public, bytes, credential(), {}, 0));
  });
  EXPECT_EQ(flips, none);
}

TEST_F(Certified, SmallStatementsChangedInAnyBitDoNotCount) {
  const auto directory = *verify();
  const auto trail = SecretBytes::fresh();
  const auto head = state_trail_head(organisation, {7, {}, {1000}}, trail);
  EXPECT_TRUE(verify_trail_head(organisation, head, signing_public(trail)));
  EXPECT_EQ(accepted_flips(head, 1,
                           [&](const Bytes& bytes) {
                             return static_cast<bool>(
                                 verify_trail_head(organisation, bytes, signing_public(trail)));
                           }),
            none);

  const auto appointed = credential().appointment;
  EXPECT_EQ(accepted_flips(appointed, 1,
                           [&](const Bytes& bytes) {
                             return static_cast<bool>(verify_appointment(organisation, bytes, root_public));
                           }),
            none);
  EXPECT_EQ(accepted_flips(
                revocation(taker, 1), 1,
                [&](const Bytes& bytes) { return static_cast<bool>(verify_revocation(root_public, bytes)); }),
            none);

  const auto key = state_epoch_key(organisation, epoch(taker, 0), taker.identity);
  EXPECT_TRUE(directory.verify_epoch_key(key));
  EXPECT_EQ(
      accepted_flips(
          key, 1, [&](const Bytes& bytes) { return static_cast<bool>(directory.verify_epoch_key(bytes)); }),
      none);
}

TEST_F(Certified, LargeStatementsChangedInAnyByteDoNotCount) {
  const auto directory = *verify();
  const auto keys = credential().person_keys;
  EXPECT_EQ(accepted_flips(keys, 9,
                           [&](const Bytes& bytes) {
                             return static_cast<bool>(
                                 verify_person_keys(organisation, bytes, signing_public(appointment)));
                           }),
            none);
  const RequestKey stated{base::RequestId::fresh(), 1, sealing_public(SecretBytes::fresh()), worker.id};
  const auto case_key = state_request_key(organisation, stated, worker.identity);
  EXPECT_TRUE(directory.verify_request_key(case_key));
  EXPECT_EQ(accepted_flips(
                case_key, 9,
                [&](const Bytes& bytes) { return static_cast<bool>(directory.verify_request_key(bytes)); }),
            none);
  const auto recovery = state_recovery_key(organisation, sealing_public(root), today, root);
  EXPECT_TRUE(verify_recovery_key(root_public, recovery));
  EXPECT_EQ(accepted_flips(recovery, 9,
                           [&](const Bytes& bytes) {
                             return static_cast<bool>(verify_recovery_key(root_public, bytes));
                           }),
            none);
}

TEST_F(Certified, KeysOfSomebodyWithoutThePurposeDoNotCount) {
  const auto directory = *verify();
  const auto case_key_by = [&](const Person& person) {
    const RequestKey stated{base::RequestId::fresh(), 1, sealing_public(SecretBytes::fresh()), person.id};
    return directory.verify_request_key(state_request_key(organisation, stated, person.identity));
  };
  const auto epoch_key_by = [&](const Person& person) {
    return directory.verify_epoch_key(state_epoch_key(organisation, epoch(person, 0), person.identity));
  };
  EXPECT_TRUE(case_key_by(taker) && case_key_by(worker));
  EXPECT_FALSE(case_key_by(bystander));
  EXPECT_TRUE(epoch_key_by(taker));
  EXPECT_FALSE(epoch_key_by(worker));
  EXPECT_FALSE(epoch_key_by(bystander));
}

TEST_F(Certified, StatementsOfAnyOtherLengthDoNotCount) {
  const auto directory = *verify();
  const auto whole = state_epoch_key(organisation, epoch(taker, 0), taker.identity);
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(directory.verify_epoch_key(ByteView{whole}.first(size)));
  auto longer = whole;
  longer.push_back(0);
  EXPECT_FALSE(directory.verify_epoch_key(longer));
}

TEST_F(Certified, OnlyAnOfficerAppointsAndNeverAnOfficer) {
  const auto directory = *verify();
  const auto by = [&](const Person& issuer, std::uint16_t purposes) {
    const auto id = key_id(KeyKind::identity, signing_public(issuer.identity).view());
    return state_appointment(
        organisation,
        {KeyKind::identity, id, base::PersonId::fresh(), purposes, signing_public(appointment), today},
        issuer.identity);
  };
  EXPECT_TRUE(directory.verify_appointment(by(officer, purpose::requests)));
  EXPECT_FALSE(directory.verify_appointment(by(officer, purpose::officer)));
  EXPECT_FALSE(directory.verify_appointment(by(worker, purpose::requests)));
  EXPECT_FALSE(directory.verify_appointment(by(Person{}, purpose::requests)));
}

TEST_F(Certified, AppointmentMustSayWhoIssuedItAndKnownPurposesOnly) {
  const auto own_id = key_id(KeyKind::root, root_public.view());
  const auto stated = [&](const base::KeyId& issuer, std::uint16_t purposes) {
    const Appointment appointed{KeyKind::root, issuer, taker.id, purposes, signing_public(appointment),
                                today};
    return static_cast<bool>(
        verify_appointment(organisation, state_appointment(organisation, appointed, root), root_public));
  };
  EXPECT_TRUE(stated(own_id, 15));
  EXPECT_FALSE(stated(own_id, 16));
  EXPECT_FALSE(stated(base::KeyId::fresh(), 15));
  EXPECT_FALSE(stated(key_id(KeyKind::identity, root_public.view()), 15));
}

TEST_F(Certified, InvitationGivesKeysToThePersonMeantAndInTime) {
  Appointment appointed{KeyKind::root,
                        key_id(KeyKind::root, root_public.view()),
                        taker.id,
                        purpose::requests,
                        signing_public(appointment),
                        today};
  const auto keys = [&](const base::PersonId& person, std::int64_t later, const SecretBytes& own) {
    return state_person_keys(
        organisation,
        {person, signing_public(taker.identity), sealing_public(taker.sealing), {today.count + later}},
        appointment, own);
  };
  EXPECT_TRUE(verify_person_keys(organisation, keys(taker.id, 0, taker.identity), appointed));
  EXPECT_FALSE(verify_person_keys(organisation, keys(worker.id, 0, taker.identity), appointed));
  EXPECT_FALSE(verify_person_keys(organisation, keys(taker.id, 1, taker.identity), appointed));
  EXPECT_FALSE(verify_person_keys(organisation, keys(taker.id, 0, worker.identity), appointed));

  const PersonKeys no_key{taker.id, signing_public(taker.identity), {}, today};
  const auto stated = state_person_keys(organisation, no_key, appointment, taker.identity);
  EXPECT_FALSE(verify_person_keys(organisation, stated, appointed));
}

TEST_F(Certified, RequestGoesToTodaysKeyOfEverybodyWhoTakesThem) {
  const auto mine = epoch(taker, 0), theirs = epoch(other_taker, 0);
  const auto chosen =
      choose_recipients(*verify(), purpose::requests,
                        {epoch(taker, 1), mine, epoch(taker, -1), theirs, epoch(worker, 0)}, today);
  ASSERT_EQ(chosen.recipients.size(), 2u);
  for (const auto& recipient : chosen.recipients) {
    EXPECT_EQ(recipient.kind, KeyKind::epoch);
    EXPECT_TRUE(recipient.key == mine.key || recipient.key == theirs.key);
  }
  EXPECT_FALSE(chosen.stale || chosen.lasting);
}

TEST_F(Certified, DayOfClockErrorIsForgivenEitherSideYesterdayFirst) {
  const auto yesterday = epoch(other_taker, 1), tomorrow = epoch(other_taker, -1);
  const auto directory = *verify();
  const auto chosen = choose_recipients(directory, purpose::complaints, {tomorrow, yesterday}, today);
  EXPECT_EQ(chosen.recipients[0].key, yesterday.key);
  EXPECT_FALSE(chosen.stale);
  EXPECT_EQ(choose_recipients(directory, purpose::complaints, {tomorrow}, today).recipients[0].key,
            tomorrow.key);
}

TEST_F(Certified, NewestEarlierKeyStandsInAndIsMarkedStale) {
  const auto newest = epoch(other_taker, 9);
  const auto chosen = choose_recipients(
      *verify(), purpose::complaints,
      {epoch(other_taker, 30), newest, epoch(other_taker, 10), epoch(other_taker, -2)}, today);
  ASSERT_EQ(chosen.recipients.size(), 1u);
  EXPECT_EQ(chosen.recipients[0].key, newest.key);
  EXPECT_TRUE(chosen.stale);
  EXPECT_FALSE(chosen.lasting);
}

TEST_F(Certified, SealingKeyStandsInWhereThereIsNoEpochKeyAtAll) {
  const auto chosen = choose_recipients(*verify(), purpose::complaints, {epoch(other_taker, -2)}, today);
  EXPECT_EQ(chosen.recipients[0].kind, KeyKind::person);
  EXPECT_EQ(chosen.recipients[0].key, sealing_public(other_taker.sealing));
  EXPECT_TRUE(chosen.stale && chosen.lasting);
}

TEST_F(Certified, RepeatedEpochKeyIsUsedForNobody) {
  const auto mine = epoch(taker, 0);
  const EpochKey copied{other_taker.id, today, mine.key};
  const EpochKey again{taker.id, {today.count - 1}, mine.key};
  EXPECT_TRUE(choose_recipients(*verify(), purpose::requests, {mine, copied}, today).lasting);
  EXPECT_TRUE(choose_recipients(*verify(), {taker.id}, {mine, again}, today).lasting);
  EXPECT_FALSE(choose_recipients(*verify(), {taker.id}, {mine, mine}, today).lasting);
}

TEST_F(Certified, RemainingMembersAloneReceiveWhenACaseIsClosedToWriting) {
  const auto chosen = choose_recipients(*verify(), {worker.id, base::PersonId::fresh()}, {}, today);
  ASSERT_EQ(chosen.recipients.size(), 1u);
  EXPECT_EQ(chosen.recipients[0].key, sealing_public(worker.sealing));
}

}  // namespace seal
