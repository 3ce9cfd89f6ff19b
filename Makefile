# The two commands of the README are `make demo` and `make test`; each sets up all that it needs.
PORT ?= 8000
SEED ?= $(shell date +%s)
WORKERS ?= 2
RUN = .venv/bin/rundbord
PYTEST = .venv/bin/pytest -n $(WORKERS) --durations=20 --hypothesis-seed=$(SEED)

.PHONY: demo test test-postgresql lint bench screenshots messages lock clean

demo: .venv/.program
	@$(RUN) demo --port $(PORT)

test: .venv/.developer
	@echo "Seed of random tests: $(SEED) (again with: make test SEED=$(SEED))"
	@$(PYTEST) tests

# The same tests of everything that touches a database, on PostgreSQL (RUNDBORD_TEST_DATABASE_URL names an empty one).
test-postgresql: .venv/.developer
	@echo "Seed of random tests: $(SEED) (again with: make test-postgresql SEED=$(SEED))"
	@$(PYTEST) tests/apps tests/operations tests/house

lint: .venv/.developer
	@.venv/bin/ruff format --check src tests bench scripts
	@.venv/bin/ruff check src tests bench scripts
	@.venv/bin/djlint --check --lint --quiet src
	@.venv/bin/lint-imports
	@.venv/bin/mypy

bench: .venv/.developer
	@for script in bench/*.py; do echo "== $$script"; .venv/bin/python $$script $(DATA) || exit 1; done

screenshots: .venv/.developer
	@.venv/bin/python scripts/screenshots.py

messages: .venv/.developer
	@.venv/bin/python scripts/messages.py update
	@.venv/bin/python scripts/messages.py compile

lock: .venv/.developer
	@scripts/lock.sh

clean:
	rm -rf .venv build dist data demo-data demo-data.building

.venv/.program: requirements.lock pyproject.toml scripts/bootstrap.sh
	@echo "Setting up Rundbord (once; a minute or two) …"
	@scripts/bootstrap.sh requirements.lock
	@touch .venv/.program

.venv/.developer: requirements-dev.lock pyproject.toml scripts/bootstrap.sh
	@echo "Setting up Rundbord with its tests (once; a few minutes) …"
	@scripts/bootstrap.sh requirements-dev.lock
	@touch .venv/.developer .venv/.program
