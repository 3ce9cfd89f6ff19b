"""The child process that reads files under limits; see `serving`."""

import sys

from rundbord.engines.reader.extract.serving import serve

if __name__ == "__main__":
    serve(memory_mb=int(sys.argv[1]))
