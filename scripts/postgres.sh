# shellcheck shell=bash
# A PostgreSQL of one's own for the length of a test run. To be sourced:
#   postgres_start   makes one on a free port and exports ANXIN_TEST_POSTGRES; with TLS when a folder is named that
#                    holds server.pem and server.key (scripts/certificates.sh makes one)
#   postgres_stop    stops it and removes its files
# Any number of them can run beside each other and beside the machine's own.

# Prints the folder of the newest PostgreSQL server programs; fails if there is none.
postgres_bin() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV | while read -r folder; do
    [[ -x $folder/initdb && -x $folder/pg_ctl ]] && echo "$folder" && break
  done)
  if [[ -z $found ]] && command -v initdb >/dev/null 2>&1; then
    found=$(dirname "$(command -v initdb)")
  fi
  [[ -n $found ]] && printf '%s\n' "$found"
}

# PostgreSQL refuses to run as root, so root lends it the user that Debian's package made.
postgres_as() {
  if ((EUID == 0)); then
    (cd / && exec runuser -u postgres -- "$@")
  else
    (cd / && exec "$@")
  fi
}

postgres_free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
}

postgres_start() {
  local bin port try tls=
  bin=$(postgres_bin) || { echo "There is no PostgreSQL on this machine (Debian package: postgresql)." >&2; return 1; }
  postgres_dir=$(mktemp -d /tmp/anxin-postgres.XXXXXX)
  ((EUID != 0)) || chown postgres: "$postgres_dir"
  # --no-sync is for making the files only; the server itself keeps its fsync.
  if ! postgres_as "$bin/initdb" -D "$postgres_dir/data" -U postgres --auth=trust \
    --encoding=UTF8 --locale=C --no-sync >"/tmp/anxin-initdb.$$.log" 2>&1; then
    cat "/tmp/anxin-initdb.$$.log" >&2
    rm -rf "$postgres_dir" "/tmp/anxin-initdb.$$.log"
    postgres_dir=
    return 1
  fi
  rm -f "/tmp/anxin-initdb.$$.log"
  if [[ -n ${1:-} ]]; then
    # The server refuses a key that is not its own and only its own.
    cp "$1/server.pem" "$1/server.key" "$postgres_dir/data/"
    ((EUID != 0)) || chown postgres: "$postgres_dir/data/server.pem" "$postgres_dir/data/server.key"
    chmod 600 "$postgres_dir/data/server.key"
    tls="-c ssl=on -c ssl_cert_file=server.pem -c ssl_key_file=server.key"
  fi
  # Somebody may take the port between our asking for it and our using it; then ask again.
  for try in 1 2 3 4 5; do
    port=$(postgres_free_port)
    if postgres_as "$bin/pg_ctl" start -D "$postgres_dir/data" --wait --timeout=60 --silent \
      --log="$postgres_dir/log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$postgres_dir -c max_connections=200 $tls" \
      </dev/null >/dev/null 2>&1; then
      export ANXIN_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
      return 0
    fi
    echo "PostgreSQL did not start on port $port (try $try)" >&2
  done
  tail -n 20 "$postgres_dir/log" >&2
  postgres_stop
  return 1
}

postgres_stop() {
  [[ -n ${postgres_dir:-} ]] || return 0
  local bin
  bin=$(postgres_bin)
  postgres_as "$bin/pg_ctl" stop -D "$postgres_dir/data" --mode=immediate --wait --silent </dev/null >/dev/null 2>&1 || true
  rm -rf "$postgres_dir"
  postgres_dir=
  unset ANXIN_TEST_POSTGRES
}
