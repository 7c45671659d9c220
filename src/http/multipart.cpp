// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/multipart.h"

#include <algorithm>

#include "http/part_head.h"

namespace http {
namespace {

constexpr std::size_t most_head = 8 * 1024;
constexpr std::size_t most_parts = 1000;

enum class Reading { start, after_delimiter, head, content, epilogue, nothing_more };

}  // namespace

struct MultipartReader::State {
  // Each step takes what it can from `held` at `at`. False: more bytes are needed, or reading has ended.
  bool step();
  bool read_start();
  bool read_after_delimiter();
  bool read_head();
  bool read_content();
  bool read_epilogue();

  bool go_on(Reading next) {
    reading = next;
    return true;
  }
  bool give_up() {
    reading = Reading::nothing_more;
    return false;
  }
  std::string_view rest() const { return std::string_view{held}.substr(at); }

  std::string delimiter;  // with the line break before it, which belongs to it
  Listener& listener;
  // The first delimiter has no line break before it; this lends it one.
  std::string held = "\r\n";
  std::size_t at = 0;
  std::size_t parts = 0;
  Reading reading = Reading::start;
};

bool MultipartReader::State::step() {
  switch (reading) {
    case Reading::start: return read_start();
    case Reading::after_delimiter: return read_after_delimiter();
    case Reading::head: return read_head();
    case Reading::content: return read_content();
    case Reading::epilogue: return read_epilogue();
    case Reading::nothing_more: return false;
  }
  return false;
}

bool MultipartReader::State::read_start() {
  const auto seen = rest().substr(0, delimiter.size());
  if (!delimiter.starts_with(seen)) return give_up();
  if (seen.size() < delimiter.size()) return false;
  at += delimiter.size();
  return go_on(Reading::after_delimiter);
}

bool MultipartReader::State::read_after_delimiter() {
  const auto mark = rest().substr(0, 2);
  if (mark.size() < 2) return false;
  at += 2;
  if (mark == "--") return go_on(Reading::epilogue);
  if (mark != "\r\n" || ++parts > most_parts) return give_up();
  return go_on(Reading::head);
}

bool MultipartReader::State::read_head() {
  const auto size = rest().substr(0, most_head).find("\r\n\r\n");
  if (size == std::string_view::npos) return rest().size() >= most_head ? give_up() : false;
  const auto head = part_head(rest().substr(0, size));
  if (!head) return give_up();
  at += size + 4;
  if (!listener.part(*head)) return give_up();
  return go_on(Reading::content);
}

bool MultipartReader::State::read_content() {
  const auto found = rest().find(delimiter);
  const bool whole = found != std::string_view::npos;
  // A delimiter may have begun in the last bytes: they wait.
  const auto certain = whole ? found : rest().size() - std::min(rest().size(), delimiter.size() - 1);
  if (certain > 0 && !listener.bytes(base::view(rest().substr(0, certain)))) return give_up();
  at += certain;
  if (!whole) return false;
  at += delimiter.size();
  if (!listener.part_end()) return give_up();
  return go_on(Reading::after_delimiter);
}

bool MultipartReader::State::read_epilogue() {
  // One line break may follow the end; anything else was not made by a form.
  if (!std::string_view{"\r\n"}.starts_with(rest())) return give_up();
  return false;
}

std::optional<std::string> MultipartReader::boundary(std::string_view content_type) {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'()+_,-./:=? ";
  const auto type = parametered(content_type);
  if (!type || type->value != "multipart/form-data") return std::nullopt;
  const auto found = type->parameters.find("boundary");
  if (found == type->parameters.end()) return std::nullopt;
  const auto& boundary = found->second;
  if (boundary.empty() || boundary.size() > 70 || boundary.ends_with(' ')) return std::nullopt;
  if (boundary.find_first_not_of(allowed) != boundary.npos) return std::nullopt;
  return boundary;
}

MultipartReader::MultipartReader(std::string boundary, Listener& listener)
    : state_{std::make_shared<State>(
          State{.delimiter = "\r\n--" + std::move(boundary), .listener = listener})} {}

bool MultipartReader::write(base::ByteView piece) {
  auto& state = *state_;
  state.held.append(base::text(piece));
  while (state.step()) continue;
  // A new string, so that what was read is freed and not kept as spare room.
  state.held = std::string{state.rest()};
  state.at = 0;
  return state.reading != Reading::nothing_more;
}

bool MultipartReader::finished() const { return state_->reading == Reading::epilogue; }

}  // namespace http
