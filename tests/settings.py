"""The program's own settings with a secret for tests, whatever the machine's environment says."""

import os

os.environ.update(RUNDBORD_SECRET_KEY="only-for-tests", RUNDBORD_DEMO="false", RUNDBORD_DEBUG="false")
os.environ["DATABASE_URL"] = os.environ.get("RUNDBORD_TEST_DATABASE_URL", "sqlite://:memory:")

from rundbord.settings import *  # noqa: F403 - the environment must be set first
