// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "plain/file_name.h"
#include "plain/receiving.h"
#include "return_door/page_routes.h"
#include "return_door/writing.h"
#include "seal/file.h"
#include "unseal/unseal.h"

namespace return_door {
namespace {

using http::Request, http::Response;
using pages::Deed;

constexpr std::size_t form_body = 256 * 1024;

Response refused(Hall& hall, const pages::Visit& visit, const Visitor& visitor, const base::Refusal& why,
                 const pages::Fields& typed = {}) {
  if (why == requests::refusal::receipt_unknown) return ask_again(hall, visit, why, typed);
  return thread_page(hall, visit, visitor, {.refusal = why, .typed = typed});
}

// Later form fields of one group travel in `set`.
base::Result<std::string> set_of(pages::FormKind kind, const http::Fields& form, std::string_view group) {
  pages::Fields of_group;
  for (const auto& [name, value] : form) {
    const auto* field = pages::find_field(kind, name);
    if (field && (field->group == group || (group == "contact" && name == "reach")))
      of_group.emplace_back(name, value);
  }
  return pages::answers(kind, of_group, pages::Attached::files);
}

Response change(Hall& hall, const pages::Visit& visit, const Visitor& visitor, const http::Fields& form,
                std::string_view group) {
  const auto prepared = hall.threads.prepare(visitor.finder(hall));
  if (!prepared || !prepared->standing)
    return refused(hall, visit, visitor, requests::refusal::receipt_unknown);
  const auto kind = pages::form_kind(intake::word(prepared->standing->kind));
  auto set = set_of(kind, form, group);
  if (!set) return refused(hall, visit, visitor, set.error(), written(form));
  // Everything unticked is an answer too; nothing filled in is none.
  const bool consent = group == "consent";
  if (*set == "{}" && !consent) return refused(hall, visit, visitor, pages::refusal::message_empty);
  if (*set == "{}") *set = R"({"consent":[]})";

  const auto sent = write(hall, visitor, {.set = *std::move(set), .language = visit.language});
  if (!sent) return refused(hall, visit, visitor, sent.error(), written(form));
  return thread_page(hall, visit, visitor, {.done = consent ? Deed::consent_changed : Deed::contact_changed});
}

// Fields of a list of their own, which travel in `set` as well.
Response say_later(Hall& hall, const pages::Visit& visit, const Visitor& visitor, const http::Fields& form,
                   const std::vector<pages::Field>& asked, Deed deed) {
  auto set = pages::answers(asked, form, pages::Attached::nothing);
  if (!set) {
    const bool empty = set.error() == pages::refusal::form_empty;
    return refused(hall, visit, visitor, empty ? pages::refusal::message_empty : set.error(), written(form));
  }
  const auto sent =
      write(hall, visitor,
            {.set = *std::move(set), .language = visit.language, .reopens = deed != Deed::closing_said});
  if (!sent) return refused(hall, visit, visitor, sent.error(), written(form));
  return thread_page(hall, visit, visitor, {.done = deed});
}

Response say_closing(Hall& hall, const pages::Visit& visit, const Visitor& visitor,
                     const http::Fields& form) {
  return say_later(hall, visit, visitor, form, pages::closing_fields(), Deed::closing_said);
}

Response say_referee(Hall& hall, const pages::Visit& visit, const Visitor& visitor,
                     const http::Fields& form) {
  if (value_of(form, "referee_allowed").empty())
    return refused(hall, visit, visitor, pages::refusal::message_empty);
  return say_later(hall, visit, visitor, form, pages::referee_fields(), Deed::referee_said);
}

Response ask_handover(Hall& hall, const pages::Visit& visit, const Visitor& visitor) {
  const auto sent = write(hall, visitor, {.set = R"({"handover":"asked"})", .language = visit.language});
  if (!sent) return refused(hall, visit, visitor, sent.error());
  return thread_page(hall, visit, visitor, {.done = Deed::handover_asked});
}

Response withdraw(Hall& hall, const pages::Visit& visit, const Visitor& visitor, const http::Fields& form) {
  if (value_of(form, "sure") != "yes") return refused(hall, visit, visitor, pages::refusal::sure_missing);
  const auto done = hall.threads.withdraw(visitor.finder(hall));
  if (!done) return refused(hall, visit, visitor, done.error());
  return thread_page(hall, visit, visitor, {.done = Deed::withdrawn});
}

Response destroy(Hall& hall, const pages::Visit& visit, const Visitor& visitor, const http::Fields& form) {
  if (value_of(form, "sure") != "yes") return refused(hall, visit, visitor, pages::refusal::sure_missing);
  const auto done = hall.threads.destroy(visitor.finder(hall));
  if (!done) return refused(hall, visit, visitor, done.error());
  auto response = Response::html(hall.texts.pages.farewell(visit, pages::Farewell::destroyed));
  response.cookies.push_back(forgetting());
  return response;
}

Response save_copy(Hall& hall, const pages::Visit& visit, const Visitor& visitor) {
  const auto opened = open_thread(hall, visitor);
  if (!opened) return refused(hall, visit, visitor, opened.error());
  Response response;
  response.type = "text/plain; charset=utf-8";
  response.headers.emplace_back("Content-Disposition", plain::attachment("copy.txt"));
  response.body = hall.texts.pages.export_text(visit.language, page_of(*opened));
  return response;
}

// One file on its way out, a chunk at a time; a chunk that is missing or does not open cuts the download.
class Download {
 public:
  Download(Hall& hall, const seal::Digest& finder, const base::RequestId& request, OpenedFile file)
      : hall_{hall},
        finder_{finder},
        place_{hall.house.organisation, request, file.id},
        file_{std::move(file)} {}

