"""Small rule folders for tests."""

from pathlib import Path

TAXONOMY = """\
claims:
  - id: pledge
    label: Pledge
    plural: Pledges
    definition: Somebody promises something.
    colour: "#112233"
    pattern: solid
    asserts: asserted
  - id: official_quote
    label: Official quote
    plural: Official quotes
    definition: Words of an official source.
    colour: "#223344"
    pattern: double
    asserts: reported
domains:
  - id: military
    label: Military
    plural: Military
    definition: Armed forces.
    colour: "#334455"
source_kinds:
  - id: official
    label: Official
    plural: Officials
    definition: Governments.
    claims: [official_quote]
"""

SOUND = """\
claim: pledge
rules:
  - id: pledge-help
    title: Promises help
    match:
      - "pledge~ ..4 help"
    unless:
      - "pledge~ drive"
    examples:
      match:
        - Norvale «pledged to send help» on Monday.
      no_match:
        - The charity's pledge drive will help.
        - Norvale sent help.
"""


def write_rules(root: Path, **files: str) -> Path:
    """Write a rules folder; keys are paths with `__` for `/`, without `.yaml`."""
    texts = {"taxonomy": TAXONOMY, **files}
    for name, text in texts.items():
        path = root / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
