"""What the site publishes for machines: feeds, annotations, downloads, and what heads of pages say.

`publication` is the way in.
"""

from classifier.site.machine.formats import Publication, publication

__all__ = ["Publication", "publication"]
