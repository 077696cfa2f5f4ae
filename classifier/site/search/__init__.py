"""Search: every sentence as a record, indexed by Pagefind for a host that only hands out files."""

from classifier.site.search.index import MISSING, Searching
from classifier.site.search.pagefind import FOLDER, available

__all__ = ["FOLDER", "MISSING", "Searching", "available"]
