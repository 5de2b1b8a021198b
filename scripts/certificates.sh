#!/usr/bin/env bash
# Makes an authority and certificates for trying out TLS and for tests; nothing here is for a real city.
#   scripts/certificates.sh FOLDER
# FOLDER then holds ca.pem, server.pem with server.key and renewed.pem with renewed.key, both for localhost and
# 127.0.0.1, and stranger.pem, an authority that vouches for nobody.
set -euo pipefail
folder=${1:?name a folder}
command -v openssl >/dev/null || { echo "openssl is not there (Debian package: openssl)" >&2; exit 3; }
mkdir -p "$folder"
cd "$folder"

authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "/CN=Anxin test $1" \
    -addext "keyUsage=critical,keyCertSign" -keyout "$1.key" -out "$1.pem" 2>/dev/null
}

server() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=localhost" \
    -keyout "$1.key" -out "$1.csr" 2>/dev/null
  printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n' >"$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile "$1.ext" -out "$1.pem" 2>/dev/null
  rm "$1.csr" "$1.ext"
}

authority ca
authority stranger
server server
server renewed
