#!/usr/bin/env bash
# A demo city with invented people. Its data goes to DATA_DIR, or to a fresh folder under .demo/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/need.sh build
scripts/frontend.sh
cargo build --release --workspace --bins
if [[ -z ${DATA_DIR:-} ]]; then
  mkdir -p .demo
  DATA_DIR=$(mktemp -d "$PWD/.demo/city.XXXXXX")
fi
exec "${CARGO_TARGET_DIR:-target}/release/anxin" demo --data-dir "$DATA_DIR" --port "${PORT:-8080}"
