"""Gold documents and evaluations for tests."""

import json

from classifier.evaluate.gold import read_gold
from classifier.evaluate.run import evaluate


def gold_line(*sentences, scored=("pledge",), **more):
    """A gold document from (words, labels, undecided) sentences; a string has no label."""
    text, made = "", []
    for sentence in sentences:
        words, labels, undecided = (
            (sentence, [], []) if isinstance(sentence, str) else (*sentence, [])[:3]
        )
        text += " " if text else ""
        made.append(
            {
                "start": len(text),
                "end": len(text) + len(words),
                "labels": list(labels),
                "undecided": list(undecided),
            }
        )
        text += words
    return json.dumps({"id": "d", "text": text, "scored": list(scored), "sentences": made} | more)


def evaluated(engine, *lines):
    """Run an engine on gold lines."""
    return evaluate(engine, list(read_gold(lines, "g.jsonl")))
