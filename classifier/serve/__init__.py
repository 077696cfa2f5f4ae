"""A desk shown in the browser while people work on it: each change appears by itself.

`workshop` turns changes of files into editions of the site, with what `library` and `memory` keep
of the articles; `edition` makes a page when it is asked for; `watch` is told when a file changes;
`app` answers the browser and `live` tells it what is new; `server` holds it all together.
"""

from classifier.serve.inputs import Inputs
from classifier.serve.listen import address, is_exposed, listen
from classifier.serve.server import Server, Terminal
from classifier.serve.state import Report

__all__ = ["Inputs", "Report", "Server", "Terminal", "address", "is_exposed", "listen"]
