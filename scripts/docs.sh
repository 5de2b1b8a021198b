#!/usr/bin/env bash
# The documentation of the code; a broken link in it is an error.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/need.sh build
scripts/frontend.sh
RUSTDOCFLAGS="${RUSTDOCFLAGS:-} -D warnings" cargo doc --workspace --no-deps
echo "Open ${CARGO_TARGET_DIR:-target}/doc/anxin/index.html"
