// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/assets.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "http/compressed.h"
#include "http/form.h"

namespace http {
namespace {

namespace json = boost::json;

constexpr std::array types{
    std::pair{".js", "text/javascript; charset=utf-8"},
    std::pair{".mjs", "text/javascript; charset=utf-8"},
    std::pair{".css", "text/css; charset=utf-8"},
    std::pair{".html", "text/html; charset=utf-8"},
    std::pair{".json", "application/json"},
    std::pair{".webmanifest", "application/manifest+json"},
    std::pair{".svg", "image/svg+xml"},
    std::pair{".png", "image/png"},
    std::pair{".webp", "image/webp"},
    std::pair{".ico", "image/x-icon"},
    std::pair{".woff2", "font/woff2"},
    std::pair{".wasm", "application/wasm"},
    std::pair{".txt", "text/plain; charset=utf-8"},
    std::pair{".sig", "application/octet-stream"},
};

constexpr std::array at_root{"robots.txt", "favicon.ico", "favicon.svg"};

struct Coded {
  std::string body, etag;
};

struct Asset {
  std::string type, cache;
  Coded plain;
  std::optional<Coded> brotli, gzip;
};

// By file name; one map for all routes of a door.
using Shelf = std::map<std::string, Asset, std::less<>>;

std::optional<std::string> type_of(const std::string& name) {
  const auto extension = std::filesystem::path{name}.extension().string();
  const auto found =
      std::ranges::find(types, extension, [](const auto& type) { return std::string{type.first}; });
  if (found == types.end()) return std::nullopt;
  return found->second;
}

// "app-B3x_9kQ1.js". A digit or capital is asked for, else "receipt-printing.js" would be kept for ever.
bool names_its_content(std::string_view name) {
  constexpr std::string_view wild = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz_-";
  constexpr std::size_t least = 8;
  const auto stem = name.substr(0, name.rfind('.'));
  const auto tail = stem.substr(stem.find_last_not_of(allowed) + 1);
  const auto dash = tail.find('-');
  if (dash == tail.npos || tail.size() - dash - 1 < least) return false;
  return tail.find_first_of(wild, dash) != tail.npos;
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) throw base::Fault{"a file of the pages is missing"};
  return {std::istreambuf_iterator<char>{in}, {}};
}

bool is_tame(std::string_view name) {
  return !name.starts_with('/') && name.find("..") == name.npos && name.find('\\') == name.npos;
}

std::map<std::string, Coded> checked_files(const std::filesystem::path& folder, const Digest& digest) {
  std::map<std::string, Coded> files;
  try {
    const auto manifest = json::parse(contents(folder / "manifest.json"));
    for (const auto& [key, entry] : manifest.at("files").as_object()) {
      const std::string name{key};
      if (!is_tame(name)) throw base::Fault{"the manifest names a file outside its folder"};
      auto body = contents(folder / name);
      const auto expected = std::string{entry.at("blake2b").as_string()};
      const bool same =
          body.size() == entry.at("size").to_number<std::uint64_t>() && digest(base::view(body)) == expected;
      if (!same) throw base::Fault{"a file of the pages is not the one in the manifest"};
      files.emplace(name, Coded{std::move(body), '"' + expected.substr(0, 32) + '"'});
    }
  } catch (const base::Fault&) {
    throw;
  } catch (const std::exception&) {
    throw base::Fault{"the manifest of the pages cannot be read"};
  }
  return files;
}

using Holds = bool (*)(std::string_view compressed, std::string_view plain);

std::optional<Coded> sibling(const std::filesystem::path& file, const Coded& plain, Holds holds) {
  if (!std::filesystem::exists(file)) return std::nullopt;
  auto body = contents(file);
  if (!holds(body, plain.body))
    throw base::Fault{"a compressed file of the pages does not unpack to its original"};
  auto etag = plain.etag;
  etag.insert(etag.size() - 1, file.extension().string());
  return Coded{std::move(body), std::move(etag)};
}

Shelf shelf_of(std::map<std::string, Coded> files, const std::filesystem::path& folder) {
  Shelf shelf;
  for (auto& [name, plain] : files) {
    const auto type = type_of(name);
    if (!type) continue;
    auto brotli = sibling(folder / (name + ".br"), plain, brotli_holds);
    auto gzip = sibling(folder / (name + ".gz"), plain, gzip_holds);
    shelf.emplace(name,
                  Asset{.type = *type,
                        .cache = names_its_content(name) ? "public, max-age=31536000, immutable" : "no-cache",
                        .plain = std::move(plain),
                        .brotli = std::move(brotli),
                        .gzip = std::move(gzip)});
  }
  return shelf;
}

void add_unlisted(Shelf& shelf, const std::filesystem::path& folder, const Digest& digest) {
  for (const std::string name : {"manifest.json", "manifest.json.sig"}) {
    if (!std::filesystem::exists(folder / name)) continue;
    auto body = contents(folder / name);
    auto etag = '"' + digest(base::view(body)).substr(0, 32) + '"';
    shelf.insert_or_assign(name, Asset{.type = *type_of(name),
                                       .cache = "no-cache",
                                       .plain = {std::move(body), std::move(etag)},
                                       .brotli = std::nullopt,
                                       .gzip = std::nullopt});
  }
}

// A worker lives under the policy of its own file, not of the page that started it; for every other use of a
// script the header means nothing.
constexpr auto worker_policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

Response served(const Asset& asset, const Request& request) {
  const auto* accepted = request.header("accept-encoding");
  const Coded* chosen = &asset.plain;
  const char* coding = nullptr;
  if (asset.brotli && lists(accepted, "br")) {
    chosen = &*asset.brotli;
    coding = "br";
  } else if (asset.gzip && lists(accepted, "gzip")) {
    chosen = &*asset.gzip;
    coding = "gzip";
  }
  Response response;
  response.headers = {{"Cache-Control", asset.cache}, {"ETag", chosen->etag}};
  if (asset.brotli || asset.gzip) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (lists(request.header("if-none-match"), chosen->etag)) {
    response.status = 304;
    response.type.clear();
    return response;
  }
  response.type = asset.type;
  if (asset.type.starts_with("text/javascript"))
    response.headers.emplace_back("Content-Security-Policy", worker_policy);
  if (coding) response.headers.emplace_back("Content-Encoding", coding);
  response.body = chosen->body;
  return response;
}

Handler serving(std::shared_ptr<const Shelf> shelf, std::string prefix) {
  return [shelf = std::move(shelf), prefix = std::move(prefix)](const Request& request) {
    const auto found = shelf->find(std::string_view{request.path}.substr(prefix.size()));
    return found == shelf->end() ? Response::empty(404) : served(found->second, request);
  };
}

}  // namespace

void serve_assets(Router& router, const std::filesystem::path& folder, const Digest& digest) {
  auto filled = shelf_of(checked_files(folder, digest), folder);
  add_unlisted(filled, folder, digest);
  const auto shelf = std::make_shared<const Shelf>(std::move(filled));

  std::set<std::string> patterns;
  for (const auto& [name, asset] : *shelf) {
    std::string pattern = "/assets/{name}";
    const auto folders = std::ranges::count(name, '/');
    for (std::ptrdiff_t depth = 0; depth < folders; ++depth) {
      pattern.insert(std::string_view{"/assets"}.size(), "/{folder" + std::to_string(depth) + '}');
    }
    patterns.insert(pattern);
  }
  for (const auto& pattern : patterns) router.on(Method::get, pattern, serving(shelf, "/assets/"), 0);
  for (const auto* name : at_root) {
    if (shelf->contains(name)) router.on(Method::get, '/' + std::string{name}, serving(shelf, "/"), 0);
  }
}

}  // namespace http
