// SPDX-License-Identifier: AGPL-3.0-or-later
#include <curl/curl.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>

#include "havre/doctor.h"
#include "havre/reach.h"

namespace havre {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& file) {
  std::ifstream in{file};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// The first certificate, without what surrounds or folds it.
std::string first_certificate(const std::string& pem) {
  static constexpr std::string_view begin = "-----BEGIN CERTIFICATE-----";
  const auto from = pem.find(begin);
  const auto to = pem.find("-----END CERTIFICATE-----");
  if (from == std::string::npos || to == std::string::npos) return {};
  auto body = pem.substr(from + begin.size(), to - from - begin.size());
  std::erase_if(body, [](char c) { return c == '\n' || c == '\r' || c == ' '; });
  return body;
}

struct Shown {
  bool answered = false;
  std::string certificate;
};

// What a visitor is shown at the public address, whoever issued it.
Shown shown_at(const std::string& address) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl{curl_easy_init(), curl_easy_cleanup};
  auto* handle = curl.get();
  curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "https");
  curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
  curl_easy_setopt(handle, CURLOPT_CERTINFO, 1L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 15L);
  if (curl_easy_perform(handle) != CURLE_OK) return {};
  curl_certinfo* chain = nullptr;
  if (curl_easy_getinfo(handle, CURLINFO_CERTINFO, &chain) != CURLE_OK || chain->num_of_certs == 0)
    return {true, {}};
  for (const auto* line = chain->certinfo[0]; line != nullptr; line = line->next) {
    const std::string_view text{line->data};
    if (text.starts_with("Cert:")) return {true, first_certificate(std::string{text})};
  }
  return {true, {}};
}

bool is_loopback(const std::string& address) {
  return address.starts_with("http://127.0.0.1") || address.starts_with("http://localhost") ||
         address.starts_with("http://[::1]");
}

void examine_tls(const std::string& name, const settings::Door& door, Findings& findings) {
  if (door.certificate.empty() || door.key.empty()) {
    findings.push_back({Severity::unsafe,
                        name + " has an https address but no certificate: TLS would end in a proxy",
                        "name its certificate and key; let the proxy pass TCP through"});
    return;
  }
  const auto shown = shown_at(door.address);
  if (!shown.answered)
    findings.push_back(
        {Severity::to_do, name + " does not answer at its public address", "check DNS, firewall and proxy"});
  else if (shown.certificate != first_certificate(contents(door.certificate)))
    findings.push_back({Severity::unsafe,
                        name + " shows the world another certificate than its own: a proxy reads everything",
                        "make the proxy pass TCP through (HAProxy: mode tcp; nginx: stream)"});
  else
    findings.push_back({Severity::good, name + " ends TLS itself", ""});
}

void examine_door(const std::string& name, const settings::Door& door, Findings& findings) {
  const bool stands = std::ranges::all_of(door.listen, [](const std::string& at) { return can_reach(at); });
  if (!stands)
    findings.push_back(
        {Severity::to_do, name + " does not listen", "start it: systemctl start havre.target"});
  if (door.address.starts_with("https://")) return examine_tls(name, door, findings);
  const bool onion = door.address.ends_with(".onion");
  if (!onion && !is_loopback(door.address))
    findings.push_back(
        {Severity::unsafe, name + " is offered without TLS", "give it an https or onion address"});
}

// Every line of torrc and what lies in torrc.d.
std::string tor_configuration() {
  std::string all = contents("/etc/tor/torrc");
  if (fs::is_directory("/etc/tor/torrc.d"))
    for (const auto& entry : fs::directory_iterator{"/etc/tor/torrc.d"}) all += '\n' + contents(entry.path());
  return all;
}

struct OnionService {
  std::string ports;
  bool proof_of_work = false;
  bool names_a_network_port = false;
};

std::vector<OnionService> onion_services(const std::string& configuration) {
  std::vector<OnionService> services;
  std::istringstream in{configuration};
  for (std::string line; std::getline(in, line);) {
    std::istringstream words{line};
    std::string key;
    std::string value;
    words >> key;
    std::getline(words, value);
    if (key == "HiddenServiceDir") services.emplace_back();
    if (services.empty()) continue;
    auto& service = services.back();
    if (key == "HiddenServicePort") {
      service.ports += value;
      service.names_a_network_port |= value.find("unix:") == std::string::npos;
    }
    if (key == "HiddenServicePoWDefensesEnabled")
      service.proof_of_work = value.find('1') != std::string::npos;
  }
  return services;
}

void examine_onion(const std::string& name, const settings::Door& door,
                   const std::vector<OnionService>& services, Findings& findings) {
  for (const auto& at : door.listen) {
    if (!at.starts_with("unix:")) continue;
    const auto service = std::ranges::find_if(
        services, [&](const OnionService& one) { return one.ports.find(at) != std::string::npos; });
    if (service == services.end())
      findings.push_back({Severity::to_do, name + " listens on a socket that no onion service names",
                          "copy etc/tor/havre.torrc into /etc/tor/torrc.d and restart tor"});
    else if (!service->proof_of_work)
      findings.push_back({Severity::to_do, name + "'s onion service has no proof of work against floods",
                          "HiddenServicePoWDefensesEnabled 1"});
    else if (service->names_a_network_port)
      findings.push_back(
          {Severity::to_do, name + "'s onion service also names a network port", "use the socket alone"});
    else
      findings.push_back({Severity::good, name + " has an onion service with proof of work", ""});
  }
}

void examine_mail(const settings::Settings& settings, Findings& findings) {
  const auto& server = settings.post.server;
  if (server.empty()) {
    findings.push_back(
        {Severity::to_do, "no mail server is named: nobody is woken by a new request", "set mail.server"});
    return;
  }
  const auto from = server.find("://") + 3;
  if (!can_reach(server.substr(from)) &&
      server.find_first_not_of("0123456789.:[]", from) == std::string::npos)
    findings.push_back({Severity::to_do, "the mail server does not answer", "check mail.server"});
  if (settings.post.from.empty())
    findings.push_back({Severity::to_do, "notices have no sender", "set mail.from"});
}

}  // namespace

void examine_network(const settings::Settings& settings, Findings& findings) {
  const auto services = onion_services(tor_configuration());
  for (const auto& [name, door] :
       {std::pair{"intake", &settings.intake}, {"return", &settings.way_back}, {"desk", &settings.desk}}) {
    examine_door(name, *door, findings);
    examine_onion(name, *door, services, findings);
  }
  examine_mail(settings, findings);
}

}  // namespace havre
