#!/usr/bin/env bash
# All benchmarks, each with the bare engine or a peer in the same run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/postgres.sh
source scripts/postgres.sh
scripts/need.sh test
scripts/frontend.sh
trap postgres_stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if [[ -z ${ANXIN_TEST_POSTGRES:-} ]]; then postgres_start; fi
cargo bench --workspace
