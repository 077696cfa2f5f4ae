"""Article → document: where its sentences and quotations are."""

from classifier.text.document import take_apart

__all__ = ["take_apart"]
