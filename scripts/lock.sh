#!/bin/sh
# Write the lock files anew from pyproject.toml: exact versions with hashes, for every platform and Python from 3.11.
set -eu
lock() {
    .venv/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-header --quiet "$@"
}
lock --extra postgres --output-file requirements.lock
lock --extra postgres --group dev --output-file requirements-dev.lock
