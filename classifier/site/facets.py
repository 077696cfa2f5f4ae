"""Ways to narrow the index down: by claim type, domain, publisher, speaker and month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from classifier.site import addresses
from classifier.site.across_views import Facet, FacetValue
from classifier.site.spans_of_time import MONTH

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from classifier.site.across_views import PublisherView, VoiceView
    from classifier.site.directory import Directory
    from classifier.site.labels import Catalogue
    from classifier.site.views import BriefingView, LabelView, Link

PER_PAGE = 50  # articles on one page of the index
_SHOWN = 12  # values of a facet that has no fixed number of them


def facets(
    catalogue: Catalogue,
    briefings: Sequence[BriefingView],
    names: Directory,
    voices: Iterable[VoiceView],
    publishers: Iterable[PublisherView],
) -> tuple[Facet, ...]:
    """Sort the articles by what they have in common; a facet without values is left out.

    Of speakers, only those who are named count: a description may mean others in each article.
    """
    found = _found(briefings, names)
    labels = [
        ("type", "Claim type", addresses.CLAIMS, catalogue.claims),
        ("domain", "Domain", addresses.DOMAINS, catalogue.domains),
    ]
    made = [
        *(
            _facet(key, name, page, _labels(group.values(), found[key]), len(group))
            for key, name, page, group in labels
        ),
        _facet(
            "publisher",
            "Publisher",
            addresses.PUBLISHERS,
            [_value(one.name, one.page, found["publisher"]) for one in publishers],
        ),
        _facet(
            "speaker",
            "Speaker",
            addresses.SPEAKERS,
            sorted(
                (_value(one.name, one.page, found["speaker"]) for one in voices if one.named),
                key=lambda value: -len(value.articles),
            ),
        ),
        _facet("month", "Month", addresses.TIMELINE, _months(briefings)),
    ]
    return tuple(facet for facet in made if facet.values)


def facet_data(made: Iterable[Facet], briefings: Sequence[BriefingView]) -> dict[str, Any]:
    """Return the facets as the index's filters read them.

    A value is its id, its name and the numbers of its articles; its page is the facet's prefix,
    the id and ``.html``.
    """
    return {
        "total": len(briefings),
        "facets": [
            {
                "id": facet.id,
                "prefix": facet.values[0].page.removesuffix(f"{facet.values[0].id}.html"),
                "values": [[value.id, value.name, value.articles] for value in facet.values],
            }
            for facet in made
        ],
    }


def _found(briefings: Sequence[BriefingView], names: Directory) -> dict[str, dict[str, list[int]]]:
    """Return the numbers of the articles, by facet and value; people go by their page."""
    found: dict[str, dict[str, list[int]]] = {
        key: {} for key in ("type", "domain", "publisher", "speaker")
    }
    for number, briefing in enumerate(briefings):
        values = {
            "type": [tally.label.id for tally in briefing.summary.claims if tally.sentences],
            "domain": [tally.label.id for tally in briefing.summary.domains if tally.sentences],
            "publisher": _pages([briefing.publisher], names.publishers),
            "speaker": _pages((one.name for one in briefing.speakers), names.speakers),
        }
        for key, ids in values.items():
            for one in ids:
                found[key].setdefault(one, []).append(number)
    return found


def _pages(written: Iterable[str], links: Mapping[str, Link]) -> list[str]:
    return list(dict.fromkeys(links[name].page for name in written if name in links))


def _labels(labels: Iterable[LabelView], found: Mapping[str, list[int]]) -> list[FacetValue]:
    return [
        FacetValue(label.id, label.label, label.page, label, tuple(found[label.id]))
        for label in labels
        if label.id in found
    ]


def _value(name: str, page: str, found: Mapping[str, list[int]]) -> FacetValue:
    return FacetValue(
        page.rpartition("/")[2].removesuffix(".html"), name, page, None, tuple(found[page])
    )


def _months(briefings: Sequence[BriefingView]) -> list[FacetValue]:
    """Return the months that have articles, the latest first."""
    found: dict[dt.date, list[int]] = {}
    for number, briefing in enumerate(briefings):
        if briefing.date is not None:
            found.setdefault(MONTH.start(briefing.date), []).append(number)
    return [
        FacetValue(
            MONTH.key(start),
            MONTH.name(start),
            addresses.period_page(MONTH.key(start)),
            None,
            tuple(numbers),
        )
        for start, numbers in found.items()
    ]


def _facet(
    key: str, name: str, page: str, values: Sequence[FacetValue], shown: int = _SHOWN
) -> Facet:
    return Facet(key, name, page, tuple(values[:shown]), tuple(values))
