# The verbs of this repository. Every check that CI runs is a recipe.

set shell := ["bash", "-euo", "pipefail", "-c"]

export CARGO_TERM_COLOR := env("CARGO_TERM_COLOR", "auto")

binary := "target/release/agentmonitor"

# List the recipes
default:
    @{{ just_executable() }} --list --unsorted

# Build everything and serve on http://127.0.0.1:3141; flags go to `agentmonitor serve`
[group('use')]
serve *flags: build
    {{ binary }} serve {{ flags }}

# Build the whole product, dashboard included, into one file: target/release/agentmonitor
[group('use')]
build: _web
    cargo build --release --locked -p agentmonitor
    @echo "built {{ binary }}"

# Run every test that needs no more than Rust and Node
[group('test')]
test: _web
    npm test
    cargo build --locked -p agentmonitor
    cargo test --locked --workspace --exclude contract-tests
    cargo test --locked -p contract-tests --lib --bins --tests

# Everything that CI runs: checks, tests, and what needs Chromium and Python
[group('test')]
ready:
    JUST={{ quote(just_executable()) }} scripts/ready

# Play the dashboard in Chromium against the real binary
[group('test')]
e2e: build
    npm run e2e

# Attack the server, and those of the generator's examples, with Schemathesis
[group('test')]
schemathesis: build
    cargo build --quiet --locked -p codegen --examples
    contract-tests/schemathesis/run.sh

# Replay the legacy's recordings: operations x steps x passed, out of scope, failed
[group('test')]
report *flags: build
    cargo run --quiet --locked -p contract-tests -- report --bin {{ binary }} {{ flags }}

# Measure ingest, latencies, streams, reads, start, memory and idle CPU, beside the raw floor; `just bench --help` says more
[group('test')]
bench *flags: build
    cargo run --quiet --locked --release -p contract-tests -- bench {{ flags }}

# A minute of each page in Chromium over a million events and 200 more a second; takes a database that `bench --keep` made
[group('test')]
trace database="target/trace/target-1000000-v1.db": build
    mkdir -p {{ quote(parent_directory(database)) }}
    [ -f {{ quote(database) }} ] || {{ just_executable() }} bench --scenario reads --events 1000000 --keep {{ quote(parent_directory(database)) }}
    TRACE_DATABASE="$(realpath {{ quote(database) }})" npm run trace

# Count the instructions of an event's way under valgrind; fail if they changed by 5 %. `just cost --update` writes the figures
[group('test')]
cost *flags: _web
    cargo run --quiet --locked -p agentmonitor-cost -- {{ flags }}

# What takes too long for CI: the slow recordings, every mutation of the contract, a thousand killed upgrades
[group('test')]
long: build mutation-all
    MIGRATE_KILLS=1000 cargo test --quiet --locked -p agentmonitor --test shell migrate::kills -- --nocapture
    cargo run --quiet --locked -p contract-tests -- run --bin {{ binary }} --slow

# Mutate openapi.yaml at one place of every operator; another place with MUTATION_SEED=7
[group('test')]
mutation:
    cargo test --locked -p codegen-mutation --test mutation -- --nocapture

# Mutate openapi.yaml at every place, and write the figures
[group('test')]
mutation-all:
    cargo run --quiet --locked -p codegen-mutation -- --figures server/codegen/mutation/FIGURES.md

# Generate the server's contract crate and both clients from openapi.yaml
[group('contract')]
gen: _deps
    cargo run --quiet --locked -p codegen -- --strict --spec openapi.yaml --out server/contract/src/generated
    cargo run --quiet --locked -p agentmonitor-client --features generate --bin client-gen
    npm run --silent gen

# Fail, naming each file, if generated code is stale (exit code 4)
[group('contract')]
gen-check: _deps
    @scripts/gen-check

# Lint openapi.yaml by the rules of redocly.yaml
[group('contract')]
contract-lint: _deps
    npm run --silent contract-lint

# Format everything that is written by hand
[group('check')]
fmt: _deps
    cargo fmt --all
    npm run --silent format

# Fail if something is not formatted
[group('check')]
fmt-check:
    cargo fmt --all --check

# Lint Rust and TypeScript; warnings are errors
[group('check')]
lint: _web
    cargo clippy --locked --workspace --all-targets -- -D warnings
    npm run --silent check

# Take screenshots of the dashboard
[group('use')]
screenshots: build
    npm run screenshots

# Install the npm packages if the lock file changed
_deps:
    @[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci

# Build the TypeScript client and the dashboard, which the binary embeds, if they changed
_web: _deps
    @scripts/web
