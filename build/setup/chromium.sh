#!/bin/sh
# Print the path of a Chromium for the browser tests; where there is none,
# install one: Debian's package as root, else Playwright's own.
set -eu
cd "$(dirname "$0")/../.."

find_chromium() {
    for name in "${CLAUSEWISE_CHROMIUM:-}" chromium chromium-browser \
        google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        /Applications/Chromium.app/Contents/MacOS/Chromium; do
        [ -n "$name" ] || continue
        if command -v "$name" 2>/dev/null; then
            return 0
        fi
    done
    path=$(.venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    print(p.chromium.executable_path)' 2>/dev/null) || return 1
    [ -x "$path" ] && printf '%s\n' "$path"
}

limited() {
    # macOS has no timeout command.
    if command -v timeout >/dev/null 2>&1; then
        timeout "$@"
    else
        shift
        "$@"
    fi
}

if find_chromium; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian's Chromium for the browser tests." >&2
    {
        limited 300 apt-get update -q
        DEBIAN_FRONTEND=noninteractive limited 600 \
            apt-get install -q -y --no-install-recommends chromium
    } >.venv/chromium.log 2>&1 || tail -n 5 .venv/chromium.log >&2
    if find_chromium; then
        exit 0
    fi
fi
echo "Fetching Playwright's Chromium for the browser tests." >&2
limited 600 .venv/bin/python -m playwright install chromium >&2 || true
if find_chromium; then
    exit 0
fi
echo "The browser tests need Chromium: install it (on Debian:" \
    "sudo apt install chromium), or set CLAUSEWISE_CHROMIUM to its path." >&2
exit 1
