# `make try` and `make test` do all the set-up; `make help` lists the rest.
# uv is used where it is on the PATH, plain venv and pip where it is not. Every path is relative, so a space in it is fine.

VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(BIN)/python
UV := $(shell command -v uv 2>/dev/null)
# Where the platforms' own descriptions lie, for the contract tests.
ONETHREETWO_SPECS ?= ../shared/specs
WORKERS ?= 2
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
ifdef UV
INSTALL = VIRTUAL_ENV=$(VENV) $(UV) pip install --quiet
else
# An environment that uv made has no pip of its own.
INSTALL = { $(PYTHON) -m pip --version || $(PYTHON) -m ensurepip; } >/dev/null 2>&1; \
	$(PYTHON) -m pip install --quiet --disable-pip-version-check
endif

.DEFAULT_GOAL := help
.PHONY: help try chat test lint check test-contract test-browser gallery bench soak lock clean

help: ## List what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 16

try: $(VENV)/.runtime ## Try the coach out in a browser tab, with a clock you can move
	@$(BIN)/onethreetwo try

chat: $(VENV)/.runtime ## Talk with the coach in this terminal
	@$(BIN)/onethreetwo migrate
	@$(BIN)/onethreetwo chat

test: $(VENV)/.tests ## Run every test, on SQLite and on PostgreSQL (comes as a wheel)
	@$(PYTHON) -m pytest -n $(WORKERS) --dist loadfile

lint: $(VENV)/.tests ## Style, types, imports, dependencies, and the texts of both languages
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy --strict
	@$(BIN)/lint-imports --no-logo
	@$(PYTHON) -m deptry .
	@$(PYTHON) -m pytest -q tests/texts

check: lint test ## The gate before each commit

test-contract: $(VENV)/.tests ## Hold what is sent against the platforms' own descriptions (ONETHREETWO_SPECS)
	@test -d "$(ONETHREETWO_SPECS)" || { echo "make test-contract needs the platforms' descriptions: set ONETHREETWO_SPECS to their folder (now $(ONETHREETWO_SPECS))" >&2; exit 1; }
	@ONETHREETWO_SPECS="$(ONETHREETWO_SPECS)" $(PYTHON) -m pytest tests/contract

test-browser: $(VENV)/.browser ## The try-out page in a real browser (CHROMIUM, else the one on the PATH)
	@test -x "$(CHROMIUM)" || { echo "make test-browser needs Chromium (Debian: apt install chromium), or its path in CHROMIUM" >&2; exit 1; }
	@CHROMIUM="$(CHROMIUM)" $(PYTHON) -m pytest tests/browser

gallery: $(VENV)/.tests ## Draw everything that the coach says, to look at (make gallery to=build/gallery.html)
	@$(PYTHON) -m tests.gallery $(to)

bench: $(VENV)/.tests ## Measure a turn on both databases
	@$(PYTHON) -m tests.benchmarks

soak: $(VENV)/.tests ## The long runs with kills and faults (make soak N=200, or only=bursts)
	@$(PYTHON) -m tests.soak $(if $(N),N=$(N)) $(if $(only),only=$(only))

# Made for every platform and Python 3.11 and later; no address of an index is written, so each machine uses its own.
COMPILE = compile() { uv=$$(command -v uv || echo $(BIN)/uv); \
	"$$uv" --version >/dev/null 2>&1 || { echo "make lock needs uv" >&2; return 1; }; \
	"$$uv" pip compile pyproject.toml --no-config --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet --extra holidays --extra postgres --group build "$$@"; }

lock: ## Pin the newest versions that fit, with their hashes
	@$(COMPILE); compile --output-file requirements.lock
	@$(COMPILE); compile --group dev --constraint requirements.lock --output-file requirements-dev.lock
	@$(COMPILE); compile --group dev --group browser --constraint requirements-dev.lock --output-file requirements-browser.lock

clean: ## Remove what was installed and cached, never a database
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The stamps: what was installed is as new as the lock it came from.
# pip refuses hashes for the project itself, so the locked set comes first and the project after it, with nothing fetched.
PROJECT = $(INSTALL) --no-deps --no-build-isolation --editable .

$(VENV)/.runtime: requirements.lock pyproject.toml | $(PYTHON)
	@echo "Installing what the coach needs into $(VENV) …"
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(PROJECT)
	@touch $@

# Holds the runtime's versions too.
$(VENV)/.tests: requirements-dev.lock requirements.lock pyproject.toml | $(PYTHON)
	@echo "Installing what the tests need into $(VENV) …"
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@$(PROJECT)
	@touch $(VENV)/.runtime $@

# Apart, for its weight: most of it is the program that drives the browser.
$(VENV)/.browser: requirements-browser.lock $(VENV)/.tests
	@echo "Installing what drives the browser into $(VENV) …"
	@$(INSTALL) --require-hashes -r requirements-browser.lock
	@touch $@

$(PYTHON):
	@for name in python3.14 python3.13 python3.12 python3.11 python3; do \
		"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { python=$$name; break; }; \
	done; \
	test -n "$$python" || { echo "OneThreeTwo needs Python 3.11 or later, and none is on the PATH" >&2; exit 1; }; \
	if test -n "$(UV)"; then "$(UV)" venv --quiet --no-python-downloads --python "$$(command -v "$$python")" $(VENV); \
	else "$$python" -m venv $(VENV) >/dev/null || { rm -rf $(VENV); \
		echo "$$python cannot make a virtual environment: install its venv package (Debian: apt install python3-venv)" >&2; exit 1; }; fi
