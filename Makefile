# Two commands do everything on a fresh machine: make serve and make test.
# The stamps (.ready files) make the second run quick.

PORT ?= 8000
SITE_URL ?= http://127.0.0.1:$(PORT)/
SETUP = node_modules/.ready node

.PHONY: serve test site duel bench screenshots check clean node
.DELETE_ON_ERROR:
# One installer at a time: make -j must not run two pips into one .venv.
.NOTPARALLEL:

serve: $(SETUP)
	@.venv/bin/clausewise serve --port $(PORT)

test: $(SETUP) .venv/.ready-test
	@build/setup/browser.sh chromium >/dev/null
	@build/setup/browser.sh firefox >/dev/null
	@.venv/bin/python -m pytest --numprocesses=auto $(ARGS)

site: $(SETUP)
	@.venv/bin/clausewise build --site-url $(SITE_URL)
	@.venv/bin/python -m clausewise.publish.compress site

# More cases than make test has, and others: make duel CASES=200000 SEED=7
duel: CASES ?= 20000
duel: SEED := $(or $(SEED),$(shell date +%s))
duel: $(SETUP) .venv/.ready-test
	@echo "make duel CASES=$(CASES) SEED=$(SEED)"
	@CLAUSEWISE_TWIN_CASES=$(CASES) CLAUSEWISE_TWIN_SEED=$(SEED) \
		.venv/bin/python -m pytest tests/test_twin.py $(ARGS)

bench: $(SETUP)
	@PYTHONPATH=tests .venv/bin/python -m bench.engine
	@PYTHONPATH=tests .venv/bin/python -m bench.desk
	@PYTHONPATH=tests .venv/bin/python -m bench.paths
	@.venv/bin/python -m clausewise.bench

screenshots: $(SETUP) .venv/.ready-test
	@build/setup/browser.sh chromium >/dev/null
	@PYTHONPATH=tests .venv/bin/python -m browser.screenshots

check: .venv/.ready-test
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy

clean:
	rm -rf .venv .cache site node_modules
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache

# Not a stamp: a Node.js can go away, and a new .venv has none.
node: .venv/.ready
	@build/setup/node.sh >/dev/null

.venv/.ready: pyproject.toml constraints.txt build/setup/venv.sh
	@build/setup/venv.sh
	@touch $@

.venv/.ready-test: .venv/.ready
	@build/setup/venv.sh test
	@touch $@

node_modules/.ready: package.json package-lock.json .npmrc | .venv/.ready
	@build/setup/npm.sh
	@touch $@
