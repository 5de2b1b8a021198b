#!/usr/bin/env bash
# Asks the API right and wrong questions made from its own description; a 5xx is a fault. The same questions every
# time, so that a red run is about the change: SEED=n asks others, SECONDS_MAX asks for longer (default 45 s).
# Needs a built target/debug/anxin. Schemathesis is installed into target/ the first time; where it cannot be had,
# one sentence says so and nothing is asked.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly wanted=4.32.5
target="${CARGO_TARGET_DIR:-target}"
binary="${ANXIN_BIN:-$target/debug/anxin}"
home="$target/schemathesis"

if [[ $("$home/bin/schemathesis" --version 2>/dev/null || true) != *" $wanted" ]]; then
  if ! { python3 -m venv "$home" &&
    timeout 120 "$home/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$wanted"; } >/dev/null 2>&1; then
    echo "API not questioned: pip could not install schemathesis $wanted here."
    exit 0
  fi
fi

data=$(mktemp -d /tmp/anxin-fuzz.XXXXXX)
server=
finish() {
  if [[ -n $server ]]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$data"
}
trap finish EXIT
"$binary" --data-dir "$data" demo --matters 50 --create-only >/dev/null 2>&1
token=$("$binary" --data-dir "$data" token triage)
"$binary" --data-dir "$data" serve --port 0 >"$data/said" 2>"$data/complained" &
server=$!
until grep -q '^listening ' "$data/said"; do kill -0 $server; done
url=$(sed -n 's/^listening //p' "$data/said")

how=(--generation-deterministic)
if [[ -n ${SEED:-} ]]; then how=(--seed "$SEED"); fi
# The description's own examples and borders beside the fuzzed requests; it remembers nothing from run to run.
HYPOTHESIS_STORAGE_DIRECTORY="$data/hypothesis" "$home/bin/schemathesis" run "$url/api/v1/openapi.json" -H "Authorization: Bearer $token" \
  --checks not_a_server_error --phases examples,coverage,fuzzing --mode all \
  --max-time "${SECONDS_MAX:-45}" "${how[@]}" --warnings off --no-color
