# The verbs. Each first makes what it needs; nothing has to be installed by hand but python3 and make.
.DEFAULT_GOAL := help
.PHONY: help setup chat run test check train bench compare curve understanding sets encoder language catalogues clean

# uv of the machine, else one of our own in .tools/
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
export RASA_TELEMETRY_ENABLED := false
export UV_COMPILE_BYTECODE := 1

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## / — /'

setup: .venv/ready nlu/.venv/ready  ## both environments, from their lock files

.tools/bin/uv:
	python3 -m venv .tools
	.tools/bin/python -m pip install --quiet uv

# The lock files say which exact versions; `ready` is younger than them when they are installed.
.venv/ready: uv.lock pyproject.toml | $(filter .tools/%,$(UV))
	$(UV) sync --frozen --python 3.12
	@touch $@

nlu/.venv/ready: nlu/uv.lock nlu/pyproject.toml | $(filter .tools/%,$(UV))
	$(UV) sync --frozen --python 3.10 --project nlu
	@touch $@

chat: setup  ## talk in the terminal
	@.venv/bin/naast chat

run: setup  ## poll Telegram (needs TELEGRAM_BOT_TOKEN)
	@.venv/bin/naast run

train: setup  ## train the language model anew
	@.venv/bin/naast train

check: setup  ## ruff, types, catalogues, content
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/python tools/catalogues.py check
	.venv/bin/naast content check

test: check  ## everything, a real model trained and served included
	.venv/bin/pytest -m "not model" -n 2
	.venv/bin/pytest -m model
	.venv/bin/python tools/understanding.py --check

bench: setup  ## speed and memory, measured side by side
	.venv/bin/python -m bench

compare: setup  ## our classifier against Rasa's default, on the same sentences
	nlu/.venv/bin/python -W ignore nlu/compare.py

curve: setup  ## whether more training sentences still help
	PYTHONPATH=. nlu/.venv/bin/python -W ignore -m nlu.learning_curve

understanding: setup  ## how well questions are understood, per language
	.venv/bin/python tools/understanding.py

sets: setup  ## whether several substances in one messy sentence are told apart
	.venv/bin/python tools/sets.py

encoder: setup  ## teach the sentence encoder our questions, from the beginning (two hours)
	PYTHONPATH=. nlu/.venv/bin/python -W ignore -m nlu.teaching.sentences var/sentences.jsonl
	PYTHONPATH=. $(UV) run --isolated --no-project --python 3.12 --with-requirements nlu/teaching/requirements.txt \
		python -m nlu.teaching.learn var/sentences.jsonl

language: setup  ## begin another language: make language CODE=de
	.venv/bin/python -m tools.new_language $(CODE)

catalogues: setup  ## take new interface texts into locales/
	.venv/bin/python tools/catalogues.py update

clean:  ## remove what was made
	rm -rf .venv .tools nlu/.venv nlu/models var
