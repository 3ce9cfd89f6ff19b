"""`python -m rundbord` is the same as `rundbord`."""

import sys

from rundbord.cli import main

sys.exit(main())
