# The two commands to know:  make demo  (install, build, read the samples)  and  make test.
# A thin face for Meson: every target below is one line of tools/ or of Meson.

BUILD ?= build
CC_CLANG ?= clang
FUZZ_SECONDS ?= 60

.PHONY: all demo test check deps deps-test bench accuracy model asan fuzz install clean

all: $(BUILD)/build.ninja
	ninja -C $(BUILD)

$(BUILD)/build.ninja:
	meson setup $(BUILD)

deps:
	tools/deps.sh build

deps-test:
	tools/deps.sh build test

demo: deps all
	tools/demo.sh $(BUILD)

test: deps-test all
	tests/run.py --build $(BUILD) --full

# The quick part of the tests: unit, golden, command line, documents.
check: all
	tests/run.py --build $(BUILD)

bench: all
	bench/run.py --build $(BUILD)

accuracy: all
	tools/accuracy.py --build $(BUILD)

# Train all models again from ../shared/data; gives the bytes that are committed.
model: all
	tools/train.sh $(BUILD)

asan: deps-test
	tests/run.py --asan

fuzz: deps-test
	tests/fuzz/run.sh $(FUZZ_SECONDS)

install: all
	meson install -C $(BUILD)

clean:
	rm -rf build build-*
