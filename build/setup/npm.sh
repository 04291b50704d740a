#!/bin/sh
# Fetch the pinned npm packages (Pyodide; for the tests axe-core). npm checks
# each against the digest in package-lock.json.
set -eu
cd "$(dirname "$0")/../.."

npm=$(build/setup/node.sh)
echo "Fetching Pyodide." >&2
# No package here needs its install script, and none should run.
if ! "$npm" ci --ignore-scripts --loglevel=error >/dev/null; then
    echo "npm could not fetch the packages of package-lock.json: check the" \
        "network connection, then run make again." >&2
    exit 1
fi
