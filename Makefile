# The words everybody uses; what they do stands in scripts/.
.DEFAULT_GOAL := help
.PHONY: help demo test lint bench docs deny fuzz-api

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

demo: ## run a demo city on http://127.0.0.1:8080 (PORT=, DATA_DIR= to choose)
	@scripts/demo.sh

test: ## everything: format, lints, tests on SQLite and PostgreSQL, browser journeys
	@scripts/test.sh

lint: ## the fast part: format, clippy, the house rules
	@scripts/lint.sh

bench: ## the benchmarks, optimised
	@scripts/bench.sh

fuzz-api: ## thousands of right and wrong questions to the API, made from its description
	@scripts/fuzz-api.sh

docs: ## the documentation of the code in target/doc
	@scripts/docs.sh

deny: ## licences, bans and sources of all crates (needs cargo-deny)
	@cargo deny check licenses bans sources
