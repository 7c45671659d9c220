# How everything is compiled. Coroutines need clang: g++ 12 destroys temporaries of a co_await expression twice.
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  message(FATAL_ERROR "Havre is built with clang 19: CC=clang-19 CXX=clang++-19 cmake …  (./dev build does it)")
endif()

add_library(havre_flags INTERFACE)
target_compile_options(havre_flags INTERFACE
  -Wall -Wextra -Werror -Wshadow -Wconversion -Wno-sign-conversion -Wno-gnu-statement-expression
  -ffunction-sections -fdata-sections -fstack-protector-strong -fstack-clash-protection -fcf-protection
  -ftrivial-auto-var-init=zero)
target_link_options(havre_flags INTERFACE -fuse-ld=lld-19 -Wl,--gc-sections -Wl,--as-needed -Wl,-z,relro,-z,now)

if(HAVRE_SANITIZE)
  target_compile_options(havre_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -O1)
  target_link_options(havre_flags INTERFACE -fsanitize=address,undefined)
else()
  target_compile_definitions(havre_flags INTERFACE $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=3> _GLIBCXX_ASSERTIONS)
endif()
