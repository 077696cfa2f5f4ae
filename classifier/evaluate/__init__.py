"""How right the rules are: briefings held against sentences that people have labelled."""
