{% import "macros.html" as m with context %}
{% set html %}{% for briefing in part.items %}{{ m.teaser(briefing) }}{% endfor %}{% endset %}
document.dispatchEvent(new CustomEvent("claimdesk:articles", {detail: {page: {{ number }}, html: {{ html|string|tojson }}}}));
