# `make help` lists what there is. Needed: make, git and Python 3.11 or newer; `make test`
# fetches the rest, or says what is missing. Variables:
#   PYTHON=...    makes .venv                 (default: the first that is new enough)
#   BASE_URL=...  the site's public address   (default: base_url in site.yaml)
#   ARGS=...      more arguments for sitegen, or for pytest

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?=
BASE_URL ?=
ARGS ?=
export BASE_URL

venv := .venv/bin/python
pip := $(venv) -m pip --disable-pip-version-check --no-input
sitegen := $(venv) -m sitegen
tools := tests/tools

# --- use --------------------------------------------------------------------------

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

.PHONY: site
site: .venv/.site ## build the demo site into output/
	$(sitegen) build $${BASE_URL:+--base-url "$$BASE_URL"} $(ARGS)

.PHONY: serve
serve: .venv/.site ## preview the demo site, and reload the browser after every change
	$(sitegen) serve $(ARGS)

.PHONY: check
check: .venv/.site ## tell every problem in content/
	$(sitegen) check $(ARGS)

# --- work -------------------------------------------------------------------------

.PHONY: test
test: .venv/.dev lint $(tools)/node_modules/.stamp browser ## every check and test
	$(venv) -m pytest --numprocesses auto $(ARGS)

.PHONY: lint
lint: .venv/.dev ## style, types and layers
	$(venv) -m ruff check
	$(venv) -m ruff format --check
	$(venv) -m mypy
	$(venv) -c 'import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())'

.PHONY: format
format: .venv/.dev ## bring the code into shape
	$(venv) -m ruff check --fix
	$(venv) -m ruff format

.PHONY: golden
golden: .venv/.dev ## write again what the golden tests compare with; review the diff
	$(venv) -m pytest -m golden --golden $(ARGS)

.PHONY: wheel
wheel: .venv/.dev ## source archive and wheel, into dist/
	$(venv) -m build --no-isolation

.PHONY: lock
lock: .venv/.dev ## write the lock files again after pyproject.toml changed (ARGS=--upgrade: newest versions)
	$(lock) $(ARGS) --group build --output-file requirements.txt
	$(lock) $(ARGS) --group dev --extra import --extra images --constraints requirements.txt --output-file requirements-dev.txt
	for folder in $(tools) benchmarks/tools; do \
		(cd $$folder && npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund) || exit 1; \
	done

# For every platform and every Python from 3.11 on, with the hashes of all published files.
lock = $(venv) -m uv --no-progress pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command 'make lock'

.PHONY: clean
clean: ## remove what was built, and the caches; .venv stays
	find output -mindepth 1 ! -path output/.gitignore -delete
	rm -rf dist .sitegen-cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find sitegen tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# --- set up -----------------------------------------------------------------------

# A .venv whose interpreter is gone is made anew.
$(shell $(venv) -c '' 2>/dev/null || rm -rf .venv)

# An interpreter is tried out first: a command of that name may be a shim of nothing, and
# Debian's python3 has no ensurepip without the package python3-venv.
.venv/pyvenv.cfg:
	@for python in $(if $(PYTHON),'$(PYTHON)',python3.13 python3.12 python3.11 python3); do \
		if "$$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "$$("$$python" --version) in .venv"; exec "$$python" -m venv .venv; \
		fi; \
	done; \
	echo 'error: no Python 3.11 or newer that can make virtual environments' >&2; \
	echo '  hint: install one (Debian, Ubuntu: `apt-get install python3 python3-venv`) or name it: `make PYTHON=...`' >&2; \
	exit 1

# A stamp is newer than all that it was installed from.
.venv/.site: requirements.txt pyproject.toml | .venv/pyvenv.cfg
	$(pip) install --quiet --require-hashes --requirement requirements.txt
	$(pip) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.site
	$(pip) install --quiet --require-hashes --requirement requirements-dev.txt
	@touch $@

$(tools)/node_modules/.stamp: $(tools)/package.json $(tools)/package-lock.json
	@if command -v npm >/dev/null; then \
		cd $(tools) && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error && touch node_modules/.stamp; \
	else \
		echo 'npm is missing: the tests that need $(tools) are skipped, and fail where CI is set' >&2; \
	fi

# A browser, Chinese letters and Java, from the system's packages where that is allowed.
.PHONY: browser
browser:
	@missing=; \
	{ test -n "$$CHROMIUM" || command -v chromium || command -v chromium-browser || command -v google-chrome; \
	} >/dev/null || missing="$$missing chromium"; \
	fc-list :lang=zh 2>/dev/null | grep -q . || missing="$$missing fonts-noto-cjk"; \
	java -version >/dev/null 2>&1 || missing="$$missing default-jre-headless"; \
	test -n "$$missing" || exit 0; \
	if test "$$(id -u)" = 0 && command -v apt-get >/dev/null; then \
		echo "Installing$$missing"; \
		export DEBIAN_FRONTEND=noninteractive; \
		{ apt-get update && apt-get install --yes --no-install-recommends $$missing; } >/dev/null && exit 0; \
	fi; \
	echo "missing:$$missing; the tests that need them are skipped, and fail where CI is set" >&2
