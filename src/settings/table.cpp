// SPDX-License-Identifier: AGPL-3.0-or-later
#include "settings/table.h"

#include <algorithm>

namespace settings {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && text.size() < 10 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

long count_in(std::string_view text) { return all_digits(text) ? std::stol(std::string{text}) : -1; }

bool is_web_address(std::string_view text) {
  const bool begins = text.starts_with("https://") || text.starts_with("http://");
  return begins && !text.ends_with('/') && text.find_first_of(" \"'<>;,\r\n\t") == std::string_view::npos;
}

const Rule anything{"any text", [](std::string_view) { return true; }};
const Rule root_key{"64 hex digits; `havre init` writes them", [](std::string_view text) {
                      const auto bytes = base::from_hex(text);
                      return text.empty() || (bytes && bytes->size() == 32);
                    }};
const Rule database{"`sqlite:` and a path, or `postgresql://…`", [](std::string_view text) {
                      return text.starts_with("sqlite:") || text.starts_with("postgresql://") ||
                             text.starts_with("postgres://");
                    }};
const Rule listening{"`address:port`, `[address]:port` or `unix:/path`", [](std::string_view text) {
                       if (text.starts_with("unix:/")) return true;
                       const auto colon = text.rfind(':');
                       const auto port = colon == text.npos ? -1 : count_in(text.substr(colon + 1));
                       return colon != 0 && port >= 0 && port <= 65535;
                     }};
const Rule web_address{"`https://…` (or `http://…onion`) without a slash at the end; empty: not offered",
                       [](std::string_view text) { return text.empty() || is_web_address(text); }};
const Rule exit_page{"`about:blank` or a web address", [](std::string_view text) {
                       return text == "about:blank" ||
                              is_web_address(text.substr(0, text.find_last_not_of('/') + 1));
                     }};
const Rule mail_server{"`smtp://host:port` or `smtps://host:port`; empty: no mail",
                       [](std::string_view text) {
                         return text.empty() || text.starts_with("smtp://") || text.starts_with("smtps://");
                       }};
const Rule own_server{
    "`https://…`, or `http://` on this machine, without a slash at the end; empty: not offered",
    [](std::string_view text) {
      const bool here = text.starts_with("http://127.0.0.1:") || text.starts_with("http://[::1]:") ||
                        text.starts_with("http://localhost:");
      return text.empty() || (is_web_address(text) && (here || text.starts_with("https://")));
    }};
const Rule program{"a program by its whole path, then its words; none: not offered",
                   [](std::string_view text) { return !text.empty() && text.find('\0') == text.npos; }};
const Rule seconds{"1 to 100",
                   [](std::string_view text) { return count_in(text) >= 1 && count_in(text) <= 100; }};
const Rule minutes{"minutes, 1 to 1440",
                   [](std::string_view text) { return count_in(text) >= 1 && count_in(text) <= 1440; }};
const Rule hour{"times of day, `\"00:00\"` to `\"23:59\"`", [](std::string_view text) {
                  if (text.size() != 5 || text[2] != ':') return false;
                  const auto hours = count_in(text.substr(0, 2)), minutes = count_in(text.substr(3));
                  return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60;
                }};
const Rule workers{"1 to 64",
                   [](std::string_view text) { return count_in(text) >= 1 && count_in(text) <= 64; }};
const Rule days{"1 to 365",
                [](std::string_view text) { return count_in(text) >= 1 && count_in(text) <= 365; }};
const Rule up_to_a_week{
    "1 to 10080", [](std::string_view text) { return count_in(text) >= 1 && count_in(text) <= 10'080; }};
const Rule megabytes{"0 to 999999999", [](std::string_view text) { return count_in(text) >= 0; }};

#define TEXT(member)                                     \
  Text {                                                 \
    [](Settings& s) -> std::string& { return s.member; } \
  }
#define LIST(member)                                                  \
  List {                                                              \
    [](Settings& s) -> std::vector<std::string>& { return s.member; } \
  }
#define NUMBER(member)                                    \
  Number {                                                \
    [](Settings& s) -> std::int64_t& { return s.member; } \
  }

const Setting rows[] = {
    {"organisation", "root", R"("")", root_key,
     "The organisation's root public key. Keys not vouched for under it are not used.", TEXT(root)},
    {"organisation", "exit_address", R"("about:blank")", exit_page,
     "Where the quick exit leads: a page that raises no questions.", TEXT(exit_address)},

    {"database", "address", R"("sqlite:/var/lib/havre/havre.db")", database,
     "The embedded database, or a PostgreSQL 15 server that several machines may share.", TEXT(database)},

    {"files", "share", R"("")", anything,
     "The folder with pages, sentences and migrations; empty: the one that came with the program.",
     TEXT(share)},
    {"files", "roles", R"("")", anything,
     "The file that says what each role allows (doc/access.md); empty: the one that came with the program.",
     TEXT(roles)},
    {"files", "secrets", R"("/etc/havre/secrets.conf")", anything,
     "The file with the secrets. Only its owner may be able to read it.", TEXT(secrets)},

    {"intake", "listen", R"(["127.0.0.1:8441"])", listening, "Where the way in listens.",
     LIST(intake.listen)},
    {"intake", "address", R"("")", web_address, "The public address of the way in.", TEXT(intake.address)},
    {"intake", "certificate", R"("")", anything,
     "Its TLS certificate (PEM); empty: plain, for loopback and onion services only.",
     TEXT(intake.certificate)},
    {"intake", "key", R"("")", anything, "The certificate's private key (PEM).", TEXT(intake.key)},
    {"intake", "workers", "32", workers, "How many requests it works on at once.", NUMBER(intake.workers)},

    {"return", "listen", R"(["127.0.0.1:8442"])", listening, "Where the way back listens.",
     LIST(way_back.listen)},
    {"return", "address", R"("")", web_address, "The public address of the way back.",
     TEXT(way_back.address)},
    {"return", "certificate", R"("")", anything, "Its TLS certificate (PEM).", TEXT(way_back.certificate)},
    {"return", "key", R"("")", anything, "The certificate's private key (PEM).", TEXT(way_back.key)},
    {"return", "workers", "4", workers, "How many requests it works on at once.", NUMBER(way_back.workers)},

    {"desk", "listen", R"(["127.0.0.1:8443"])", listening, "Where the desk listens.", LIST(desk.listen)},
    {"desk", "address", R"("")", web_address, "The address staff use.", TEXT(desk.address)},
    {"desk", "certificate", R"("")", anything, "Its TLS certificate (PEM).", TEXT(desk.certificate)},
    {"desk", "key", R"("")", anything, "The certificate's private key (PEM).", TEXT(desk.key)},
    {"desk", "workers", "4", workers, "How many requests it works on at once.", NUMBER(desk.workers)},

    {"mail", "server", R"("")", mail_server,
     "The mail server that carries notices. They never say more than \"look now\".", TEXT(post.server)},
    {"mail", "from", R"("")", anything, "The sender's address of notices.", TEXT(post.from)},
    {"mail", "user", R"("")", anything, "The name to log in with; the password stands in the secrets.",
     TEXT(post.user)},
    {"mail", "slots", R"(["08:00", "14:00", "20:00"])", hour,
     "When ordinary notices leave, in each person's own time zone, whatever there is.", LIST(post.slots)},

    {"command", "words", "[]", program,
     "A program that calls a person, such as an SMS modem's. `{address}` and `{text}` stand for theirs; "
     "without them it "
     "reads each as a line. No shell.",
     LIST(ringing.command)},
    {"command", "seconds", "20", seconds, "After so long it is ended, and tried again.",
     NUMBER(ringing.command_seconds)},

    {"push", "server", R"("")", own_server,
     "Your own ntfy or UnifiedPush server. What a person gives as address follows it, after a slash.",
     TEXT(ringing.push)},

    {"webhook", "address", R"("")", own_server,
     "An address of your own that gets `{\"to\": \"…\", \"text\": \"…\"}` and calls the person as it likes.",
     TEXT(ringing.webhook)},

    {"helpline", "promise_minutes", "120", minutes,
     "An answer by a person is promised within so long: two hours, as Access Now's helpline does.",
     NUMBER(helpline.promise_minutes)},
    {"helpline", "next_minutes", "60", minutes,
     "Nobody has taken it for so long: the back-ups are called too (Access Now: 60, then 90 minutes).",
     NUMBER(helpline.next_minutes)},
    {"helpline", "lead_minutes", "60", minutes, "The lead.", NUMBER(helpline.lead_minutes)},
    {"helpline", "director_minutes", "90", minutes, "The director.", NUMBER(helpline.director_minutes)},
    {"helpline", "life_next_minutes", "5", minutes,
     "The same for danger to life. There is no standard for it: an emergency call centre's minutes.",
     NUMBER(helpline.life_next_minutes)},
    {"helpline", "life_lead_minutes", "10", minutes, "The lead, for danger to life.",
     NUMBER(helpline.life_lead_minutes)},
    {"helpline", "life_director_minutes", "15", minutes, "The director, for danger to life.",
     NUMBER(helpline.life_director_minutes)},
    {"helpline", "contact_crew_minutes", "15", minutes,
     "A contact promised to a person is due and whoever is named does not see to it: whoever is on duty is "
     "called too after so long; for danger to life as above.",
     NUMBER(helpline.contact_crew_minutes)},
    {"helpline", "contact_lead_minutes", "30", minutes, "Then the lead.",
     NUMBER(helpline.contact_lead_minutes)},
    {"helpline", "contact_director_minutes", "60", minutes, "Then the director.",
     NUMBER(helpline.contact_director_minutes)},
    {"helpline", "ring_minutes", "5", minutes,
     "Whoever is called is called again after so long, never sooner.", NUMBER(helpline.ring_minutes)},
    {"helpline", "silent_minutes", "120", minutes,
     "A channel whose daily test nobody confirms for so long is silent, and the lead is called.",
     NUMBER(helpline.silent_minutes)},
    {"helpline", "handover_minutes", "30", minutes,
     "A handover not accepted for so long calls both people and the lead.",
     NUMBER(helpline.handover_minutes)},

    {"helpline", "referrals", R"("")", anything,
     "A folder of your own referrals, for people you cannot help: `{\"name\": …, \"label\": {\"en\": …}, "
     "\"reach\": …}` "
     "each.",
     TEXT(helpline.referrals)},

    {"storage", "folder", R"("")", anything,
     "The folder whose disk is watched; empty: the embedded database's own, or / for PostgreSQL.",
     TEXT(storage.folder)},
    {"storage", "least_free_megabytes", "500", megabytes,
     "With less free disk, files wait; text is still accepted.", NUMBER(storage.least_free_megabytes)},

    {"clocks", "fetch_days", "3", days, "An answer not fetched for so many days is shown to staff.",
     NUMBER(fetch_days)},
    {"clocks", "bin_days", "30", days,
     "Junk can be taken out of the bin for so many days. Then it is destroyed.", NUMBER(bin_days)},

    {"silence", "next_minutes", "15", up_to_a_week,
     "Somebody did not check in, and nobody acknowledged it: after so many minutes the next in line are "
     "called.",
     NUMBER(silence.next)},
    {"silence", "lead_minutes", "30", up_to_a_week, "Then whoever leads.", NUMBER(silence.lead)},
    {"silence", "director_minutes", "60", up_to_a_week, "Then whoever directs.", NUMBER(silence.director)},
    {"silence", "end_minutes", "120", up_to_a_week,
     "From then on the holders of shares may open what the person left for this case.", NUMBER(silence.end)},

    {"backup", "folder", R"("")", anything, "Where backups of the data go.", TEXT(backup.folder)},
    {"backup", "keys_folder", R"("")", anything,
     "Where backups of the wrapped keys go: other media than the data's.", TEXT(backup.keys_folder)},
};

#undef TEXT
#undef LIST
#undef NUMBER

}  // namespace

std::span<const Setting> table() { return rows; }

}  // namespace settings
