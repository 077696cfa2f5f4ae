"""Time zones, from the package of the IANA's data that is installed with Claimdesk.

What a machine has of its own may be older or newer; the same site must come out everywhere.
"""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from zoneinfo import ZoneInfo


def zone_names() -> frozenset[str]:
    """Return the names of all time zones."""
    return frozenset((files("tzdata") / "zones").read_text(encoding="utf-8").split())


def time_zone(name: str) -> dt.tzinfo:
    """Return the time zone of this name. Raises KeyError if there is none."""
    if name == "UTC":
        return dt.UTC
    if name not in zone_names():
        raise KeyError(name)
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
