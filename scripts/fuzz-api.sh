#!/usr/bin/env bash
# Asks the API thousands of right and wrong questions made from its own description; a 5xx is a fault.
# Needs schemathesis (pip install schemathesis) and a built target/debug/anxin.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
data=$(mktemp -d /tmp/anxin-fuzz.XXXXXX)
binary="${CARGO_TARGET_DIR:-target}/debug/anxin"
"$binary" --data-dir "$data" demo --matters 50 --create-only
token=$("$binary" --data-dir "$data" token triage)
"$binary" --data-dir "$data" serve --port 0 >"$data/said" &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$data"' EXIT
until grep -q '^listening ' "$data/said"; do kill -0 $server; done
url=$(sed -n 's/^listening //p' "$data/said")
schemathesis run "$url/api/v1/openapi.json" -H "Authorization: Bearer $token" \
  --checks not_a_server_error --max-examples "${EXAMPLES:-15}" --phases fuzzing,coverage
