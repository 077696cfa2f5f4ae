# Two commands for a new machine with Python 3.11, make and git:
#   make site   builds content/ into public/
#   make test   runs every test
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := site
.PHONY: site test check lint bench bench-serve bench-echoes accuracy lock clean browser screenshots lighthouse

site: $(VENV)/.ready
	@$(BIN)/claimdesk build

test: $(VENV)/.ready-test $(VENV)/.ready-tools
	@$(BIN)/python -m pytest -n auto --dist loadgroup

# Every problem of the standard rules.
check: $(VENV)/.ready
	@$(BIN)/claimdesk check

lint: $(VENV)/.ready-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready
	@$(BIN)/python -m benchmarks

# How long after an article is saved its page is there, on a desk of a thousand articles.
bench-serve: $(VENV)/.ready
	@$(BIN)/python -m benchmarks.serving

# How fast echoes are found in a thousand articles, and how many, next to comparing every sentence
# with every other.
bench-echoes: $(VENV)/.ready
	@$(BIN)/python -m benchmarks.echoes

# Takes the figures of docs/accuracy.md anew, on every gold file that is there. The day is given, not
# read off the clock: make accuracy DATE=2026-11-25
GOLD ?= ../shared/gold
accuracy: $(VENV)/.ready
	@test -n "$(DATE)" || { echo "Say which day: make accuracy DATE=YYYY-MM-DD"; exit 1; }
	@$(BIN)/claimdesk accuracy $(sort $(wildcard $(GOLD)/*-train.jsonl)) $(sort $(wildcard tests/gold/*.jsonl)) \
		--date $(DATE) --beside docs/other-systems.yaml --out docs/accuracy.md

# Pictures of every kind of page for docs/, and the one in the README.
screenshots: $(VENV)/.ready-test
	@$(BIN)/python -m quality.screenshots

# Measures the demo site with Lighthouse and writes the figures into docs/quality.md. The day is
# given, not read off the clock: make lighthouse DATE=2026-11-25
lighthouse: $(VENV)/.ready-test $(VENV)/.ready-tools
	@test -n "$(DATE)" || { echo "Say which day: make lighthouse DATE=YYYY-MM-DD"; exit 1; }
	@$(BIN)/python -m quality.lighthouse --date $(DATE)

# The browser that the page tests use, and the Java that runs the Nu HTML Checker; needs a
# Debian-like machine and the right to install.
browser:
	@command -v chromium >/dev/null && command -v java >/dev/null || { apt-get update -qq && \
		apt-get install -y -qq chromium fonts-liberation default-jre-headless >/dev/null; }

# Every package is pinned with its hash. Compiled to bytecode once, so that commands start at once.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null && $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)

$(VENV)/.ready: $(VENV)/bin/python requirements/run.lock requirements/build.lock pyproject.toml
	@echo "Installing the locked dependencies into $(VENV) …"
	@$(INSTALL) -r requirements/build.lock -r requirements/run.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q classifier
	@touch $@

$(VENV)/.ready-test: $(VENV)/.ready requirements/test.lock
	@$(INSTALL) -r requirements/test.lock
	@touch $@

# axe-core, the Nu HTML Checker and Lighthouse, pinned with their hashes, and run by the node of
# $(VENV): nothing of them is needed to build a site.
$(VENV)/.ready-tools: $(VENV)/.ready-test quality/package-lock.json
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix quality ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/.ready-lint: $(VENV)/.ready-test requirements/lint.lock
	@$(INSTALL) -r requirements/lint.lock
	@touch $@

# Renews the locks; the only target that asks the package index for newer versions.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header -p 3.11 pyproject.toml --extra search -o requirements/run.lock
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header -p 3.11 --group build -c requirements/run.lock -o requirements/build.lock
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header -p 3.11 pyproject.toml --extra import --extra parquet --extra search --group test -c requirements/run.lock -o requirements/test.lock
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header -p 3.11 --group lint -c requirements/run.lock -c requirements/test.lock -o requirements/lint.lock

clean:
	rm -rf $(VENV) public quality/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
