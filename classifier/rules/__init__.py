"""The rules room: from YAML files to a checked rulebook whose patterns are ready to run."""
