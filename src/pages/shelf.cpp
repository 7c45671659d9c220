// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/shelf.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <sstream>

#include "base/result.h"
#include "pages/escape.h"

namespace pages {
namespace {

using Sources = std::map<std::string, std::string, std::less<>>;

bool opens_markup(std::string_view line) {
  return line.starts_with('<') || line.starts_with("{{#") || line.starts_with("{{^") ||
         line.starts_with("{{/");
}

// Indentation and line breaks between tags are for people who read the template; a page on a slow line does
// without.
std::string read_without_indentation(const std::filesystem::path& path) {
  std::ifstream file{path};
  std::string source;
  for (std::string line; std::getline(file, line);) {
    const auto begin = line.find_first_not_of(" \t");
    if (begin == std::string::npos) continue;
    line.erase(0, begin);
    const bool after_markup = source.ends_with('>') || source.ends_with("}}");
    if (!source.empty() && !(after_markup && opens_markup(line))) source += '\n';
    source += line;
  }
  if (!file.eof()) throw base::Fault{"cannot read " + path.string()};
  return source;
}

// Every `open`…`close` replaced by what `fill` says of the text between.
std::string replaced(std::string_view source, std::string_view open, std::string_view close,
                     const std::function<std::string(std::string_view)>& fill) {
  std::string out;
  for (std::size_t at = 0;;) {
    const auto begin = source.find(open, at);
    if (begin == std::string_view::npos) return out.append(source.substr(at));
    const auto end = source.find(close, begin);
    if (end == std::string_view::npos) throw base::Fault{"template: a tag is not closed"};
    out.append(source.substr(at, begin - at));
    out.append(fill(source.substr(begin + open.size(), end - begin - open.size())));
    at = end + close.size();
  }
}

std::string with_partials(const Sources& sources, std::string_view source) {
  return replaced(source, "{{>", "}}", [&](std::string_view name) {
    const auto found = sources.find(name);
    if (found == sources.end()) throw base::Fault{"no template " + std::string{name}};
    return with_partials(sources, found->second);
  });
}

std::string with_sentences(const languages::Catalogue& catalogue, std::string_view language,
                           std::string_view source) {
  return replaced(source, "[[", "]]", [&](std::string_view key) {
    const bool for_script = key.starts_with('~');
    if (for_script) key.remove_prefix(1);
    if (!catalogue.has(key)) throw base::Fault{"no sentence " + std::string{key}};

    const auto sentence = escaped(catalogue.text(language, key));
    if (for_script) return sentence;
    return replaced(sentence, "{", "}",
                    [](std::string_view name) { return "<bdi>{{" + std::string{name} + "}}</bdi>"; });
  });
}

}  // namespace

Shelf::Shelf(const std::filesystem::path& folder, const languages::Catalogue& catalogue,
             const std::vector<std::string>& languages) {
  Sources sources;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() != ".mustache") continue;
    sources.emplace(entry.path().stem().string(), read_without_indentation(entry.path()));
  }

  for (const auto& language : languages) {
    Templates templates;
    for (const auto& [name, source] : sources) {
      if (name.starts_with('_')) continue;  // a part of others
      templates.emplace(name, Template{with_sentences(catalogue, language, with_partials(sources, source))});
    }
    languages_.emplace_back(language, std::move(templates));
  }
  CHECK(!languages_.empty());
}

const Template& Shelf::find(std::string_view language, std::string_view name) const {
  const auto known = std::ranges::find(languages_, language, &std::pair<std::string, Templates>::first);
  const auto& templates = known == languages_.end() ? languages_.front().second : known->second;
  const auto found = templates.find(name);
  CHECK(found != templates.end());
  return found->second;
}

}  // namespace pages
