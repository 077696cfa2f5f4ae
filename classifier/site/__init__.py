"""Briefings and templates in, a static site out."""

from classifier.site.publish import Published, publish
from classifier.site.settings import SiteSettings

__all__ = ["Published", "SiteSettings", "publish"]
