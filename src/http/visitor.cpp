// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/visitor.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace http {
namespace {

int connected(const std::string& address) {
  if (address.starts_with("unix:")) {
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    std::ranges::copy(address.substr(5), to.sun_path);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK(::connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0);
    return socket;
  }
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<in_port_t>(std::stoi(address.substr(address.rfind(':') + 1))));
  ::inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  CHECK(::connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0);
  return socket;
}

}  // namespace

struct Visitor::Inside {
  ~Inside() {
    SSL_free(ssl);
    SSL_CTX_free(context);
    ::close(socket);
  }
  bool readable(std::chrono::milliseconds patience) const {
    if (ssl && SSL_pending(ssl) > 0) return true;
    pollfd watched{socket, POLLIN, 0};
    return ::poll(&watched, 1, static_cast<int>(patience.count())) == 1;
  }
  // 0: closed
  std::size_t read(std::span<char> into) const {
    const auto size = static_cast<int>(into.size());
    const auto count = ssl ? SSL_read(ssl, into.data(), size) : ::recv(socket, into.data(), into.size(), 0);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
  }

  int socket = -1;
  SSL_CTX* context = nullptr;
  SSL* ssl = nullptr;
  std::string heard;
  bool closed = false;
};

Visitor::Visitor(const std::string& address, Over over) : inside_{std::make_unique<Inside>()} {
  inside_->socket = connected(address);
  if (over == Over::plain) return;
  constexpr std::array<unsigned char, 12> as_browsers_offer{2,   'h', '2', 8,   'h', 't',
                                                            't', 'p', '/', '1', '.', '1'};
  inside_->context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_alpn_protos(inside_->context, as_browsers_offer.data(), as_browsers_offer.size());
  inside_->ssl = SSL_new(inside_->context);
  SSL_set_fd(inside_->ssl, inside_->socket);
  inside_->closed = SSL_connect(inside_->ssl) != 1;
}
Visitor::~Visitor() = default;
Visitor::Visitor(Visitor&&) noexcept = default;

void Visitor::narrow_window() {
  const int small = 4096;
  ::setsockopt(inside_->socket, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
}

std::string Visitor::certificate_name() const {
  X509* certificate = SSL_get1_peer_certificate(inside_->ssl);
  if (!certificate) return "";
  std::array<char, 256> name{};
  X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name.data(), name.size());
  X509_free(certificate);
  return name.data();
}

bool Visitor::say(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = inside_->ssl ? SSL_write(inside_->ssl, bytes.data(), static_cast<int>(bytes.size()))
                                    : ::send(inside_->socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::string Visitor::hear_until(std::string_view mark, std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  auto& heard = inside_->heard;
  std::array<char, 16 * 1024> buffer;
  while (mark.empty() || heard.find(mark) == heard.npos) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (inside_->closed || left.count() <= 0 || !inside_->readable(left)) return std::exchange(heard, {});
    const auto count = inside_->read(buffer);
    if (count == 0) inside_->closed = true;
    heard.append(buffer.data(), count);
  }
  const auto size = heard.find(mark) + mark.size();
  auto out = heard.substr(0, size);
  heard.erase(0, size);
  return out;
}

std::string Visitor::hear_all(std::chrono::milliseconds patience) { return hear_until("", patience); }

bool Visitor::is_closed(std::chrono::milliseconds patience) {
  return hear_all(patience).empty() && inside_->closed;
}

std::string Visitor::ask(std::string_view bytes) {
  say(bytes);
  return hear_all();
}

House::House(Router router, Limits limits, Answers answers)
    : server_{std::move(router), limits, std::move(answers)} {}

House::~House() { stop_and_wait(); }

void House::start() {
  thread_ = std::thread{[this] { server_.run(); }};
}

void House::stop_and_wait() {
  if (!thread_.joinable()) return;
  server_.stop();
  thread_.join();
}

Folder::Folder() {
  std::string pattern = std::filesystem::temp_directory_path() / "havre-http-XXXXXX";
  CHECK(::mkdtemp(pattern.data()) != nullptr);
  root_ = pattern;
}

Folder::~Folder() { std::filesystem::remove_all(root_); }

void Folder::write(std::string_view name, std::string_view content) const {
  std::filesystem::create_directories(std::filesystem::path{path(name)}.parent_path());
  std::ofstream{path(name), std::ios::binary} << content;
}

void Folder::make_certificate(std::string_view common_name) const {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  auto* name = X509_get_subject_name(certificate);
  const auto* text = reinterpret_cast<const unsigned char*>(common_name.data());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, static_cast<int>(common_name.size()), -1, 0);
  X509_set_issuer_name(certificate, name);
  X509_sign(certificate, key, EVP_sha256());
  FILE* file = ::fopen(path("cert.pem").c_str(), "w");
  PEM_write_X509(file, certificate);
  ::fclose(file);
  file = ::fopen(path("key.pem").c_str(), "w");
  PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
  ::fclose(file);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

bool shakes_hands(const std::string& address, int version, const char* ciphers) {
  const int socket = connected(address);
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_security_level(context, 0);
  SSL_CTX_set_min_proto_version(context, version);
  SSL_CTX_set_max_proto_version(context, version);
  if (ciphers) SSL_CTX_set_cipher_list(context, ciphers);
  SSL* ssl = SSL_new(context);
  SSL_set_fd(ssl, socket);
  const bool shaken = SSL_connect(ssl) == 1;
  SSL_free(ssl);
  SSL_CTX_free(context);
  ::close(socket);
  return shaken;
}

std::string get(std::string_view path) {
  return "GET " + std::string{path} + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
}

int status_in(std::string_view answer) {
  return answer.starts_with("HTTP/1.1 ") ? std::stoi(std::string{answer.substr(9, 3)}) : 0;
}

std::string body_in(std::string_view answer) {
  const auto end = answer.find("\r\n\r\n");
  return end == answer.npos ? "" : std::string{answer.substr(end + 4)};
}

bool has_line(std::string_view answer, std::string_view line) {
  return answer.find("\r\n" + std::string{line} + "\r\n") != answer.npos;
}

}  // namespace http
