"""The same name has the same page, and no two names share one by accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.content.slugs import LONGEST, SLUG
from classifier.site.names import page_name


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ana Ruiz", "ANA  RUÍZ"),
        ("Belisand’s Foreign Ministry", "Belisand's foreign ministry"),
        ("Jean-Luc Orr", "Jean Luc Orr"),
    ],
)
def test_the_same_name_has_the_same_page(name, other):
    assert page_name(name) == page_name(other)


LONG = "the second deputy under-secretary of state for the affairs of the northern archipelago and "


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ana Ruiz", "Ana Ruizo"),
        (LONG + "fisheries", LONG + "forests"),
        ("王毅", "王义"),
        ("王毅", "Wangyi"),
        ("…", "!"),
    ],
)
def test_another_name_has_another_page(name, other):
    assert page_name(name) != page_name(other)


def test_a_plain_name_is_its_own_page_name():
    assert page_name("Łucja Ibañez") == "lucja-ibanez"


@given(st.text(max_size=200))
def test_any_name_can_name_a_page(name):
    assert SLUG.fullmatch(page_name(name))
    assert len(page_name(name)) <= LONGEST
