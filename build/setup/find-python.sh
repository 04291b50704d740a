#!/bin/sh
# Print the path of a Python that can run Clausewise: 3.12 or newer, with venv.
# Looks on PATH, then where pyenv and uv keep theirs.
set -eu

usable() {
    "$1" -I -c '
import sys
sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

complete() {
    "$1" -I -c 'import ensurepip, venv' >/dev/null 2>&1
}

candidates() {
    [ -z "${PYTHON:-}" ] || echo "$PYTHON"
    for name in python3.13 python3.14 python3.12 python3 python; do
        command -v "$name" || true
    done
    for folder in \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.* \
        "${UV_PYTHON_INSTALL_DIR:-$HOME/.local/share/uv/python}"/cpython-3.*; do
        for name in python3.13 python3.14 python3.12; do
            [ ! -x "$folder/bin/$name" ] || echo "$folder/bin/$name"
        done
    done
    if command -v uv >/dev/null 2>&1; then
        uv python find --no-python-downloads '>=3.12' 2>/dev/null || true
    fi
}

# A path may hold spaces: read line by line instead of splitting into words.
found=$(candidates | while IFS= read -r python; do
    usable "$python" || continue
    if complete "$python"; then
        echo "complete $python"
        break
    fi
    echo "incomplete $python"
done)
complete_one=$(printf '%s\n' "$found" | sed -n 's/^complete //p' | head -n 1)
if [ -n "$complete_one" ]; then
    printf '%s\n' "$complete_one"
    exit 0
fi

# Debian ships Python without venv; as root the missing half is one package.
incomplete=$(printf '%s\n' "$found" | sed -n 's/^incomplete //p' | head -n 1)
if [ -n "$incomplete" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing python3-venv, which Debian keeps apart." >&2
        { timeout 300 apt-get update -q &&
            DEBIAN_FRONTEND=noninteractive timeout 300 \
                apt-get install -q -y --no-install-recommends python3-venv
        } >&2 || true
        if complete "$incomplete"; then
            printf '%s\n' "$incomplete"
            exit 0
        fi
    fi
    echo "$incomplete lacks the venv module: install it" \
        "(on Debian and Ubuntu: sudo apt install python3-venv)." >&2
    exit 1
fi
echo "Clausewise needs Python 3.12 or newer and found none: install it" \
    "(for example with: uv python install 3.13), then run make again." >&2
exit 1
