# edoc: build, run and test. `make` alone tells what there is.
# Each step leaves a mark in build/; it is done again only when what it reads has changed.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON := .venv/bin/python
RUFF := .venv/bin/ruff
PIP := $(PYTHON) -m pip --disable-pip-version-check
VENDOR := src/edoc_theme/static/vendor
CODE := src tests instance scripts benchmarks setup.py
export PORT ?= 8080
export PKI_PORT ?= 9000
export EDOC_FONTS ?= $(CURDIR)/build/fonts

say = @printf '\n\033[1m== %s\033[0m\n' "$(1)"

.PHONY: help
help: ## This list
	@echo "edoc: e-Document suite for Thai government agencies, on Plone"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  Other ports: make run PORT=8081 PKI_PORT=9001"

.PHONY: run
run: build ## Build, create the demo site if there is none, start it on http://127.0.0.1:8080
	@$(PYTHON) instance/run.py

.PHONY: test
test: build tools build/verapdf/PdfaCheck.class lint ## Everything the tests need, then all tests (T="-k word" for some)
	$(call say,Tests)
	@# A file stays with one worker, for what its tests share. (pytest-xdist 3.8 cannot keep groups
	@# under pytest 9: it writes the group into a node's _nodeid, which pytest no longer reads.)
	@bin/pytest -n 2 --dist loadfile $(T)

.PHONY: lint
lint: build/buildout.done ## Style, imports between rooms, ZCML and page templates
	$(call say,Lint)
	@faults=0; \
	$(RUFF) check $(CODE) || faults=1; \
	$(RUFF) format --check $(CODE) || faults=1; \
	scripts/markup --check || faults=1; \
	bin/pytest -q -p no:cacheprovider tests/test_rooms.py || faults=1; \
	exit $$faults

.PHONY: format
format: build/buildout.done ## Put code, ZCML and page templates in their form
	@$(RUFF) check --fix $(CODE)
	@$(RUFF) format $(CODE)
	@scripts/markup --inplace

.PHONY: demo
demo: build ## Play the whole course of a letter once more on the running site
	@bin/py instance/course.py

.PHONY: bench
bench: build ## Measure beside others, and print the table of ratios
	@bin/py benchmarks/run.py $(T)

.PHONY: clean
clean: ## Remove all that was built; the data in var/ stay
	rm -rf .venv bin build develop-eggs eggs parts node_modules .installed.cfg $(VENDOR)

.PHONY: build
build: build/buildout.done build/fonts.done build/assets.done

build/python.done: requirements.txt versions.cfg scripts/pins.py .python-version
	$(call say,Python and its packages (a few minutes the first time))
	@mkdir -p build
	@python=$$(scripts/find-python) && rm -rf .venv && "$$python" -m venv .venv
	@$(PIP) install -qq --requirement requirements.txt
	@$(PYTHON) scripts/pins.py versions.cfg > build/pins.txt
	@$(PIP) install --no-deps --no-compile --progress-bar off -r build/pins.txt 2>build/pip.log \
		| scripts/progress "$$(wc -l <build/pins.txt)" || { tail -20 build/pip.log; exit 1; }
	@# Child processes started with this Python (workers, validators) find the suite too.
	@echo "$(CURDIR)/src" >"$$(echo .venv/lib/python3*/site-packages)/edoc.pth"
	@# On both cores, and whatever the environment says of bytecode: it halves every start. Some
	@# packages carry files in old Python, which is no matter.
	@$(PYTHON) -m compileall -q -j 2 .venv/lib >build/compile.log 2>&1 || true
	@touch $@

build/buildout.done: build/python.done buildout.cfg versions.cfg setup.py
	$(call say,Buildout: the instance and the tools)
	@mkdir -p build/chameleon
	@.venv/bin/buildout -q
	@touch $@

build/fonts.done: scripts/fonts.py scripts/fonts.json | build/python.done
	$(call say,Fonts of the letters)
	@$(PYTHON) scripts/fonts.py build/fonts
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json
	$(call say,What the pages bring along)
	@npm ci --omit=optional --no-progress --loglevel=error
	@touch $@

build/assets.done: scripts/assets.py node_modules/.package-lock.json | build/python.done
	@$(PYTHON) scripts/assets.py node_modules $(VENDOR)
	@touch $@

.PHONY: tools
tools: ## The Debian packages that tests need: installed as root, named otherwise
	@scripts/test-tools

build/verapdf/PdfaCheck.class: tests/services/PdfaCheck.java scripts/verapdf | build/python.done tools
	$(call say,veraPDF)
	@scripts/verapdf