  base::Bytes next() {
    if (number_ == seal::chunk_count(file_.size)) return {};
    const auto sealed = hall_.threads.chunk(finder_, file_.id, static_cast<std::int64_t>(number_));
    if (!sealed) throw base::Fault{"a chunk of a file is missing"};
    auto opened = unseal::open_chunk(place_, file_.key, number_, file_.size, *sealed);
    if (!opened) throw base::Fault{"a chunk of a file does not open"};
    ++number_;
    return *std::move(opened);
  }

 private:
  Hall& hall_;
  seal::Digest finder_;
  seal::FilePlace place_;
  OpenedFile file_;
  std::uint64_t number_ = 0;
};

Response save_file(Hall& hall, const pages::Visit& visit, const Visitor& visitor, const http::Fields& form) {
  auto opened = open_thread(hall, visitor);
  if (!opened) return refused(hall, visit, visitor, opened.error());
  const auto wanted = base::FileId::parse(value_of(form, "file"));
  const auto file =
      std::ranges::find_if(opened->files, [&](const auto& each) { return wanted && each.id == *wanted; });
  if (file == opened->files.end()) return refused(hall, visit, visitor, intake::refusal::file_unknown);

  Response response;
  response.type = "application/octet-stream";
  response.headers.emplace_back("Content-Disposition", plain::attachment(file->name));
  response.length = file->size;
  const auto download =
      std::make_shared<Download>(hall, visitor.finder(hall), opened->thread.reader.request, std::move(*file));
  response.pull = [download] { return download->next(); };
  return response;
}

// Text and files; the files are sealed as they arrive, so that whose they are must be known before them.
class MessageForm {
 public:
  MessageForm(Hall& hall, const Request& head) : hall_{hall}, head_{head}, visit_{visit_of(hall, head)} {
    visit_.path = pages::Path::plain;
  }

  std::optional<base::RequestId> request(const plain::FormBody& body) const {
    const auto visitor = known(hall_, head_, body.field("visit"));
    const auto reader = visitor ? hall_.threads.find(visitor->finder(hall_)) : visitor.error();
    if (!reader) return std::nullopt;
    return reader->request;
  }

  Response answer(plain::FormBody& body) const {
    const auto visitor = known(hall_, head_, body.field("visit"));
    if (!visitor) return ask_again(hall_, visit_, visitor.error(), written(body.fields()));
    const auto text = body.field("text");
    const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
    if (blank && body.files().empty()) {
      const auto& why =
          body.files_deferred() ? intake::refusal::files_deferred : pages::refusal::message_empty;
      return refused(hall_, visit_, *visitor, why);
    }
    const auto sent = write(
        hall_, *visitor,
        {.text = text, .files = body.files_json(), .ids = body.file_ids(), .language = visit_.language});
    if (!sent) return refused(hall_, visit_, *visitor, sent.error(), written(body.fields()));
    body.keep_files();
    if (body.files_deferred())
      return thread_page(hall_, visit_, *visitor, {.refusal = intake::refusal::files_deferred});
    return thread_page(hall_, visit_, *visitor, {.done = Deed::message_sent});
  }

  Response refuse(plain::FormBody& body, const base::Refusal& why) const {
    const auto visitor = known(hall_, head_, body.field("visit"));
    if (!visitor) return ask_again(hall_, visit_, visitor.error(), written(body.fields()));
    return refused(hall_, visit_, *visitor, why, written(body.fields()));
  }

 private:
  Hall& hall_;
  Request head_;
  pages::Visit visit_;
};

}  // namespace

void add_deed_routes(http::Router& router, Hall& hall) {
  using enum http::Method;
  using pages::Visit;
  router.on_stream(post, "/message", [&hall](const Request& head) {
    const auto message = std::make_shared<const MessageForm>(hall, head);
    return plain::receive(
        head, hall.house.organisation, hall.uploads,
        {.request_of = [message](const plain::FormBody& body) { return message->request(body); },
         .answer = [message](plain::FormBody& body) { return message->answer(body); },
         .refuse = [message](plain::FormBody& body,
                             const base::Refusal& why) { return message->refuse(body, why); }});
  });
  const auto changing = [](std::string_view group) {
    return [group](Hall& in, const Visit& visit, const Visitor& visitor, const http::Fields& form) {
      return change(in, visit, visitor, form, group);
    };
  };
  const auto alone = [](auto deed) {
    return [deed](Hall& in, const Visit& visit, const Visitor& visitor, const http::Fields&) {
      return deed(in, visit, visitor);
    };
  };
  router.on(post, "/contact", visited(hall, changing("contact")), form_body);
  router.on(post, "/consent", visited(hall, changing("consent")), form_body);
  router.on(post, "/closing", visited(hall, say_closing), form_body);
  router.on(post, "/referee", visited(hall, say_referee), form_body);
  router.on(post, "/handover", visited(hall, alone(ask_handover)), form_body);
  router.on(post, "/export", visited(hall, alone(save_copy)), form_body);
  router.on(post, "/files", visited(hall, save_file), form_body);
  router.on(post, "/withdraw", visited(hall, withdraw), form_body);
  router.on(post, "/destroy", visited(hall, destroy), form_body);
}

}  // namespace return_door
