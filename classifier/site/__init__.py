"""Briefings and templates in, a static site out."""

from classifier.site.publish import Published, publish
from classifier.site.settings import SiteSettings
from classifier.site.standard import standard_templates

__all__ = ["Published", "SiteSettings", "publish", "standard_templates"]
