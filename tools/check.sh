#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# What can be said about the tree without running it.
set -euo pipefail
cd "$(dirname "$0")/.."
git ls-files '*.h' '*.cpp' | xargs -r clang-format-19 --dry-run -Werror
for script in tests/arch/check_*.py; do python3 "$script"; done
npm --prefix web run --silent check
