# SPDX-License-Identifier: GPL-3.0-or-later
# The commands of the README; `make help` lists them. CMake does the building.

MAKEFLAGS += --no-print-directory
BUILD ?= build
PREFIX ?= /usr/local
# Compilers need memory too: one job for each 1.5 GB, at most one a core.
JOBS ?= $(shell cores=$$(nproc 2>/dev/null || echo 1); \
	room=$$(awk '/^MemAvailable/ { print int($$2 / 1572864) }' /proc/meminfo 2>/dev/null); \
	[ "$${room:-1}" -ge 1 ] || room=1; [ "$${room:-$$cores}" -lt "$$cores" ] && echo $$room || echo $$cores)
# A build folder keeps the generator that it was made with.
GENERATOR = $(if $(wildcard $(1)/CMakeCache.txt),,$(if $(shell command -v ninja),-G Ninja))
CACHE = $(if $(shell command -v ccache),-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
CONFIGURE = cmake -S . -B $(1) $(call GENERATOR,$(1)) $(CACHE) --log-level=WARNING
PAPERS = $(sort $(wildcard corpus/papers/*.pdf))

.PHONY: all test test-python test-spark deb test-deb demo bench bench-archive bench-ocr asan fuzz mutants types install format help \
	packages test-packages clean

all: packages
	@$(call CONFIGURE,$(BUILD)) -DCMAKE_BUILD_TYPE=Release $(if $(wildcard $(BUILD)/CMakeCache.txt),,-DSCRUTINEER_TESTS=OFF)
	@cmake --build $(BUILD) --parallel $(JOBS) --target scrutineer
	@echo "Built $(BUILD)/scrutineer; try: $(BUILD)/scrutineer --help"

packages:
	@scripts/install_packages build

test-packages:
	@scripts/install_packages build test

test: test-packages
	@$(call CONFIGURE,$(BUILD)) -DCMAKE_BUILD_TYPE=Release -DSCRUTINEER_TESTS=ON
	@cmake --build $(BUILD) --parallel $(JOBS)
	@ctest --test-dir $(BUILD) --output-on-failure --parallel $(JOBS)

demo: all
	@scripts/demo $(BUILD)/scrutineer $(BUILD)/demo $(PAPERS)

bench: test-packages all
	@tests/bench/extract_bench.py --program $(BUILD)/scrutineer $(if $(BENCH_PAPERS),$(BENCH_PAPERS),corpus/papers)

bench-ocr: all
	@scripts/install_packages bench
	@tests/bench/ocr_bench.py --program $(BUILD)/scrutineer

bench-archive: test-packages
	@$(call CONFIGURE,$(BUILD)) -DCMAKE_BUILD_TYPE=Release -DSCRUTINEER_TESTS=ON
	@cmake --build $(BUILD) --parallel $(JOBS) --target scrutineer archive_bench
	@$(BUILD)/tests/bench/archive_bench $(BUILD)/scrutineer $(BUILD) $(if $(BENCH_SIZES),$(BENCH_SIZES),200 2000 20000)

asan: test-packages
	@$(call CONFIGURE,$(BUILD)-asan) -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSCRUTINEER_SANITIZE=ON -DSCRUTINEER_TESTS=ON
	@cmake --build $(BUILD)-asan --parallel $(JOBS)
	@ctest --test-dir $(BUILD)-asan --output-on-failure --parallel $(JOBS)

# FUZZ_SECONDS for each target, one after the other; what a run finds of use is kept in the build folder.
FUZZ_TARGETS ?= figures layouts pages papers
FUZZ_SECONDS ?= 3600
fuzz: test-packages
	@scripts/install_packages fuzz
	@$(call CONFIGURE,$(BUILD)-fuzz) -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_COMPILER=clang++-14 \
	  -DSCRUTINEER_FUZZ=ON -DSCRUTINEER_SANITIZE=ON -DSCRUTINEER_TESTS=ON
	@cmake --build $(BUILD)-fuzz --parallel $(JOBS) --target $(addsuffix _fuzz,$(FUZZ_TARGETS))
	@for target in $(FUZZ_TARGETS); do mkdir -p $(BUILD)-fuzz/found/$$target && echo "== $$target" && \
	  nice -n 19 $(BUILD)-fuzz/tests/fuzz/$${target}_fuzz -max_total_time=$(FUZZ_SECONDS) -timeout=10 \
	  -rss_limit_mb=1024 -artifact_prefix=$(BUILD)-fuzz/found/$$target- -print_final_stats=1 \
	  $(BUILD)-fuzz/found/$$target tests/fuzz/inputs/$$target || exit 1; done

MUTANTS ?= 1000
mutants: test-packages all
	@nice -n 19 tests/hardening/mutants $(BUILD)/scrutineer corpus --count $(MUTANTS)

types: test-packages
	@$(call CONFIGURE,$(BUILD)-types) -DCMAKE_BUILD_TYPE=Release -DSCRUTINEER_TYPE_CHECKS=ON -DSCRUTINEER_TESTS=OFF
	@cmake --build $(BUILD)-types --parallel $(JOBS)

install:
	@[ -x $(BUILD)/scrutineer ] || { echo "Build first: make"; exit 1; }
	@cmake --build $(BUILD) --parallel $(JOBS) --target scrutineer
	cmake --install $(BUILD) --prefix $(PREFIX)

# Two Debian packages, of shared libraries alone: what Debian mends is mended here too.
DEB = $(BUILD)-deb
deb: packages
	@scripts/install_packages deb
	@$(call CONFIGURE,$(DEB)) -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr -DSCRUTINEER_TESTS=OFF \
	  -DSCRUTINEER_ARCHIVES=OFF
	@cmake --build $(DEB) --parallel $(JOBS)
	@rm -f $(DEB)/*.deb && cd $(DEB) && cpack -G DEB
	@lintian --allow-root --fail-on error $(DEB)/*.deb
	@echo "lintian: no errors. Install with: apt-get install ./$$(ls $(DEB)/scrutineer_*.deb)"

test-deb: deb
	@scripts/install_packages test-deb
	@scripts/test_deb $(DEB)/root $(DEB)/scrutineer_*.deb

format:
	@scripts/install_packages format
	git ls-files '*.cpp' '*.hpp' | xargs clang-format -i

clean:
	rm -rf $(BUILD) $(BUILD)-asan $(BUILD)-types $(BUILD)-deb

# The package for Python and Spark is tested in an environment of its own; what it needs comes from PyPI.
PYTHON_ENVIRONMENT = $(BUILD)/python
define PYTHON_TESTS
	@[ -x $(BUILD)/scrutineer ] || $(MAKE) all
	@python3 -c "import ensurepip" 2> /dev/null || scripts/install_packages python
	@echo "Installs from PyPI into $(PYTHON_ENVIRONMENT): $(1)"
	@python3 -m venv $(PYTHON_ENVIRONMENT) && $(PYTHON_ENVIRONMENT)/bin/pip install --quiet $(1)
	@PATH="$(abspath $(PYTHON_ENVIRONMENT))/bin:$$PATH" SCRUTINEER_PROGRAM=$(abspath $(BUILD))/scrutineer PYTHONPATH=python/src \
		$(PYTHON_ENVIRONMENT)/bin/python -m pytest -q $(2)
endef

test-python:
	$(call PYTHON_TESTS,pytest mypy pandas pyarrow matplotlib,python/tests --ignore=python/tests/test_spark.py)
	@cd python && ../$(PYTHON_ENVIRONMENT)/bin/mypy

test-spark:
	@command -v java > /dev/null || scripts/install_packages spark
	$(call PYTHON_TESTS,pytest pandas pyarrow duckdb 'pyspark==3.5.*',python/tests/test_spark.py)

help:
	@echo "make           install what is missing (Debian, with apt), build $(BUILD)/scrutineer"
	@echo "make demo      that, and read the bundled papers: what was found, and one indicator through the years"
	@echo "make test      that, and run all tests"
	@echo "make bench     time extract against pdftotext -bbox (BENCH_PAPERS=DIR for papers of your own)"
	@echo "make bench-ocr cost of reading scans beside tesseract alone"
	@echo "make bench-archive  archives of 200, 2,000 and 20,000 papers' records: storing, size, questions (BENCH_SIZES=…)"
	@echo "make asan      the tests under AddressSanitizer and UBSan, in $(BUILD)-asan"
	@echo "make fuzz      the fuzz targets under libFuzzer, FUZZ_SECONDS each (an hour), in $(BUILD)-fuzz"
	@echo "make mutants   every command over MUTANTS damaged papers (1000): time, memory, crashes"
	@echo "make test-python  the Python package's tests (needs PyPI)"
	@echo "make test-spark   the Spark reader's tests: a local cluster of two workers (needs PyPI and a Java)"
	@echo "make deb       Debian packages in $(DEB): program, docs, man page, completions, schema; and library; lintian"
	@echo "make test-deb  that, and install them on a clean Debian 12 and run the demo there (root, debootstrap)"
	@echo "make types     build with types checked at link time, in $(BUILD)-types"
	@echo "make install   install under PREFIX (now $(PREFIX)): program, library, man page, completions"
	@echo "make format    lay out the source with clang-format"
	@echo "make clean     remove the build folders"
