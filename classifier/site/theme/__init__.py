"""Templates: where they are looked for, what they can use, and what is wrong with them.

A publisher's folder goes before the standard templates, file by file; `standard/NAME` is always the
standard one, so that a template can extend the one that it replaces.
"""
