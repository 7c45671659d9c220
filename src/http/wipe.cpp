// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/wipe.h"

#include <malloc.h>
#include <openssl/crypto.h>
#include <string.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <new>

namespace http {
namespace {

constexpr std::size_t stack_bytes = 32 * 1024;

void wipe_and_free(void* pointer) {
  if (pointer) ::explicit_bzero(pointer, ::malloc_usable_size(pointer));
  std::free(pointer);
}

void* openssl_malloc(std::size_t size, const char*, int) { return std::malloc(size); }
void openssl_free(void* pointer, const char*, int) { wipe_and_free(pointer); }

// The library's realloc may leave the old copy behind.
void* openssl_realloc(void* pointer, std::size_t size, const char*, int) {
  if (!pointer) return std::malloc(size);
  void* fresh = size > 0 ? std::malloc(size) : nullptr;
  if (!fresh && size > 0) return nullptr;
  if (fresh) ::memcpy(fresh, pointer, std::min(size, ::malloc_usable_size(pointer)));
  wipe_and_free(pointer);
  return fresh;
}

// The kernel keeps the registers of a thread that sleeps, and the wide ones hold what was copied last. Every
// one of them is the caller's to save, so a function of its own may clear them all.
#if defined(__x86_64__)
[[gnu::noinline]] void wipe_registers() {
  if (__builtin_cpu_supports("avx512f"))
    asm volatile(
        ".irp n,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n"
        "vpxorq %zmm\\n, %zmm\\n, %zmm\\n\n"
        ".endr");
  if (__builtin_cpu_supports("avx")) asm volatile("vzeroall");
}
#else
void wipe_registers() {}
#endif

}  // namespace

[[gnu::noinline]] void wipe_stack() {
  std::array<char, stack_bytes> over;
  ::explicit_bzero(over.data(), over.size());
  wipe_registers();
}

bool wipe_what_openssl_frees() {
  return CRYPTO_set_mem_functions(openssl_malloc, openssl_realloc, openssl_free) == 1;
}

}  // namespace http

// The sanitizers have their own, which find mistakes; under them nothing is wiped.
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)

void* operator new(std::size_t size) {
  if (void* pointer = std::malloc(std::max<std::size_t>(size, 1))) return pointer;
  throw std::bad_alloc{};
}
void operator delete(void* pointer) noexcept { http::wipe_and_free(pointer); }
void operator delete(void* pointer, std::size_t) noexcept { http::wipe_and_free(pointer); }

#endif
