# What a contributor does. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BLOG ?=
PORT ?= 8000
CORPUS ?= ../shared/corpus

.DEFAULT_GOAL := help
.PHONY: help run test check lint format snapshot corpus bench serve docs lock clean

help: ## list what there is to do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'termblog needs Python 3.11 or newer: make PYTHON=python3.12 …' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[all]' --group dev
	@touch $@

run: $(VENV)/ready ## open the reader (BLOG=folder; else the guide)
	@$(BIN)/termblog $(BLOG)

test: $(VENV)/ready ## run the tests
	$(BIN)/python -m pytest --numprocesses auto

lint: $(VENV)/ready ## style, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint ## everything that CI runs
	$(BIN)/python -m pytest --numprocesses auto --cov --cov-report term

format: $(VENV)/ready ## lay the code out
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

snapshot: $(VENV)/ready ## take the screens anew, after a look at them
	$(BIN)/python -m pytest --numprocesses auto --snapshot-update --write-golden tests/tui tests/cli

corpus: $(VENV)/ready ## count the real posts that show too much or too little (CORPUS=folder)
	$(BIN)/python -m tests.corpus_defects $(CORPUS)

bench: $(VENV)/ready ## measure against peers, and write docs/performance.md
	PATH="$(CURDIR)/$(BIN):$$PATH:$(CURDIR)/$(VENV)/peers/bin" $(BIN)/python -m benchmarks --write docs/performance.md

serve: $(VENV)/ready ## host a blog in the browser (BLOG=folder PORT=8000)
	$(BIN)/termblog serve --web $(PORT) $(BLOG)

docs: $(VENV)/ready ## write the tables and pictures of the README and the man page anew
	$(BIN)/python -m scripts.tables
	$(BIN)/python -m scripts.manual
	$(BIN)/python -m scripts.pictures

lock: $(VENV)/ready ## note the versions that were tested
	@{ sed -n '/^#/p' constraints.txt; $(BIN)/python -m pip freeze --exclude-editable; } > $(VENV)/lock
	@mv $(VENV)/lock constraints.txt

clean: ## remove what can be made again
	rm -rf $(VENV) build dist .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis
