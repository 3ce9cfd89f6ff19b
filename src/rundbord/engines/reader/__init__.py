"""A document in, a Reading out: what a careful person would read from old minutes."""

from rundbord.engines.reader.assemble import read
from rundbord.engines.reader.output import as_full_json, as_json

__all__ = ["as_full_json", "as_json", "read"]
