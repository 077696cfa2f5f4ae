"""The commands, one module each, each with a `command`."""
