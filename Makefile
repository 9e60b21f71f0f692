# Every target does its own set-up; it needs only Python 3.11 or newer, pip and the package registry.
#
# The stamp files are inside the environments and are written last: without one, the work before it is done again. Their
# names contain the version of Python, so that another PYTHON or STUDENT_PYTHON gets another environment.

PYTHON ?= python3
# an interpreter cannot make its own environment, so .venv is ignored here even while it is activated
BASE_PYTHON := $(shell PATH="$(subst $(CURDIR)/.venv/bin:,,$(PATH))"; command -v $(PYTHON))
VERSION := $(shell $(or $(BASE_PYTHON),false) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
LOCKED := .venv/.locked-$(VERSION)
READY := .venv/.ready
# Student code may use the syntax of any Python from 3.11 on, so the newest on this machine grades it. One without pip or
# ctypes cannot be used, and pyenv may have commands for versions that it does not start.
FIND_STUDENT_PYTHON = PATH="$(subst $(CURDIR)/.venv/bin:,,$(PATH))"; for version in 3.14 3.13 3.12 3.11; do \
	for python in python$$version /usr/local/bin/python$$version $$HOME/.pyenv/versions/$$version.*/bin/python$$version; \
	do "$$python" -c 'import ctypes, importlib.util, os, sys, venv, zlib; \
		importlib.util.find_spec("pip") or sys.exit(1); print(os.path.realpath(sys.executable))' 2>/dev/null && exit; \
	done; done
ifndef STUDENT_PYTHON
STUDENT_PYTHON := $(or $(shell $(FIND_STUDENT_PYTHON)),$(BASE_PYTHON))
endif
STUDENT_VERSION := $(shell $(or $(STUDENT_PYTHON),false) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
STUDENT := .student/.locked-$(STUDENT_VERSION)
PIP := -m pip --quiet --quiet --no-input --disable-pip-version-check  # twice: errors only
# Debian may have no ensurepip, so the base Python's pip installs into a .venv without pip
PIP_INSTALL := $(BASE_PYTHON) $(PIP) --python .venv/bin/python install

# $(call CHECK_PYTHON,variable,its value,its interpreter)
define CHECK_PYTHON
@$(or $(3),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo >&2 \
"$(2) is missing or older than 3.11: install Python 3.11 (Debian: python3), or name an installed one," \
"as in: make $(1)=/usr/local/bin/python3.11"; exit 1; }
@$(3) -c 'import pip, sys; sys.exit([int(n) for n in pip.__version__.split(".")[:2]] < [22, 3])' \
2>/dev/null || { echo >&2 \
"$(3) has no pip, or one older than 22.3: install pip (Debian: python3-pip), or name a Python that" \
"has it, as in: make $(1)=/usr/local/bin/python3.11"; exit 1; }
endef

# the corpus that tests the graders, and the oracle for the references, are among the tests
bench verdicts proof attacks: export PYTHONPATH := tests/attacks:tests/mutants:tests/solutions

# Attacks must reach their time limits, so beside them runs only what has no such limits, at a lower priority. The rest runs
# in parallel parts, which wait as much as they compute; the part that takes longest starts first.
ATTACKS := tests/attacks
TIMELESS := $(addprefix tests/,author cells derive graders handout intake numeric solutions source)
GRADED := tests/grading/test_corpus.py tests/grading/test_once.py
WHOLE := tests/green tests/publish tests/demo tests/test_cli.py tests/test_cli_locale.py tests/test_round_trip.py
REST := $(addprefix --ignore=,$(ATTACKS) $(TIMELESS) $(GRADED) $(WHOLE))
CHECKS := ruff check && ruff format --check && lint-imports --no-logo && mypy && chainrule build --check
# $(call BESIDE,name,command) runs a command beside the next ones; $(call DONE,name) waits, tells what it said, and adds
# up in $$failed what failed
BESIDE = $(2) >"$$logs/$(1)" 2>&1 & $(1)=$$!
DONE = wait $$$(1) || failed=1; cat "$$logs/$(1)"

# nbgrader calls alembic without a path
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: help demo test checks coverage build proof bench verdicts attacks faults fuzz lock clean
.DEFAULT_GOAL := help

help:
	@echo "make demo    grade a sample class, from set-up to report"
	@echo "make test    all checks: style, types, layers, built notebooks, tests"
	@echo "make checks  of these all but the tests: style, types, layers, built notebooks"
	@echo "make coverage  what the tests run of our code; takes longer than they do alone"
	@echo "make build   build source/ and release/ from the references in solutions/"
	@echo "make proof   check every assignment from end to end: marks, right and wrong solutions, notebooks, references"
	@echo "make verdicts  grade the corpus of right and wrong solutions, and compare with other rules"
	@echo "make attacks grade a corpus of attacks on the grader, print the result of each, and time the kinds of sandbox"
	@echo "make bench   time grading beside nbgrader's own, on the same notebooks, and the decision about a right solution"
	@echo "make faults  kill processes of real runs at random, 300 of them or KILLS=30, and compare the verdicts"
	@echo "make fuzz    read a million hostile frames as if a guest had sent them"
	@echo "make lock    resolve requirements.lock again after a change of the dependencies in pyproject.toml"
	@echo "make clean   remove .venv, .student, the demo and the tools' caches"
	@echo "PYTHON=python3.12 chooses our interpreter (default: python3), STUDENT_PYTHON=python3.13 that of student code"
	@echo "(default: the newest on this machine)."

demo: $(READY)
	@chainrule demo

test: $(READY)
	@logs=$$(mktemp -d); failed=0; trap 'rm -r "$$logs"' EXIT; \
	$(call BESIDE,checks,nice sh -c '$(CHECKS)'); $(call BESIDE,timeless,nice pytest $(TIMELESS)); \
	pytest $(ATTACKS) || failed=1; \
	$(call BESIDE,graded,pytest $(GRADED)); $(call BESIDE,whole,pytest $(WHOLE)); pytest $(REST) || failed=1; \
	$(call DONE,checks); $(call DONE,timeless); $(call DONE,graded); $(call DONE,whole); exit $$failed

checks: $(READY)
	$(CHECKS)

# The attacks are left out: they are held against their time limits. Guests are other processes, of another Python, with
# nothing of ours in them but what they run, so what is run there does not count.
coverage: $(READY)
	@coverage erase; logs=$$(mktemp -d); failed=0; trap 'rm -r "$$logs"' EXIT; \
	$(call BESIDE,graded,coverage run -m pytest $(GRADED)); $(call BESIDE,whole,coverage run -m pytest $(WHOLE)); \
	coverage run -m pytest $(TIMELESS) || failed=1; coverage run -m pytest $(REST) || failed=1; \
	$(call DONE,graded); $(call DONE,whole); coverage combine --quiet; coverage report; exit $$failed

build: $(READY)
	@chainrule build

proof: $(READY)
	@python benchmarks/proof.py

bench: $(READY)
	@python benchmarks/decision.py
	@python benchmarks/against_nbgrader.py

verdicts: $(READY)
	@python benchmarks/verdicts.py

attacks: $(READY)
	@python benchmarks/attacks.py
	@python benchmarks/tiers.py

faults: $(READY)
	@python benchmarks/faults.py $(or $(KILLS),300) $(or $(SEED),1)

fuzz: $(READY)
	@python benchmarks/fuzz_wire.py

lock:
	$(call CHECK_PYTHON,PYTHON,$(PYTHON),$(BASE_PYTHON))
	@tool=$$(mktemp -d) && trap 'rm -rf "$$tool"' EXIT && \
	$(BASE_PYTHON) $(PIP) install --target "$$tool" uv && \
	"$$tool/bin/uv" --quiet --system-certs pip compile --universal --python-version 3.11 --extra dev \
		--generate-hashes --no-strip-extras --custom-compile-command "make lock" pyproject.toml -o requirements.lock

clean:
	rm -rf .venv .student demo .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# exactly what students install, the only packages that their code sees when it is graded; packages that
# release/requirements.txt does not name have our versions
$(STUDENT): release/requirements.txt requirements.lock
	$(call CHECK_PYTHON,STUDENT_PYTHON,$(STUDENT_PYTHON),$(STUDENT_PYTHON))
	@$(STUDENT_PYTHON) -m venv --without-pip --clear .student
	@sed -n -e 's/\[.*\]//' -e 's/^\([a-z0-9].*\) \\$$/\1/p' requirements.lock | \
		awk -F== 'NR == FNR { named[$$1]; next } !($$1 in named)' release/requirements.txt - > .student/versions.txt
	@$(STUDENT_PYTHON) $(PIP) --python .student/bin/python install --only-binary :all: \
		--requirement release/requirements.txt --constraint .student/versions.txt
	@touch $@

$(READY): $(LOCKED) $(STUDENT) pyproject.toml
	@$(PIP_INSTALL) --no-build-isolation --no-deps --editable .
	@touch $@

# --clear: an environment of an interrupted set-up or an older lock is not worth repairing
$(LOCKED): requirements.lock
	$(call CHECK_PYTHON,PYTHON,$(PYTHON),$(BASE_PYTHON))
	@echo "Setting up .venv from requirements.lock; the first time takes a minute or two."
	@$(BASE_PYTHON) -m venv --without-pip --clear .venv
	@$(PIP_INSTALL) --require-hashes --only-binary :all: --requirement requirements.lock
	@touch $@
