#!/usr/bin/env bash
# Builds what the browser runs (ui/dist), and only when its sources changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Installs the packages that FOLDER's lock file names, once per lock file.
packages() {
  local folder=$1 wanted stamp=$1/node_modules/.anxin-lock
  wanted=$(sha256sum "$folder/package-lock.json" | cut -d ' ' -f 1)
  [[ -f $stamp && $(<"$stamp") == "$wanted" ]] && return
  echo "Installing the packages of $folder/"
  (cd "$folder" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-fund --no-audit --loglevel=error </dev/null)
  printf '%s' "$wanted" >"$stamp"
}

# One number for everything that goes into ui/dist.
sources() {
  {
    find ui -type f -not -path '*/node_modules/*' -not -path 'ui/dist/*' -not -name '*.rs' -not -name '*.md'
    find capabilities crates -type f \( -name '*.ts' -o -name '*.css' -o -name '*.svg' \) -not -path '*/node_modules/*'
  } | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

for folder in "${@:-ui}"; do
  [[ -f $folder/package.json ]] || continue
  packages "$folder"
done

[[ -f ui/package.json ]] || exit 0
stamp=${CARGO_TARGET_DIR:-target}/frontend-stamp
wanted=$(sources)
if [[ ! -d ui/dist || ! -f $stamp || $(<"$stamp") != "$wanted" ]]; then
  (cd ui && npm run --silent build </dev/null)
  mkdir -p "$(dirname "$stamp")"
  printf '%s' "$wanted" >"$stamp"
fi
