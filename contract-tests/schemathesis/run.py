"""Attacks servers with Schemathesis, each from its OpenAPI file alone: AgentMonitor, then the generator's examples.

Starts the binary on a fresh database and a free port, lets Schemathesis make requests that the contract allows and
requests that it does not, and stops the server with SIGTERM. Fails if an answer breaks the contract, if the server
dies or stops other than in order, or if it logs a panic or an error. A second, shorter run is against a server with a
token. Then the servers of the strangers' contracts in server/codegen/examples are attacked, each for some seconds.
Everything that is written goes to a temporary folder.
"""

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import strangers
from process import Broken, serving

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OURS = "agentmonitor"


def main() -> int:
    options = arguments()
    try:
        if OURS in options.only:
            attack_ours(options.bin, options.contract.resolve(), options.more)
        for name in strangers.NAMES:
            if name in options.only:
                attack_stranger(name, options.examples, options.more)
    except Broken as broken:
        print(f"error: {broken}", file=sys.stderr)
        return 1
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=Path, default=ROOT / "target/release/agentmonitor", help="the server")
    parser.add_argument("--contract", type=Path, default=ROOT / "openapi.yaml", help="what it is held to")
    parser.add_argument("--examples", type=Path, default=ROOT / "target/debug/examples", help="where the examples are")
    names = [OURS, *strangers.NAMES]
    parser.add_argument("--only", choices=names, action="append", help="this server; may be given more than once")
    parser.add_argument("more", nargs="*", help="further arguments of `schemathesis run`, after --")
    options = parser.parse_args()
    options.only = options.only or names
    return options


def attack_ours(binary: Path, contract: Path, more: list[str]) -> None:
    short = ["--phases=examples,coverage", *more]
    for token, arguments in ((None, more), (secrets.token_hex(16), short)):
        with folder() as place, ours(binary, place, token) as url:
            print(f"==> {url}, {'with' if token else 'without'} a token", flush=True)
            headers = ["--header", f"Authorization: Bearer {token}"] if token else []
            environment = {"CONFORMANCE_WITH_TOKEN": "1"} if token else {}
            schemathesis("schemathesis.toml", contract, url, [*headers, *arguments], place, environment)


def ours(binary: Path, place: Path, token: str | None):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AGENTMONITOR_")}
    environment["AGENTMONITOR_DB_PATH"] = str(place / "conformance.db")
    environment["AGENTMONITOR_PROJECTS_DIR"] = str(place)
    if token:
        environment["AGENTMONITOR_AUTH_TOKEN"] = token
    return serving([binary, "serve", "--port", "0"], place / "server.log", environment)


def attack_stranger(name: str, examples: Path, more: list[str]) -> None:
    contract = ROOT / "server/codegen/examples" / name / "openapi.yaml"
    with folder() as place, serving([examples / name], place / "server.log", os.environ) as url:
        print(f"==> {url}, the example {name}", flush=True)
        environment = strangers.environment(name, url)
        schemathesis("strangers.toml", contract, url, more, place, environment)


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="agentmonitor-schemathesis-") as place:
        yield Path(place)


def schemathesis(
    config: str, contract: Path, url: str, more: list[str], place: Path, environment: Mapping[str, str]
) -> None:
    storage = {"PYTHONDONTWRITEBYTECODE": "1", "HYPOTHESIS_STORAGE_DIRECTORY": str(place)}
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", HERE / config, "run"]
    run = subprocess.run(
        [*command, contract, "--url", url, *more], cwd=HERE, env={**os.environ, **storage, **environment}, check=False
    )
    if run.returncode != 0:
        raise Broken(f"the answers are not what {contract.relative_to(ROOT)} says; see above")


if __name__ == "__main__":
    sys.exit(main())
