# make run: serve the dashboard, to this machine only; HOST=0.0.0.0 serves it to others. make test: every check. Both set
# themselves up in .venv.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501
BIN := .venv/bin
SECONDS ?= 1200
# As in deploy/outcomes@.service: what runs of pages leave behind is given back.
MALLOC := MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=131072

.PHONY: run test coverage lint browser schema check snapshots screenshots fonts plotly bench load hard soak audit sbom lock clean

run: .venv/ready
	@echo "Reported Outcomes: http://localhost:$(PORT)"
	@$(MALLOC) $(BIN)/streamlit run dashboard.py --server.address $(HOST) --server.port $(PORT) \
	--browser.serverAddress localhost

test: .venv/dev-ready lint check browser
	@$(BIN)/python -m tools.fonts --missing
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# Branch coverage of the modules named in pyproject.toml: below 100 % it fails.
COVERING := anchors brief charts checks consistency corrections coverage district export false_facts filters \
history interval kinds ledger markdown mistakes passage reading references relations statements templates wording
coverage: .venv/dev-ready
	@$(BIN)/python -m coverage run -m pytest -p no:xdist -m "not browser" $(COVERING:%=tests/test_%.py)
	@$(BIN)/python -m coverage report

lint: .venv/dev-ready
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache

check: .venv/ready
	@$(BIN)/python -m outcomes check

schema: .venv/ready
	@$(BIN)/python -m outcomes schema
	@$(BIN)/python -m outcomes corrections
	@$(BIN)/python -m outcomes wordings

snapshots: .venv/dev-ready
	@$(BIN)/python -m tests.golden

# The drawing library of the charts, in the version that plotly for Python writes for. The whole of plotly.js is 4.8 MB of
# script; bars and points need only its basic bundle, a quarter of that.
PLOTLYJS = $(shell $(BIN)/python -c 'from plotly.offline import get_plotlyjs_version as version; print(version())')
plotly: .venv/dev-ready
	@mkdir -p out
	@npm pack --silent --pack-destination out plotly.js-basic-dist-min@$(PLOTLYJS)
	@tar -xzf out/plotly.js-basic-dist-min-$(PLOTLYJS).tgz -C outcomes/ui/static/plotly --strip-components=1 \
	package/plotly-basic.min.js package/LICENSE
	@$(BIN)/python -m tools.shipped

fonts: .venv/dev-ready
	@$(BIN)/python -m tools.fonts

screenshots: .venv/dev-ready browser
	@$(BIN)/python -m tests.screenshots

bench: .venv/dev-ready browser
	@$(BIN)/python -m benchmarks.speed

load: .venv/dev-ready
	@$(MALLOC) $(BIN)/python -m benchmarks.load

# Everything that tries to break it: mutants, hostile files, edits, faults, odd addresses, injection, thirty readers.
# MUTANTS=1000 make hard tries fewer.
hard: .venv/dev-ready browser
	@$(BIN)/python -m pytest -m hard -n auto -v --durations=20 tests/hard
	@$(MALLOC) $(BIN)/python -m tools.soak 180

soak: .venv/dev-ready
	@$(MALLOC) $(BIN)/python -m tools.soak $(SECONDS)

audit: .venv/dev-ready
	@$(BIN)/python -m tools.audit

sbom: .venv/dev-ready
	@$(BIN)/python -m tools.sbom

lock: .venv/dev-ready
	@{ echo "# Every package that is installed, with the hashes of all its files. Made from requirements.txt by: make lock"; \
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header \
	--no-annotate requirements.txt; } > requirements.lock.new && mv requirements.lock.new requirements.lock

browser:
	@sh tests/browser.sh

.venv/ready: requirements.lock
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: $(PYTHON) was not found."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; for another one: make run PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv (once; takes a minute or two) …"
	@$(PYTHON) -m venv .venv
	@echo "Installing the packages in requirements.lock, each held against its hash …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/dev-ready: .venv/ready requirements-dev.txt
	@echo "Installing the packages for tests …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf .venv out
