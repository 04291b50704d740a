#!/bin/sh
# Make .venv and install the project into it; "venv.sh test" adds the tools
# that the tests need.
set -eu
cd "$(dirname "$0")/../.."

if ! .venv/bin/python -I -c 'import pip' >/dev/null 2>&1; then
    python=$(build/setup/find-python.sh)
    echo "Setting up .venv with $("$python" --version)." >&2
    "$python" -m venv --clear .venv
fi

# Older pip reads the first for the build back end too, newer pip the second.
PIP_CONSTRAINT="$PWD/constraints.txt"
PIP_BUILD_CONSTRAINT=$PIP_CONSTRAINT
PIP_DISABLE_PIP_VERSION_CHECK=1
export PIP_CONSTRAINT PIP_BUILD_CONSTRAINT PIP_DISABLE_PIP_VERSION_CHECK

echo "Installing Clausewise${1:+ and what its tests need}." >&2
if ! .venv/bin/python -m pip install --quiet --editable ".${1:+[$1]}"; then
    echo "pip could not install the packages listed above: check the" \
        "network connection, then run make again." >&2
    exit 1
fi
