// SPDX-License-Identifier: AGPL-3.0-or-later
// What browsers are told about every public page. Constant: no nonce, no inline code, nothing from anywhere
// else.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace pages {

inline constexpr std::string_view content_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'";

// Sent with every page; assets have their own. "no-store" because what is on the page may be somebody's life.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 8> headers{{
    {"Content-Security-Policy", content_policy},
    {"Cache-Control", "no-store"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), interest-cohort=(), browsing-topics=()"},
}};

}  // namespace pages
