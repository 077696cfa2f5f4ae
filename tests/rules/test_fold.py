"""Folding never tells two letters apart that `regex` takes for one."""

import itertools
import sys
from collections import defaultdict

import regex
from hypothesis import given
from hypothesis import strategies as st

from classifier.rules.pattern.fold import FoldTable, fold


def test_letters_that_differ_in_case_fold_alike():
    table = FoldTable()
    alike = defaultdict(set)
    for code in itertools.chain(range(0xD800), range(0xE000, sys.maxunicode + 1)):
        char = chr(code)
        keys = {char.lower(), char.upper(), char.casefold(), char.title(), char.upper().lower()}
        if keys != {char}:
            for key in keys:
                if len(key) == 1:
                    alike[key] |= {char, key}
    told_apart = [
        (one, other)
        for group in alike.values()
        for one, other in itertools.permutations(group, 2)
        if one.translate(table) != other.translate(table)
        and regex.fullmatch(regex.escape(one), other, regex.IGNORECASE | regex.V0)
    ]
    assert told_apart == []


@given(st.text())
def test_folding_keeps_offsets(text):
    assert len(fold(text, FoldTable())) == len(text) + 2
