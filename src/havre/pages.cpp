// SPDX-License-Identifier: AGPL-3.0-or-later
// Signing the pages of a release, offline; and checking from another machine that a server serves them and
// nothing else. What a server gives to one chosen visitor this cannot see: doc/threat-model.md 7.2.
#include <curl/curl.h>

#include <boost/json.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <regex>
#include <sstream>

#include "havre/commands.h"
#include "havre/own_files.h"
#include "seal/release.h"

namespace havre {
namespace {

namespace json = boost::json;

struct Fetched {
  long status = 0;
  std::string body;
  std::string headers;
};

std::size_t append(char* from, std::size_t size, std::size_t count, void* to) {
  static_cast<std::string*>(to)->append(from, size * count);
  return size * count;
}

Fetched fetch(const std::string& url) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl{curl_easy_init(), curl_easy_cleanup};
  if (!curl) throw base::Fault{"curl does not start"};
  Fetched fetched;
  auto* handle = curl.get();
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 60L);
  // As a browser would ask, so that the compressed bytes are checked as well; curl unpacks them.
  curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &fetched.body);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, append);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &fetched.headers);
  if (curl_easy_perform(handle) != CURLE_OK) throw base::Fault{"the server does not answer"};
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &fetched.status);
  return fetched;
}

std::string contents(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) throw base::Fault{"cannot read " + file.string()};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

class Findings {
 public:
  void add(const std::string& finding) {
    std::cout << "WRONG  " << finding << '\n';
    ++count_;
  }
  int count() const { return count_; }

 private:
  int count_ = 0;
};

void check_manifest(const Fetched& manifest, const Fetched& signature, const std::string& key,
                    Findings& findings) {
  const auto bytes = base::from_hex(key);
  const auto release = bytes ? seal::SigningPublicKey::from(*bytes) : std::nullopt;
  if (!release) throw base::Fault{"the release key is 64 hex digits"};
  const auto signed_by = seal::Signature::from(base::view(signature.body));
  if (!signed_by || !seal::verify_manifest(*release, base::view(manifest.body), *signed_by))
    findings.add("the manifest is not signed by this release key");
}

int check_files(const std::string& url, const json::object& files, Findings& findings) {
  for (const auto& [name, entry] : files) {
    const auto file = fetch(url + "/assets/" + std::string{name});
    const bool same =
        file.status == 200 && seal::file_digest(base::view(file.body)) == entry.at("blake2b").as_string();
    if (!same) findings.add(std::string{name} + " is not the released file");
  }
  return static_cast<int>(files.size());
}

// A page may name files of the manifest and nothing else that runs.
void check_page(const std::string& url, const json::object& files, Findings& findings) {
  const auto page = fetch(url + "/");
  static const std::regex sources{
      R"rx(<(?:script|link|img|iframe|object|embed)[^>]*?(?:src|href)="([^"]*)")rx"};
  for (std::sregex_iterator found{page.body.begin(), page.body.end(), sources}, end; found != end; ++found) {
    const auto address = (*found)[1].str();
    const bool listed = address.starts_with("/assets/") && files.contains(address.substr(8));
    if (!listed) findings.add("the first page loads something that is not in the manifest");
  }
  static const std::regex inline_code{R"rx(<script(?![^>]*\ssrc=)|<style|\son[a-z]+=|javascript:)rx",
                                      std::regex::icase};
  if (std::regex_search(page.body, inline_code)) findings.add("the first page contains code of its own");
  static const std::regex policy{"content-security-policy: default-src 'none'", std::regex::icase};
  if (!std::regex_search(page.headers, policy)) findings.add("the first page has no strict content policy");
}

seal::SecretBytes release_seed(const fs::path& file) {
  if (!fs::exists(file)) {
    const auto fresh = seal::SecretBytes::fresh();
    write_owned(file, base::to_hex(fresh.reveal()) + "\n");
  }
  auto seed = base::from_hex(contents(file).substr(0, 64));
  if (!seed || seed->size() != seal::SecretBytes::size) throw base::Fault{"this is not a release key"};
  return seal::SecretBytes::take(*seed);
}

}  // namespace

int verify_pages(const PagesOptions& options) {
  Findings findings;
  const auto manifest = fetch(options.url + "/assets/manifest.json");
  check_manifest(manifest, fetch(options.url + "/assets/manifest.json.sig"), options.key, findings);
  boost::system::error_code error;
  const auto read = json::parse(manifest.body, error);
  if (error || !read.is_object() || !read.as_object().contains("files"))
    throw base::Fault{"there is no manifest"};
  const auto& files = read.at("files").as_object();
  const int checked = check_files(options.url, files, findings);
  check_page(options.url, files, findings);
  if (findings.count() == 0) std::cout << "The pages are the released ones: " << checked << " files.\n";
  return findings.count() == 0 ? 0 : 1;
}

int sign_pages(const SignPagesOptions& options) {
  const auto seed = release_seed(options.key);
  const auto manifest = contents(options.manifest);
  const auto signature = seal::sign_manifest(seed, base::view(manifest));
  std::ofstream out{fs::path{options.manifest} += ".sig", std::ios::binary};
  out.write(reinterpret_cast<const char*>(signature.bytes.data()),
            static_cast<std::streamsize>(signature.size));
  if (!out.flush()) throw base::Fault{"cannot write the signature"};
  std::cout << "Signed. The release key's public half: " << base::to_hex(seal::signing_public(seed).view())
            << '\n';
  return 0;
}

}  // namespace havre
