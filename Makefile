# Two commands are enough on a fresh machine with Python 3.11 or newer: `make audit` and `make test`.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$name -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$name; break; fi; done)
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check
# The locks are complete, so pip has nothing to resolve: left to it, an extra that a release newer than the lock offers ends the installation.
LOCKED := $(PIP) install --quiet --require-hashes --no-deps

.DEFAULT_GOAL := help
.PHONY: help audit test coverage test-deep lint format bench power accuracy prose workbooks layouts public mutants rules-test wheel sdist lock clean

help: ## say what each command does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

audit: $(VENV)/run.stamp ## audit the appraisals that come with the project (succeeds when the audit ran)
	@$(RUN) -m audit check appraisals; code=$$?; test $$code -le 1 || exit $$code

# Tests start the command some hundred times; compiled once, it starts in half the time. Empty is as good as not set.
test coverage test-deep mutants: export PYTHONDONTWRITEBYTECODE :=

test: $(VENV)/dev.stamp ## run all tests but the deep ones
	$(RUN) -m pytest -n auto --dist worksteal

coverage: $(VENV)/dev.stamp ## run them once more with branch coverage, which must not fall below what pyproject.toml says
	$(RUN) -m pytest -n auto --dist worksteal --cov --cov-report=term

test-deep: $(VENV)/dev.stamp ## run what takes long: drawn examples in great number, samples of small faults (COUNT=5 of each part) and of drawn layouts (LAYOUTS=40)
	HYPOTHESIS_PROFILE=deep $(RUN) -m pytest -n auto --dist worksteal -m "deep or hypothesis"
	$(RUN) -m tools.mutants --count $(or $(COUNT),5) --seed $(or $(SEED),1)
	$(RUN) -m bench.layouts.run $(or $(LAYOUTS),40) --seed $(or $(SEED),1)

lint: $(VENV)/dev.stamp ## check style, form, types, and that imports run downwards only
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(VENV)/bin/lint-imports --no-cache
	$(RUN) -m mypy

format: $(VENV)/dev.stamp ## put the code in its standard form
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

rules-test: $(VENV)/run.stamp ## run the cases of every rule
	$(RUN) -m audit rules test

bench: $(VENV)/dev.stamp ## measure speed, growth and start-up
	$(RUN) -m bench.bench
	$(RUN) -m bench.log
	$(RUN) -m bench.explain
	$(RUN) -m bench.overload

power: $(VENV)/dev.stamp ## measure which faults the audit finds and places, and what it says of first place where they are carried forward (COUNT=5 of each)
	$(RUN) -m bench.power $(COUNT)
	$(RUN) -m bench.carried $(COUNT)

workbooks: $(VENV)/dev.stamp ## count which faults are found in drawn workbooks, and what is found where there is none (COUNT=40 of each)
	$(RUN) -m bench.workbooks $(COUNT)

accuracy: $(VENV)/dev.stamp ## print how many cells each reader of documents gets right
	$(RUN) -m bench.accuracy

layouts: $(VENV)/dev.stamp ## draw papers in many layouts, and count how many are read right, asked about or read wrong (COUNT=500, SEED=1, SHOW=wrong, MINUTES=)
	$(RUN) -m bench.layouts.run $(or $(COUNT),500) --seed $(or $(SEED),1) $(if $(SHOW),--show $(SHOW)) $(if $(MINUTES),--minutes $(MINUTES))
	$(RUN) -m bench.layouts.cases

public: $(VENV)/dev.stamp ## count the same over tables of public papers (SET=seen; SET=aside is the half kept for the end)
	$(RUN) -m bench.layouts.public tests/public/$(or $(SET),seen) --findings

mutants: $(VENV)/dev.stamp ## put small faults into the arithmetic and the rules, and count how many the tests see (COUNT=40 of each part, SEED=1, PART=audit/rules)
	$(RUN) -m tools.mutants $(PART) --count $(or $(COUNT),40) --seed $(or $(SEED),1)

prose: $(VENV)/dev.stamp ## print how many recorded claims are found in the sources, what else is proposed, and what of a reader's list is found
	$(RUN) -m bench.prose
	$(RUN) -m bench.hand -v

wheel: $(VENV)/dev.stamp ## build the package into dist/
	$(RUN) -m build --no-isolation --wheel

sdist: $(VENV)/dev.stamp ## build the source distribution into dist/
	$(RUN) -m build --no-isolation --sdist

lock: ## resolve the dependencies again (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q \
		-c requirements.lock --group dev pyproject.toml -o requirements-dev.lock

clean: ## remove everything that was built
	rm -rf $(VENV) dist build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, with its venv module; install it or say make PYTHON=/path/to/python" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock | $(VENV)/bin/python
	$(LOCKED) -r requirements.lock
	$(PIP) check
	@touch $@

$(VENV)/dev.stamp: requirements.lock requirements-dev.lock | $(VENV)/bin/python
	$(LOCKED) -r requirements.lock -r requirements-dev.lock
	$(PIP) check
	@touch $@ $(VENV)/run.stamp
