"""Holds the pages of a site against what the web asks of them. For development only.

The tests in tests/quality use it; `make screenshots` and `make lighthouse` are its commands.
"""
