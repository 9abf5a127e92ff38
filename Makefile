# What a contributor does. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BLOG ?=

.DEFAULT_GOAL := help
.PHONY: help run test check lint format clean

help: ## list what there is to do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[all]' --group dev
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

clean: ## remove what can be made again
	rm -rf $(VENV) build dist .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis
