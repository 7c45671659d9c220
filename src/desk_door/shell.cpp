// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/shell.h"

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "http/router.h"

namespace desk {
namespace {

namespace json = boost::json;

constexpr auto desk_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src blob:; connect-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action "
    "'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types havre-worker";
// An origin of its own and no network: a hostile file that takes the page over has taken nothing.
constexpr auto viewer_policy =
    "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'self'; img-src blob: data:; "
    "media-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'";

constexpr auto without_script = R"(<noscript>
<p lang="en">The desk needs JavaScript.</p>
<p lang="fr">Le bureau a besoin de JavaScript.</p>
<p lang="es">El escritorio necesita JavaScript.</p>
<p lang="ar" dir="rtl">يحتاج المكتب إلى JavaScript.</p>
<p lang="my">ဤစာမျက်နှာသည် JavaScript လိုအပ်ပါသည်။</p>
</noscript>)";

std::vector<std::string> files_of(const json::value& manifest, std::string_view entry) {
  std::vector<std::string> files;
  for (const auto& file : manifest.at("entries").at(entry).as_array()) files.emplace_back(file.as_string());
  return files;
}

json::value read_manifest(const std::filesystem::path& assets) {
  std::ifstream file{assets / "manifest.json", std::ios::binary};
  std::stringstream text;
  text << file.rdbuf();
  boost::system::error_code unreadable;
  auto manifest = json::parse(text.str(), unreadable);
  if (!file || unreadable) throw base::Fault{"the front end is not built: no manifest.json"};
  return manifest;
}

// From a sandboxed page even one's own files come from elsewhere: `crossorigin` asks for them so.
std::string loading(const std::vector<std::string>& files, std::string_view crossorigin) {
  std::string html;
  for (const auto& file : files) {
    if (file.ends_with(".css"))
      html += "<link rel=\"stylesheet\" href=\"/assets/" + file + "\"" + std::string{crossorigin} + ">\n";
    else
      html +=
          "<script type=\"module\" src=\"/assets/" + file + "\"" + std::string{crossorigin} + "></script>\n";
  }
  return html;
}

std::string page(const std::string& head, std::string_view body) {
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Havre</title>\n" +
         head + "</head>\n<body>\n" + std::string{body} + "\n</body>\n</html>\n";
}

http::Response shown(const std::string& html, const char* policy) {
  auto response = http::Response::html(html);
  response.headers = {{"Content-Security-Policy", policy}, {"Cache-Control", "no-cache"}};
  return response;
}

}  // namespace

Shell::Shell(const std::filesystem::path& assets) {
  try {
    const auto manifest = read_manifest(assets);
    viewer_files_ = files_of(manifest, "viewer");
    desk_ = page(loading(files_of(manifest, "desk"), ""),
                 "<div id=\"desk\"></div>\n" + std::string{without_script});
    viewer_ = page(loading(viewer_files_, " crossorigin"), "");
  } catch (const base::Fault&) {
    throw;
  } catch (const std::exception&) {
    throw base::Fault{"manifest.json does not name the desk"};
  }
}

void Shell::add_to(http::Router& router) const {
  const auto desk = [html = desk_](const http::Request&) { return shown(html, desk_policy); };
  router.on(http::Method::get, "/", desk, 0);
  router.on(
      http::Method::get, "/viewer",
      [html = viewer_](const http::Request&) { return shown(html, viewer_policy); }, 0);
  for (const auto& file : viewer_files_) {
    const auto served = router.find(http::Method::get, "/assets/" + file).route;
    if (!served) throw base::Fault{"manifest.json names a file that is not served"};
    router.on(
        http::Method::get, "/assets/" + file,
        [served](const http::Request& request) {
          auto response = served->handler(request);
          response.headers.emplace_back("Access-Control-Allow-Origin", "*");
          return response;
        },
        0);
  }
  router.missing([desk](const http::Request& request) {
    const bool is_page = request.method == http::Method::get && !request.path.starts_with("/api/") &&
                         !request.path.starts_with("/assets/");
    return is_page ? desk(request) : http::refusal({base::Kind::not_found, "unknown"});
  });
}

http::Answers answers() {
  return {.fault =
              [](const http::Request&, std::string_view incident) {
                return http::Response::json(
                    json::serialize(json::object{{"refused", "fault"}, {"incident", incident}}), 503);
              },
          .malformed =
              [](int status) {
                return http::Response::json(json::serialize(json::object{{"refused", "http.malformed"}}),
                                            status);
              },
          .headers = {{"Content-Security-Policy", std::string{no_page_policy}}}};
}

}  // namespace desk
