"""The engine: documents and a rulebook in, attributions, claims, domains and briefings out."""
