"""Claimdesk: what kind of claim each sentence makes, about what, and who says so."""
