// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <algorithm>
#include <string_view>

#include "base/log.h"
#include "base/result.h"

namespace http {
namespace {

constexpr auto ciphers_of_1_2 =
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
    "ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char* offered,
                    unsigned int offered_size, void*) {
  static constexpr unsigned char ours[] = "\x08http/1.1";  // outlives the call: it may be what is chosen
  unsigned char* found = nullptr;
  const int outcome = SSL_select_next_proto(&found, size, ours, sizeof ours - 1, offered, offered_size);
  *chosen = found;
  return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

// Nanoseconds, so that a key written just after its certificate counts as a change of its own.
std::int64_t newest_change(const std::string& a, const std::string& b) {
  std::int64_t newest = 0;
  for (const auto& file : {a, b}) {
    struct stat status{};
    if (::stat(file.c_str(), &status) != 0) continue;
    newest = std::max<std::int64_t>(newest, status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec);
  }
  return newest;
}

class TlsStream final : public Stream {
 public:
  TlsStream(SSL_CTX* context, int socket) : ssl_{SSL_new(context)} {
    if (!ssl_) throw base::Fault{"no TLS session"};
    SSL_set_fd(ssl_.get(), socket);
    SSL_set_accept_state(ssl_.get());
  }

  Wanted greet() override {
    ERR_clear_error();
    const int result = SSL_do_handshake(ssl_.get());
    return result == 1 ? Wanted::nothing : wanted(result);
  }
  Moved read(std::span<char> into) override {
    ERR_clear_error();
    std::size_t count = 0;
    const int result = SSL_read_ex(ssl_.get(), into.data(), into.size(), &count);
    return result == 1 ? Moved{Wanted::nothing, count} : Moved{wanted(result)};
  }
  Moved write(std::string_view from) override {
    ERR_clear_error();
    std::size_t count = 0;
    const int result = SSL_write_ex(ssl_.get(), from.data(), from.size(), &count);
    return result == 1 ? Moved{Wanted::nothing, count} : Moved{wanted(result)};
  }
  void say_goodbye() override {
    ERR_clear_error();
    if (!broken_) SSL_shutdown(ssl_.get());
    ::shutdown(SSL_get_fd(ssl_.get()), SHUT_WR);
  }
  bool is_tls() const override { return true; }

 private:
  Wanted wanted(int result) {
    switch (SSL_get_error(ssl_.get(), result)) {
      case SSL_ERROR_WANT_READ: return Wanted::readable;
      case SSL_ERROR_WANT_WRITE: return Wanted::writable;
      default: broken_ = true; return Wanted::lost;
    }
  }

  struct Free {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };
  std::unique_ptr<SSL, Free> ssl_;
  bool broken_ = false;
};

}  // namespace

struct Certificate::Context {
  Context(const std::string& certificate_file, const std::string& key_file)
      : held{SSL_CTX_new(TLS_server_method())} {
    if (!held) throw base::Fault{"no TLS context"};
    SSL_CTX_set_min_proto_version(held, TLS1_2_VERSION);
    SSL_CTX_set_options(held, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                  SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_num_tickets(held, 0);
    SSL_CTX_set_session_cache_mode(held, SSL_SESS_CACHE_OFF);
    // Buffers given back while idle: little memory per visitor, and what they held is overwritten.
    SSL_CTX_set_mode(
        held, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_alpn_select_cb(held, choose_protocol, nullptr);
    const bool usable = SSL_CTX_set_cipher_list(held, ciphers_of_1_2) == 1 &&
                        SSL_CTX_set1_groups_list(held, "X25519:P-256:P-384") == 1 &&
                        SSL_CTX_use_certificate_chain_file(held, certificate_file.c_str()) == 1 &&
                        SSL_CTX_use_PrivateKey_file(held, key_file.c_str(), SSL_FILETYPE_PEM) == 1 &&
                        SSL_CTX_check_private_key(held) == 1;
    ERR_clear_error();
    if (usable) return;
    SSL_CTX_free(held);
    throw base::Fault{"the certificate and its key cannot be used"};
  }
  ~Context() { SSL_CTX_free(held); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  SSL_CTX* held;
};

Certificate::Certificate(std::string certificate_file, std::string key_file)
    : certificate_file_{std::move(certificate_file)},
      key_file_{std::move(key_file)},
      read_as_of_{newest_change(certificate_file_, key_file_)},
      context_{std::make_unique<Context>(certificate_file_, key_file_)} {}

Certificate::~Certificate() = default;

std::unique_ptr<Stream> Certificate::stream(int socket) const {
  return std::make_unique<TlsStream>(context_->held, socket);
}

void Certificate::renew() {
  read_as_of_ = newest_change(certificate_file_, key_file_);
  try {
    context_ = std::make_unique<Context>(certificate_file_, key_file_);
  } catch (const base::Fault&) {
    base::log::error("the new certificate cannot be used; the old one stays");
  }
}

void Certificate::renew_if_changed() {
  if (newest_change(certificate_file_, key_file_) != read_as_of_) renew();
}

}  // namespace http
