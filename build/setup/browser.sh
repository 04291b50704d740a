#!/bin/sh
# "browser.sh chromium" or "browser.sh firefox" prints the path of one for the
# browser tests; where there is none, it installs one: Debian's package as
# root, else Playwright's own.
set -eu
cd "$(dirname "$0")/../.."

browser=$1
case $browser in
chromium)
    chosen=${CLAUSEWISE_CHROMIUM:-} variable=CLAUSEWISE_CHROMIUM
    package=chromium
    ;;
firefox)
    chosen=${CLAUSEWISE_FIREFOX:-} variable=CLAUSEWISE_FIREFOX
    package=firefox-esr
    ;;
*)
    echo "$0 knows chromium and firefox, not $browser." >&2
    exit 2
    ;;
esac

names() {
    echo "$chosen"
    case $browser in
    chromium)
        printf '%s\n' chromium chromium-browser google-chrome \
            google-chrome-stable \
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
            /Applications/Chromium.app/Contents/MacOS/Chromium
        ;;
    firefox)
        printf '%s\n' firefox-esr firefox \
            /Applications/Firefox.app/Contents/MacOS/firefox
        ;;
    esac
}

find_browser() {
    # A path may hold spaces: read line by line.
    path=$(names | while IFS= read -r name; do
        if [ -n "$name" ] && command -v "$name" 2>/dev/null; then
            break
        fi
    done)
    [ -n "$path" ] || path=$(.venv/bin/python -c "
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    print(p.$browser.executable_path)" 2>/dev/null) || return 1
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

if find_browser; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian's $package for the browser tests." >&2
    {
        limited 300 apt-get update -q
        DEBIAN_FRONTEND=noninteractive limited 600 \
            apt-get install -q -y --no-install-recommends "$package"
    } >".venv/$browser.log" 2>&1 || tail -n 5 ".venv/$browser.log" >&2
    if find_browser; then
        exit 0
    fi
fi
echo "Fetching Playwright's $browser for the browser tests." >&2
limited 600 .venv/bin/python -m playwright install "$browser" >&2 || true
if find_browser; then
    exit 0
fi
echo "The browser tests need $browser: install it (on Debian:" \
    "sudo apt install $package), or set $variable to its path." >&2
exit 1
