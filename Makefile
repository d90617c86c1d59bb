# What people run. `make run` and `make test` need Python 3.11, make and a network for pip, nothing else.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/data
GOLD ?= ../shared/gold
TOOLS ?= ../shared/tools
BUILD ?= build/reader
TRAIN := .venv-train/bin/python

.PHONY: run install test check format gate eval bench train clean

run: install  ## set everything up and read the example article
	@$(BIN)/sayso read examples/ceasefire.txt

install: .venv/installed  ## leave the command at .venv/bin/sayso

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv || { echo "$(PYTHON) cannot make a virtual environment; on Debian, install python3-venv" >&2; exit 2; }
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	touch $@

.venv/developing: .venv/installed
	$(BIN)/pip install --quiet --constraint constraints.txt --group dev
	touch $@

.venv-train/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv-train
	$(TRAIN) -m pip install --quiet --upgrade pip
	$(TRAIN) -m pip install --quiet --constraint constraints.txt --editable . --group train
	touch $@

test: .venv/developing  ## set everything up and pass the tests
	$(BIN)/pytest

check: .venv/developing  ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/developing  ## put the code into the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

gate: .venv/developing  ## hold the scores against their pinned floors
	$(BIN)/python -m evaluation.gate --data $(DATA) --gold $(GOLD) --tools $(TOOLS)

eval: .venv/developing  ## measure everything that docs/model.md states
	$(BIN)/python -m evaluation.spans --data $(DATA) --tools $(TOOLS)
	$(BIN)/python -m evaluation.labels --data $(DATA) --gold $(GOLD) --tools $(TOOLS)
	$(BIN)/python -m evaluation.manner --data $(DATA)
	$(BIN)/python -m evaluation.sources --data $(DATA)
	$(BIN)/python -m evaluation.speakers --data $(DATA)
	$(BIN)/python -m evaluation.relays --data $(DATA)
	$(BIN)/python -m evaluation.checks --data $(DATA)
	$(BIN)/python -m evaluation.kinds --data $(DATA)
	$(BIN)/python -m evaluation.timex --data $(DATA)
	$(BIN)/python -m evaluation.pages --data $(DATA)/html
	$(BIN)/python -m evaluation.seed --data $(DATA) --tools $(TOOLS)

bench: .venv-train/installed  ## words per second, memory and start-up, beside a BERT-base
	$(TRAIN) -m benchmarks.reading --data $(DATA)
	$(BIN)/python -m benchmarks.everything --data $(DATA)
	$(BIN)/python -m benchmarks.timex --data $(DATA)

train: .venv-train/installed  ## make the model anew, from the last checkpoint if there is one
	$(TRAIN) -m training.train --data $(DATA) --out $(BUILD)/outermost
	$(TRAIN) -m training.train --data $(DATA) --before $(BUILD)/outermost --out $(BUILD)/inner \
		--inner 3 --epochs 3 --rate 5e-5 --head-rate 3e-4
	$(TRAIN) -m training.train --data $(DATA) --before $(BUILD)/inner --out $(BUILD)/more \
		--inner 4 --epochs 1 --rate 6e-5 --head-rate 3e-4
	$(TRAIN) -m training.train --data $(DATA) --before $(BUILD)/more --out $(BUILD) \
		--inner 4 --epochs 1 --rate 6e-5 --head-rate 3e-4 --seed 2
	$(TRAIN) -m training.export --data $(DATA) --weights $(BUILD)/weights.pt --out $(BUILD)
	$(TRAIN) -m training.calibrate --data $(DATA) --model $(BUILD)
	$(TRAIN) -m training.card --data $(DATA) --tools $(TOOLS) --model $(BUILD) --version new

clean:  ## forget everything that was set up or built
	rm -rf .venv .venv-train build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
