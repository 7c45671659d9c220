// SPDX-License-Identifier: AGPL-3.0-or-later
#include <curl/curl.h>
#include <unistd.h>

#include <memory>

#include "havre/doctor.h"

namespace havre {
namespace {

// Whatever it answers: that it is there, and that its certificate holds. Nobody is called.
bool answers(const std::string& address) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl{curl_easy_init(), curl_easy_cleanup};
  auto* handle = curl.get();
  curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 15L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  return curl_easy_perform(handle) == CURLE_OK;
}

void examine_command(const std::vector<std::string>& words, Findings& findings) {
  if (words.empty()) return;
  const auto& program = words.front();
  if (!program.starts_with('/') || access(program.c_str(), X_OK) != 0)
    findings.push_back({Severity::unsafe, "the program that calls people cannot be run",
                        "command.words begins with the whole path of a program that havre-post may run"});
  else
    findings.push_back({Severity::good, "the program that calls people can be run", ""});
}

void examine_server(const std::string& name, const std::string& address, Findings& findings) {
  if (address.empty()) return;
  if (answers(address))
    findings.push_back({Severity::good, name + " answers", ""});
  else
    findings.push_back({Severity::unsafe, name + " does not answer: nobody is woken by it",
                        "check its address, its certificate and that it runs"});
}

}  // namespace

void examine_channels(const settings::Settings& settings, Findings& findings) {
  const auto& ringing = settings.ringing;
  if (ringing.command.empty() && ringing.push.empty() && ringing.webhook.empty())
    findings.push_back({Severity::to_do, "people are called by mail alone: nothing rings",
                        "arrange a second channel: command.words, push.server or webhook.address"});
  examine_command(ringing.command, findings);
  examine_server("the push server", ringing.push, findings);
  examine_server("the webhook", ringing.webhook, findings);
}

}  // namespace havre
