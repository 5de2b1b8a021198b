#!/usr/bin/env bash
# What can be said without running the product: format, lints, the house rules.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/need.sh build
cargo fmt --all --check
cargo clippy --workspace --all-targets -- -D warnings
cargo test -p tidy --quiet
