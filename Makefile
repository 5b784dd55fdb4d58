# `make run` and `make test` do all the set-up on a machine with only Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Debian and Ubuntu keep venv in a package of its own.
AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo -n)

.PHONY: run test lint fuzz bench pictures clean

run: $(VENV)/run.stamp
	$(BIN)/python -m data build --if-stale
	$(BIN)/python -m geo boundaries publish
	$(BIN)/streamlit run serve.py

# More than two: browsers wait most of their time. A worker takes up to 2.7 GB.
TEST_WORKERS ?= 3
test: $(VENV)/test.stamp lint
	$(BIN)/python -m tests.browser.install
	$(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadfile --no-loadscope-reorder -m "not alone"
	$(BIN)/python -m pytest -m alone

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Damaged reports, new ones each time; `make fuzz FUZZ_SECONDS=3600` for an hour.
FUZZ_SECONDS ?= 600
fuzz: $(VENV)/test.stamp
	FUZZ_SECONDS=$(FUZZ_SECONDS) $(BIN)/python -m pytest tests/test_fuzz.py

bench: $(VENV)/test.stamp
	$(BIN)/python -m bench

pictures: $(VENV)/test.stamp
	$(BIN)/python -m docs.pictures

clean:
	rm -rf $(VENV) data/store static/*.json

$(VENV)/run.stamp: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 run")'
	test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  $(AS_ROOT) apt-get install --yes --quiet python3-venv && $(PYTHON) -m venv $(VENV); } || \
	  { rm -rf $(VENV); echo "venv is missing; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/test.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
