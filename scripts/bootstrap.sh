#!/bin/sh
# Make the virtual environment and install what a lock file names into it: bootstrap.sh LOCKFILE
set -eu
lock=$1
python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null 2>&1 || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Rundbord needs Python 3.11 or newer: install python3 (Debian: apt install python3 python3-venv), or name it with PYTHON=…" >&2
    exit 1
fi

if [ ! -x .venv/bin/python ]; then
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv .venv
    elif "$python" -m pip --version >/dev/null 2>&1; then
        "$python" -m venv --without-pip .venv
    else
        echo "Rundbord needs pip or venv: install one of them (Debian: apt install python3-venv)." >&2
        exit 1
    fi
fi

# An environment without its own pip is filled by the system's.
if .venv/bin/python -m pip --version >/dev/null 2>&1; then
    pip=".venv/bin/python -m pip"
else
    pip="$python -m pip --python .venv/bin/python"
fi
$pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
$pip install --quiet --disable-pip-version-check --no-deps -e .
