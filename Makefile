# The commands of the README; `make help` lists them.
BUILD ?= build

.PHONY: all test
all:
	cmake -S . -B $(BUILD) -DCMAKE_BUILD_TYPE=Release
	cmake --build $(BUILD) --parallel

test: all
	ctest --test-dir $(BUILD) --output-on-failure
