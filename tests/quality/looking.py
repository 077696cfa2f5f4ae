"""What several of these tests do with a page."""

import pytest

SHOWN = 40

# As a reader would: everything folded is opened, one note too. Returns whether there was anything.
OPEN = """() => {
  const folded = document.querySelectorAll("details:not([open])");
  for (const one of folded) one.open = true;
  const opener = document.querySelector("[popovertarget]:not(.close)");
  if (opener) opener.click();
  return folded.length > 0 || Boolean(opener);
}"""


def nothing(found):
    """Fail unless nothing was found: with the first of it, each once, and how much there is."""
    different = list(dict.fromkeys(found))
    if different:
        more = [f"… and {len(different) - SHOWN} more"] if len(different) > SHOWN else []
        pytest.fail("\n".join([*different[:SHOWN], *more]), pytrace=False)
