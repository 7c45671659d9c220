// SPDX-License-Identifier: AGPL-3.0-or-later
// The public pages, as HTML. Typed in, text out: no page can be rendered with a piece missing, and everything
// a person wrote is escaped and isolated from the direction of the text around it. Read-only after start: any
// thread may use it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "languages/catalogue.h"
#include "pages/form.h"
#include "pages/thread.h"

namespace pages {

// The same for every page of an installation.
struct House {
  std::string organisation = {};  // its name
  std::string root = {};          // its root public key, base64url, for the script (doc/sealing.md 7.5)
  std::string hours = {};         // when people answer, in words; may be empty
  std::vector<std::string> languages = {};  // offered, the first is the default
  std::string intake = {};                  // public addresses of the two doors, without a slash at the end
  std::string back = {};
  std::string leave = "about:blank";  // where the quick exit goes
};

// plain: native buttons and no script, because the person asked for it (?path=plain). Pages that answer a
// native post (a receipt, a thread, anything with a refusal) are plain of themselves.
enum class Path { script, plain };
enum class Door { intake, back };

struct Visit {
  Door door = Door::intake;
  std::string language = {};
  Path path = Path::script;
};

struct FormPage {
  FormKind kind = FormKind::request;
  std::string token = {};  // one-time, fresh for every rendering
  Fields typed = {};       // comes back filled
  std::optional<base::Refusal> refusal = {};
  bool files_lost = false;  // files were attached and must be chosen again
  OwnFields own = {};       // what the organisation asks besides
};

struct ReceiptPage {
  std::vector<std::string> words = {};  // twelve
  std::string digits = {};              // the same for keyboards without the letters
  std::string token = {};       // typed back with it; empty: nothing to type back (a code was taken up)
  bool files_deferred = false;  // the text was taken, files were not
};

// Typing the receipt, at the return door. `kept` is what somebody was about to send when their visit ran out.
struct EnterPage {
  std::string typed = {};
  std::optional<base::Refusal> refusal = {};
  Fields kept = {};
};

enum class Farewell { destroyed, left };

class Pages {
 public:
  // The catalogue must outlive the pages. `templates`: share/pages. `assets`: the folder with manifest.json;
  // without one the pages have no script and no style.
  Pages(House house, const languages::Catalogue& catalogue, const std::filesystem::path& templates,
        const std::filesystem::path& assets);
  ~Pages();
  Pages(Pages&&) noexcept;

  std::string first(const Visit& visit) const;
  std::string guide(const Visit& visit) const;
  std::string form(const Visit& visit, const FormPage& page) const;
  std::string receipt(const Visit& visit, const ReceiptPage& page) const;
  // Typed back wrongly: the same token asks again. The words cannot be shown a second time, nobody has them
  // any more.
  std::string receipt_again(const Visit& visit, std::string_view token, const base::Refusal& refusal) const;
  std::string confirmed(const Visit& visit) const;

  std::string enter(const Visit& visit, const EnterPage& page) const;
  // Taking up a code given by staff; posts to /replace.
  std::string code(const Visit& visit, const EnterPage& page) const;
  std::string thread(const Visit& visit, const ThreadPage& page) const;
  // What is theirs, as a text file to keep (text/plain; charset=utf-8).
  std::string export_text(std::string_view language, const ThreadPage& page) const;
  std::string farewell(const Visit& visit, Farewell farewell) const;

  // The sentence of a refusal, on a page of its own with a way back.
  std::string sentence(const Visit& visit, const base::Refusal& refusal) const;
  std::string fault(const Visit& visit, std::string_view incident) const;
  std::string not_found(const Visit& visit) const;

  struct State;  // private to the room

 private:
  std::unique_ptr<const State> state_;
};

}  // namespace pages
