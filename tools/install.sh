#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# install.sh FROM TO: the programs of a build folder into TO/bin (stripped), their symbols into TO/debug, and what they
# read at start into TO/share/havre.
set -euo pipefail
from=$1 to=$2
mkdir -p "$to/bin" "$to/debug" "$to/share/havre"
for program in "$from"/bin/havre*; do
  name=$(basename "$program")
  [ "$to/bin/$name" -nt "$program" ] && continue
  objcopy --only-keep-debug "$program" "$to/debug/$name.debug"
  objcopy --strip-all --add-gnu-debuglink="$to/debug/$name.debug" "$program" "$to/bin/.$name.new"
  mv "$to/bin/.$name.new" "$to/bin/$name"
done
copy() { # source folder, name; only what changed, and nothing that is gone
  mkdir -p "$to/share/havre/$2"
  rm -rf "$to/share/havre/.$2.new" && cp -r "$1" "$to/share/havre/.$2.new"
  rm -rf "$to/share/havre/$2" && mv "$to/share/havre/.$2.new" "$to/share/havre/$2"
}
copy migrations migrations
copy locale locale
copy share/pages pages
copy share/vocabularies vocabularies
copy share/forms forms
copy share/first-aid first-aid
copy share/roles roles
copy share/refusal refusal
copy web/dist/assets assets
[ -d share/demo ] && copy share/demo demo
exit 0
