# Each target does its own set-up; `make help` lists them.
SHELL := /bin/bash
SWIFT_SOURCES := Package.swift Sources Tests Embedded Examples Benchmarks Fuzz

.DEFAULT_GOAL := help
.PHONY: help
help: ## Lists the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 20

.PHONY: run
run: ## Starts a simulated dongle and the gateway, and prints how to reach it
	@scripts/setup run
	@scripts/demo

.PHONY: test
test: ## Runs every test, with schema validation and programs that nobody here wrote
	@scripts/setup test
	@scripts/test

.PHONY: check
check: lint ## Runs what CI runs: the tests and the long checks (sanitizers, ARM, browser, fuzzers)
	@scripts/setup test check display examples arm
	@scripts/test --all

.PHONY: test-arm
test-arm: ## Runs the ring and the C interface as Embedded Swift for ARM under qemu
	@scripts/setup arm
	@scripts/check-arm
	@scripts/check-c-interface

.PHONY: embedded
embedded: ## Makes the static library for C and ARM in .build/embedded
	@scripts/setup arm
	@for architecture in aarch64 armv7 armv7em; do \
		scripts/build-embedded $$architecture .build/embedded/$$architecture || exit; done

.PHONY: bench
bench: ## Measures the libraries beside their rivals: raw JSON in Benchmarks/Results, and the tables from it
	@scripts/setup bench
	@Benchmarks/run

.PHONY: install
install: ## Installs the gateway below PREFIX (/usr/local); honours DESTDIR
	@[[ -n "$(OPENSEG)" ]] || scripts/setup run
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" scripts/install install

.PHONY: uninstall
uninstall: ## Removes what install has installed
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" scripts/install uninstall

.PHONY: static
static: ## Builds the gateway as one file that needs no other, and tells the sizes
	@scripts/setup package
	@for program in "$$(scripts/build-device)" "$$(scripts/build-device --all-static)"; do \
		printf '%s: %d bytes, %d compressed, shared libraries: %s\n' "$$program" \
		"$$(stat -c %s "$$program")" "$$(xz -9 -c "$$program" | wc -c)" \
		"$$(ldd "$$program" 2>/dev/null | grep -c '=> /' || true)"; done

.PHONY: bench-arm-board
bench-arm-board: ## Measures the ring on a board: here, or with BOARD=user@host there
	@Benchmarks/arm-board

.PHONY: deb
deb: ## Makes the Debian package
	@scripts/setup package
	@scripts/package-deb

.PHONY: docs
docs: ## Builds the documentation of all libraries in .build/docs, without the network
	@scripts/docs

.PHONY: lint
lint: ## Checks the format and that every public declaration is documented
	@swift format lint --strict --parallel -r $(wildcard $(SWIFT_SOURCES))

.PHONY: format
format: ## Formats the sources in place
	@swift format -i --parallel -r $(wildcard $(SWIFT_SOURCES))

.PHONY: imports
imports: ## Checks that the targets import only what they declare, and no Foundation
	@scripts/check-imports

.PHONY: api
api: ## Writes what the libraries offer into docs/api
	@scripts/check-api --update

.PHONY: clean
clean: ## Removes what was built and the demo folder
	@rm -rf .build .build-* demo Examples/.build Benchmarks/.build
