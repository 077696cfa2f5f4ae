"""Briefings → echoes: the same statement where several articles print it.

Begin reading at `find.py`. The room knows briefings only, neither rules nor pages.
"""

from classifier.echoes.find import EchoSearch, find_echoes
from classifier.echoes.records import Change, Difference, Echo, How, Version

__all__ = ["Change", "Difference", "Echo", "EchoSearch", "How", "Version", "find_echoes"]
