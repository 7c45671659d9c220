#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Proves of a program that it cannot open anything: intake_cannot_open.sh PROGRAM
# With --notices PROGRAM, proves that this very check would notice one that can.
set -euo pipefail

opening_inside='PQCLEAN_MLKEM768_CLEAN_crypto_kem_dec|indcpa_dec|(^|[^[:alnum:]_])unseal::'
opening_imported='^crypto_(aead_.*_decrypt|box_.*open|box_open|secretbox_.*open|secretbox_open|secretstream_.*_pull|kem_.*_dec)'

found_in() {
  local program=$1 inside imported
  inside=$(nm -C --defined-only "$program")
  imported=$(nm -D --undefined-only "$program" | awk '{print $NF}' | sed 's/@.*//')
  # A stripped program says nothing about itself, which proves nothing.
  if ! grep -q ' seal::' <<<"$inside"; then
    echo "$program: no symbols of seal, so nothing can be proved"
    return
  fi
  grep -E "$opening_inside" <<<"$inside" || true
  grep -E "$opening_imported" <<<"$imported" || true
}

if [[ $1 == --notices ]]; then
  found=$(found_in "$2")
  for sign in crypto_kem_dec unseal:: _decrypt; do
    grep -q -- "$sign" <<<"$found" || { echo "this check does not notice $sign in $2"; exit 1; }
  done
  exit 0
fi

found=$(found_in "$1")
if [[ -n $found ]]; then
  echo "$1 must not be able to open anything, and has:"
  head -20 <<<"$found"
  exit 1
fi
