#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# A throw-away PostgreSQL for tests: on a Unix socket inside DIR, no network, gone after `stop`.
#   HAVRE_TEST_POSTGRESQL=$(tests/support/postgresql.sh start DIR) …; tests/support/postgresql.sh stop DIR
set -eu

programs=${POSTGRESQL_PROGRAMS:-/usr/lib/postgresql/15/bin}

usage() {
  echo "usage: $0 start|stop DIR" >&2
  exit 2
}

[ $# -eq 2 ] || usage
mkdir -p "$2"
directory=$(cd "$2" && pwd)

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" -eq 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

start() {
  [ "$(id -u)" -ne 0 ] || chown postgres "$directory"
  chmod 755 "$directory"
  cd "$directory"
  as_owner "$programs/initdb" --pgdata="$directory/cluster" --username=havre --auth=trust --encoding=UTF8 \
    --locale=C.UTF-8 >"$directory/initdb.log"
  # Durability is not what these tests are about; a crash of this server loses nothing anyone wants.
  as_owner "$programs/pg_ctl" --pgdata="$directory/cluster" --log="$directory/log" --wait --options="\
    -c listen_addresses='' -c unix_socket_directories='$directory' -c fsync=off -c shared_buffers=32MB \
    -c max_connections=200 -c max_wal_size=256MB -c autovacuum=off" start >"$directory/start.log"
  as_owner "$programs/createdb" --host="$directory" --username=havre havre
  # URLs carry a socket's path with its slashes escaped.
  echo "postgresql://havre@$(printf %s "$directory" | sed 's,/,%2F,g')/havre"
}

stop() {
  cd "$directory"
  as_owner "$programs/pg_ctl" --pgdata="$directory/cluster" --mode=immediate --wait stop >/dev/null
  rm -rf "$directory/cluster" "$directory"/*log
}

case "$1" in
  start) start ;;
  stop) stop ;;
  *) usage ;;
esac
