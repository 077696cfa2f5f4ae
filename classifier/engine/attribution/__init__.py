"""Document + frames → attributions: who is said to have said, thought or wanted what."""

from classifier.engine.attribution.attribute import Attributor, attribute

__all__ = ["Attributor", "attribute"]
