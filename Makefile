# make demo    the main job on the example, in a virtual environment of its own
# make quick   lint, types, import contracts and the quick tests: before each commit
# make test    install what the tests need, in the versions of constraints.txt, and run every check (what CI runs)
# make licences   hold the licences of all that xlate installs against the list in tests/data/licences.tsv (part of make test)
# make test-newest   the same with the newest version of everything, in an environment of its own
# make test-all      the quick tests on each Python that xlate supports and that is on this machine
# make screenshots   pictures of the pages of xlate edition, and a walk through them in Chromium, which must be installed
# make test-argos    the tests of the engine argos with the full argostranslate (some minutes, 1.6 GB)
# make lock    write constraints.txt anew: the newest versions, tested with make test
# make schemas   make xlate.rng, xlate.sch and the reference page from schemas/xlate.odd
# make coverage   all tests with coverage (at least 95 % of branches)
# make fix     format, sort imports, write golden files, examples and generated pages anew

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
LOCK ?= --constraint constraints.txt
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
OUT := demo-output
PYTHONS := 3.11 3.12 3.13
DEBIAN_PACKAGES := gettext jing itstool omegat tidy chromium epubcheck libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core
APT_GET := DEBIAN_FRONTEND=noninteractive apt-get

.PHONY: demo quick quick-tests test test-newest test-all test-argos system-packages venv dev lint types imports licences unit coverage lock schemas screenshots fix clean

demo: venv
	$(PIP) install .
	@mkdir -p $(OUT)
	$(BIN)/xlate to-tei examples/kremlin-en-00seed.txt --speaker-lang "Kim Yong-nam=ko" -o $(OUT)/talk.xml
	$(BIN)/xlate export-po $(OUT)/talk.xml -l ru -o $(OUT)/untranslated.po
	$(BIN)/xlate merge $(OUT)/talk.xml examples/ru.po --fuzzy use -o $(OUT)/talk.ru.xml
	$(BIN)/xlate validate $(OUT)/talk.xml $(OUT)/talk.ru.xml
	@echo
	@echo "The results are in $(OUT)/:"
	@echo "  talk.xml         the transcript as TEI, with the lineage of every segment"
	@echo "  untranslated.po  its units for a translator: open it in Poedit, Weblate, Lokalize or OmegaT"
	@echo "  talk.ru.xml      the same with examples/ru.po merged: look for #lin.revisits in segment 2.1"

# Two at a time: mypy needs one core, and about as long as the other two.
quick: dev
	+@$(MAKE) --no-print-directory --jobs 2 --output-sync lint types imports
	+@$(MAKE) --no-print-directory quick-tests

quick-tests: dev
	$(BIN)/pytest --numprocesses auto --dist worksteal -m "not slow"

# mypy needs one core for a minute, and the tests take what is left of the two.
test: system-packages dev
	+@$(MAKE) --no-print-directory --jobs 2 --output-sync lint imports licences
	+@$(MAKE) --no-print-directory --jobs 2 types unit

test-newest:
	+$(MAKE) VENV=.venv-newest LOCK="--upgrade --upgrade-strategy eager" refresh test

.PHONY: refresh
refresh:
	rm -f $(BIN)/.dev

test-all: system-packages $(PYTHONS:%=test-on-%)

# The first of: python3.12 on the path, or that of pyenv.
test-on-%:
	@for python in python$* $(or $(PYENV_ROOT),$(HOME)/.pyenv)/versions/$*.*/bin/python ""; do \
	  if [ -z "$$python" ]; then echo "Python $* is not on this machine: not tested"; test "$$CI" != true; \
	  elif $$python -c '' 2>/dev/null; then \
	    $(MAKE) --no-print-directory PYTHON=$$python VENV=.venv-$* quick-tests; exit; fi; done

venv: $(BIN)/python

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "xlate needs Python 3.11 or later; name it with: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then $(APT_GET) update -qq && $(APT_GET) install -y -qq python3-venv; \
	  else echo "Python has no venv; on Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; fi; }
	$(PYTHON) -m venv $(VENV)

# jing validates against tei_all, gettext checks the PO files, itstool reads the TEI files, OmegaT translates, HTML Tidy checks
# the pages, Chromium shows them, epubcheck checks books, Pango sets the words of a PDF in the fonts. Saxon-HE, which answers the
# questions of examples/queries, comes with jing.
system-packages:
	@if command -v msgfmt >/dev/null && command -v jing >/dev/null && command -v itstool >/dev/null \
	  && command -v omegat >/dev/null && command -v tidy >/dev/null && test -e /usr/share/java/epubcheck.jar \
	  && { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null \
	  && ldconfig -p | grep -q libpangoft2; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  $(APT_GET) update -qq && $(APT_GET) install -y -qq --no-install-recommends $(DEBIAN_PACKAGES); \
	else echo "The tests run real tools; please install: $(DEBIAN_PACKAGES)"; \
	  echo "on Debian or Ubuntu: sudo apt-get install $(DEBIAN_PACKAGES)"; exit 1; fi

dev: $(BIN)/.dev

# Environments made before 0.2 have the distribution under its old name beside the new one. Most modules of what is installed
# are never imported: to compile them all takes longer than to compile those that are when they are.
$(BIN)/.dev: $(BIN)/python pyproject.toml constraints.txt
	@$(PIP) uninstall --yes xlate 2>/dev/null || true
	$(PIP) install --no-compile $(LOCK) --editable '.[dev]'
	@touch $@

lint:
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports

licences:
	$(BIN)/python -m tests.licences

unit:
	$(BIN)/pytest --numprocesses auto --dist worksteal --durations=25

# All tests with coverage, at least 95 % of branches. It takes half as long again, so it is no part of make test.
coverage: dev
	rm -f .coverage .coverage.*
	$(BIN)/pytest --numprocesses auto --dist worksteal --cov --cov-report=term

# The engine with the full argostranslate, torch and all (1.6 GB), in an environment of its own: make test has the light one.
test-argos:
	$(PYTHON) -m venv .venv-argos
	.venv-argos/bin/python -m pip install --quiet --disable-pip-version-check '.[mt,scores]' 'torch==2.13.0' pytest pytest-timeout hypothesis
	.venv-argos/bin/python -m pytest -p no:cacheprovider -W default tests/mt/test_argos.py tests/mt/test_models.py

# Pictures to be looked at, and those of the README; a page that behaves as it should not stops it.
screenshots: dev
	$(PIP) install pillow
	$(BIN)/python -m tests.make_screenshots

# Names and versions only: pip takes them from whatever index it is set up with.
lock:
	rm -rf .venv-lock
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	(echo "# What make test installs. Written by: make lock"; \
	  .venv-lock/bin/python -m pip list --format=freeze --exclude-editable --exclude pip --exclude setuptools) > constraints.txt
	rm -rf .venv-lock

schemas: dev
	$(BIN)/python -m tests.make_schemas

fix: dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/python -m tests.make_data
	$(BIN)/python -m tests.make_examples
	$(BIN)/python -m tests.make_pages
	$(BIN)/python -m tests.make_schemas
	$(BIN)/pytest tests/journeys/test_golden.py --rewrite-golden

clean:
	rm -rf .venv .venv-* $(OUT) dist build .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis
