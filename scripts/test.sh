#!/usr/bin/env bash
# Everything that has to hold, in the order in which it is cheapest to learn about a fault.
# A stage that fails does not hide the ones after it; the last line counts all tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/postgres.sh
source scripts/postgres.sh

export CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-auto}
logs=$(mktemp -d /tmp/anxin-test.XXXXXX)
timings=()
broken=()
passed=0
failed=0

finish() {
  postgres_stop
  rm -rf "$logs"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# stage NAME COMMAND...: runs it, keeps its output and its time.
stage() {
  local name=$1 begun=$SECONDS status=0
  shift
  printf '\n== %s\n' "$name"
  "$@" 2>&1 | tee "$logs/$name" || status=1
  timings+=("$(printf '%5d s  %s' $((SECONDS - begun)) "$name")")
  ((status == 0)) || broken+=("$name")
  return 0
}

# Adds up "12 passed" and "1 failed" in the closing lines of cargo test, nextest and Playwright.
count() { # STAGE PATTERN-OF-CLOSING-LINES
  local lines
  [[ -f $logs/$1 ]] || return 0
  lines=$(sed 's/\x1b\[[0-9;]*m//g' "$logs/$1" | grep -E "$2" || true)
  passed=$((passed + $(sum '[0-9]+ passed' "$lines")))
  failed=$((failed + $(sum '[0-9]+ (failed|timed out)' "$lines")))
}

sum() { # PATTERN-THAT-BEGINS-WITH-A-NUMBER TEXT
  { grep -oE "$1" <<<"$2" || true; } | awk '{ n += $1 } END { print n + 0 }'
}

rust_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --workspace --no-fail-fast
  else
    cargo test --workspace --no-fail-fast --lib --bins --tests
  fi
}

islands() {
  npm --prefix ui run --if-present --silent check </dev/null &&
    npm --prefix ui run --if-present --silent test </dev/null
}

journeys() {
  (cd e2e && ANXIN_BIN="$binaries/anxin" npm test --silent </dev/null)
}

target=${CARGO_TARGET_DIR:-target}
binaries=$(realpath -m "$target/debug")

scripts/need.sh test
stage 'browser code' scripts/frontend.sh ui e2e
[[ ! -f ui/package.json ]] || stage 'islands' islands
stage 'format' cargo fmt --all --check
stage 'clippy' cargo clippy --workspace --all-targets --quiet -- -D warnings
if [[ -z ${ANXIN_TEST_POSTGRES:-} ]]; then postgres_start; fi
# Binaries and tests in one go, so that both are built with the same features and only once.
stage 'build' cargo build --workspace --bins --tests --quiet
stage 'rust' rust_tests
stage 'examples in comments' cargo test --workspace --doc --quiet
[[ ! -f e2e/package.json ]] || stage 'journeys' journeys
stage 'questions to the API' env ANXIN_BIN="$binaries/anxin" scripts/fuzz-api.sh

count 'islands' '^ *Tests '
count 'rust' '(Summary|test result:)'
count 'examples in comments' 'test result:'
count 'journeys' '^ +[0-9]+ (passed|failed)'

printf '\n'
printf '%s\n' "${timings[@]}"
if ((${#broken[@]})); then
  printf 'Not good: %s\n' "$(IFS=,; echo "${broken[*]}")"
fi
printf '%d passed, %d failed\n' "$passed" "$failed"
((${#broken[@]} == 0))
