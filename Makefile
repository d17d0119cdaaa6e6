# make demo    the main job on the example, in a virtual environment of its own
# make test    install what the tests need and run every check (what CI runs)
# make test-argos   run the tests of the engine argos with the full argostranslate (some minutes, 1.6 GB)
# make fix     format, sort imports, write golden files, examples and generated pages anew

PYTHON ?= python3
BIN := .venv/bin
OUT := demo-output
DEBIAN_PACKAGES := gettext jing itstool omegat
APT_GET := DEBIAN_FRONTEND=noninteractive apt-get

.PHONY: demo test test-argos system-packages venv dev lint types imports unit fix clean

demo: venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check .
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

test: system-packages dev lint types imports unit

venv: $(BIN)/python

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "xlate needs Python 3.11 or later; name it with: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then $(APT_GET) update -qq && $(APT_GET) install -y -qq python3-venv; \
	  else echo "Python has no venv; on Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; fi; }
	$(PYTHON) -m venv .venv

# jing validates against tei_all, gettext checks the PO files, itstool reads the TEI files, OmegaT translates.
system-packages:
	@if command -v msgfmt >/dev/null && command -v jing >/dev/null && command -v itstool >/dev/null \
	  && command -v omegat >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  $(APT_GET) update -qq && $(APT_GET) install -y -qq --no-install-recommends $(DEBIAN_PACKAGES); \
	else echo "The tests run real tools; please install: $(DEBIAN_PACKAGES)"; \
	  echo "on Debian or Ubuntu: sudo apt-get install $(DEBIAN_PACKAGES)"; exit 1; fi

dev: venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'

lint:
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports

unit:
	rm -f .coverage .coverage.*
	$(BIN)/pytest --numprocesses auto --dist worksteal --cov --cov-report=term

# The engine with the full argostranslate, torch and all (1.6 GB), in an environment of its own: make test has the light one.
test-argos:
	$(PYTHON) -m venv .venv-argos
	.venv-argos/bin/python -m pip install --quiet --disable-pip-version-check '.[mt,scores]' 'torch==2.13.0' pytest hypothesis
	.venv-argos/bin/python -m pytest -p no:cacheprovider -W default tests/mt/test_argos.py tests/mt/test_models.py

fix: dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/python -m tests.make_examples
	$(BIN)/python -m tests.make_pages
	$(BIN)/pytest tests/journeys/test_golden.py --rewrite-golden

clean:
	rm -rf .venv .venv-argos $(OUT) dist build .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis
