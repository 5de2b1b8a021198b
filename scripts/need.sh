#!/usr/bin/env bash
# Makes sure that what a task needs is on the machine: `need.sh build` for running,
# `need.sh test` for testing as well. Installs Debian packages only where something is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=${1:-build}
readonly rust_wanted=1.95
readonly node_wanted=20

missing=()
need_command() { # COMMAND PACKAGE
  command -v "$1" >/dev/null 2>&1 || missing+=("$2")
}

need_command cc build-essential
need_command pkg-config pkg-config
need_command node nodejs
need_command npm npm
compgen -G '/usr/share/fonts/*/noto*/NotoSansCJK*' >/dev/null ||
  compgen -G '/usr/share/fonts/noto*/NotoSansCJK*' >/dev/null ||
  missing+=(fonts-noto-cjk)
if [[ $purpose == test ]]; then
  # shellcheck source=scripts/postgres.sh
  source scripts/postgres.sh
  postgres_bin >/dev/null || missing+=(postgresql)
  if [[ -z ${CHROMIUM:-} ]]; then need_command chromium chromium; fi
  need_command pdftotext poppler-utils
fi

if ((${#missing[@]})); then
  as_root=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "Missing: ${missing[*]}. Please install them as root, there is no sudo here." >&2
      exit 1
    fi
    as_root=(sudo)
    [[ -z ${CI:-} ]] || as_root+=(-n)
  fi
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "Missing: ${missing[*]} (Debian's names). Please install them, there is no apt-get here." >&2
    exit 1
  fi
  echo "Installing ${missing[*]}"
  if ! { "${as_root[@]}" apt-get update -q &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}"; } \
    </dev/null >/tmp/anxin-apt.$$.log 2>&1; then
    tail -n 15 "/tmp/anxin-apt.$$.log" >&2
    echo "Missing: ${missing[*]}. apt-get could not install them." >&2
    exit 1
  fi
  rm -f "/tmp/anxin-apt.$$.log"
fi

at_least() { # WANTED FOUND
  [[ $(printf '%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]
}

if ! command -v cargo >/dev/null 2>&1; then
  echo "Missing: Rust $rust_wanted or newer with cargo. Please install it from rustup.rs." >&2
  exit 1
fi
rust_found=$(rustc --version | cut -d ' ' -f 2)
if ! at_least "$rust_wanted" "$rust_found"; then
  echo "Rust is $rust_found, $rust_wanted or newer is needed. Please run: rustup update stable" >&2
  exit 1
fi
if [[ $purpose == test ]]; then
  for component in fmt clippy; do
    if ! cargo "$component" --version >/dev/null 2>&1; then
      echo "Missing: cargo $component. Please run: rustup component add rustfmt clippy" >&2
      exit 1
    fi
  done
fi
node_found=$(node --version | tr -d v)
if ! at_least "$node_wanted" "$node_found"; then
  echo "Node is $node_found, $node_wanted or newer is needed to build what the browser runs." >&2
  exit 1
fi
