"""What others saved → articles of a desk: web pages, feeds, JSON Lines, scraped text.

`files` looks for saved files, `page`, `feed` and `plaintext` find the stories in them, `desk` and
`known` tell which are there already, `markup` and `written` write an article that reads back as
the same words, `take_in` is the whole line. The libraries that this takes are the extra
``claimdesk[import]``; they are loaded where they are used.
"""

from classifier.intake.desk import read_desk
from classifier.intake.files import Found, find, guess_kind, read_file, read_stream
from classifier.intake.furniture import load_furniture
from classifier.intake.story import Kind, Saved, Story
from classifier.intake.take_in import Fate, Intake, Outcome, Wishes

__all__ = [
    "Fate",
    "Found",
    "Intake",
    "Kind",
    "Outcome",
    "Saved",
    "Story",
    "Wishes",
    "find",
    "guess_kind",
    "load_furniture",
    "read_desk",
    "read_file",
    "read_stream",
]
