# make demo | test | check | bench [TEXTS=FOLDER] | bench-batch [FILES=N] | fuzz | gate [GOLD=FOLDER] [SUITES=FOLDER] [CORPUS=FOLDER] | schemas
# | screenshot (with Debian's chromium and fonts-noto-cjk). Needs Python 3.11+ and make.

PYTHON ?= $(firstword $(foreach p,python3.13 python3.12 python3.11 python3 python,\
    $(if $(shell $(p) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(p))))
BIN := .venv/bin
INSTALLED := .venv/installed
GOLD ?=
SUITES ?=
CORPUS ?=
TEXTS ?= samples

.PHONY: demo test check bench bench-batch fuzz gate schemas screenshot clean
.DEFAULT_GOAL := demo
export COLUMNS ?= 120
export PYTHONUTF8 = 1

$(INSTALLED): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(INSTALLED)
	@$(BIN)/extractor run samples/*.txt --format jsonl -o demo.jsonl --summary
	@$(BIN)/extractor show samples/01-township.txt
	@echo "All records of the samples: demo.jsonl. Another report: .venv/bin/extractor show FILE"

test: $(INSTALLED)
	$(BIN)/python -m pytest -n 2

check: $(INSTALLED)
	$(BIN)/ruff check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/floors tests/io/test_schemas.py tests/test_docs.py

bench: $(INSTALLED)
	@$(BIN)/python tests/benchmarks/bench.py $(TEXTS)

fuzz: $(INSTALLED)
	@$(BIN)/python -m tests.properties.fuzz $(INPUTS)

bench-batch: $(INSTALLED)
	@$(BIN)/python tests/benchmarks/batch.py $(if $(FILES),--files $(FILES))

gate: $(INSTALLED)
	$(BIN)/python -m tests.gate
	$(if $(GOLD),$(BIN)/python -m tests.gate $(GOLD))
	$(if $(CORPUS),$(BIN)/python -m tests.gate.codebook $(CORPUS))
	$(if $(SUITES),$(BIN)/python -m tests.gate.suites $(SUITES))

schemas: $(INSTALLED)
	$(BIN)/extractor schema --into schemas

screenshot: $(INSTALLED)
	$(BIN)/python -m tests.screenshot

clean:
	rm -rf .venv demo.jsonl
