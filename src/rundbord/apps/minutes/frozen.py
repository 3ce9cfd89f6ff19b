"""A typesetter document as JSON and back: how a version of the minutes is kept."""

import base64
import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any

from rundbord.engines.typesetter import document as typesetter

CLASSES = {name: value for name, value in vars(typesetter).items() if isinstance(value, type) and is_dataclass(value)}


def freeze(value: Any) -> Any:
    """A document, or any part of one, as plain JSON; `_` names the class."""
    if is_dataclass(value) and not isinstance(value, type):
        kept = {field.name: freeze(getattr(value, field.name)) for field in fields(value)}
        return {"_": type(value).__name__, **kept}
    if isinstance(value, tuple):
        return [freeze(one) for one in value]
    if isinstance(value, bytes):
        return {"_": "bytes", "value": base64.b64encode(value).decode()}
    if isinstance(value, date | time):
        return {"_": type(value).__name__, "value": value.isoformat()}
    return value


def thaw(value: Any) -> Any:
    """What `freeze` made, as it was. Raises KeyError for a class that documents no longer have."""
    if isinstance(value, list):
        return tuple(thaw(one) for one in value)
    if not isinstance(value, dict):
        return value
    match value["_"]:
        case "bytes":
            return base64.b64decode(value["value"])
        case "date":
            return date.fromisoformat(value["value"])
        case "time":
            return time.fromisoformat(value["value"])
        case name:
            return CLASSES[name](**{key: thaw(one) for key, one in value.items() if key != "_"})


def digest(snapshot: Any) -> str:
    """SHA-256 (hex) of the snapshot's canonical JSON: keys sorted, no spaces, UTF-8."""
    canonical = json.dumps(snapshot, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
