"""What several of these tests do with a page."""

import pytest

# As a reader would: everything folded is opened, one note too. Returns whether there was anything.
OPEN = """() => {
  const folded = document.querySelectorAll("details:not([open])");
  for (const one of folded) one.open = true;
  const opener = document.querySelector("[popovertarget]:not(.close)");
  if (opener) opener.click();
  return folded.length > 0 || Boolean(opener);
}"""


def nothing(found):
    """Fail, with all that was found, unless it is nothing; each once, none cut off."""
    if found:
        pytest.fail("\n".join(dict.fromkeys(found)), pytrace=False)
