{# The articles of each value of each facet, as the index's filters load them. #}
document.dispatchEvent(new CustomEvent("claimdesk:facets", {detail: {{ facets|tojson }} }));
