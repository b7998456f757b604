"""Attacks the server with Schemathesis, from openapi.yaml alone.

Starts the binary on a fresh database and a free port, lets Schemathesis make requests that the contract allows and
requests that it does not, and stops the server with SIGTERM. Fails if an answer breaks the contract, if the server
dies or stops other than in order, or if it logs a panic or an error. A second, shorter run is against a server with a
token. Everything that is written goes to a temporary folder.
"""

import argparse
import os
import re
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
START_SECS = 10
STOP_SECS = 10
LISTENING = re.compile(r"listening on (http://\S+)")
# A panic, or anything that the server itself holds for an error.
ALARM = re.compile(r"panicked at|\bERROR\b")


class Broken(Exception):
    """What went wrong, in one sentence."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=Path, default=ROOT / "target/release/agentmonitor", help="the server")
    parser.add_argument("--contract", type=Path, default=ROOT / "openapi.yaml", help="what it is held to")
    parser.add_argument("more", nargs="*", help="further arguments of `schemathesis run`, after --")
    options = parser.parse_args()
    try:
        attack(options.bin, options.contract.resolve(), options.more, token=None)
        short = ["--phases=examples,coverage", *options.more]
        attack(options.bin, options.contract.resolve(), short, token=secrets.token_hex(16))
    except Broken as broken:
        print(f"error: {broken}", file=sys.stderr)
        return 1
    return 0


def attack(binary: Path, contract: Path, more: list[str], token: str | None) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="agentmonitor-schemathesis-") as folder,
        server(binary, Path(folder), token) as url,
    ):
        print(f"==> {url}, {'with' if token else 'without'} a token", flush=True)
        headers = ["--header", f"Authorization: Bearer {token}"] if token else []
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "HYPOTHESIS_STORAGE_DIRECTORY": folder}
        if token:
            environment["CONFORMANCE_WITH_TOKEN"] = "1"
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", HERE / "schemathesis.toml", "run"]
        run = subprocess.run(
            [*command, contract, "--url", url, *headers, *more], cwd=HERE, env=environment, check=False
        )
    if run.returncode != 0:
        raise Broken("the answers are not what openapi.yaml says; see above")


@contextmanager
def server(binary: Path, folder: Path, token: str | None) -> Iterator[str]:
    """A server on a database of its own, and its address. On the way out it must stop in order."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AGENTMONITOR_")}
    environment["AGENTMONITOR_DB_PATH"] = str(folder / "conformance.db")
    environment["AGENTMONITOR_PROJECTS_DIR"] = str(folder)
    if token:
        environment["AGENTMONITOR_AUTH_TOKEN"] = token
    log = folder / "server.log"
    with log.open("wb") as stderr:
        try:
            process = subprocess.Popen(
                [binary, "serve", "--port", "0"], env=environment, stdout=subprocess.PIPE, stderr=stderr, text=True
            )
        except OSError as error:
            raise Broken(f"{binary} does not start: {error.strerror}; build it, or name it with --bin") from error
    try:
        yield address(process, log)
    finally:
        died = process.poll() is not None
        process.send_signal(signal.SIGTERM)
        try:
            code = process.wait(STOP_SECS)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
    if died or code != 0:
        raise Broken(f"the server {'died' if died else 'did not stop in order'}, exit code {code}:\n{tail(log)}")
    if alarms := [line for line in log.read_text(errors="replace").splitlines() if ALARM.search(line)]:
        raise Broken("the server logged:\n" + "\n".join(alarms[:20]))


def address(process: subprocess.Popen[str], log: Path) -> str:
    found: list[str] = []
    ready = threading.Event()

    def read() -> None:
        for line in process.stdout or ():
            if match := LISTENING.search(line):
                found.append(match[1])
                ready.set()
        ready.set()

    # Reads on to the end, so that the server never waits for a full pipe.
    threading.Thread(target=read, daemon=True).start()
    ready.wait(START_SECS)
    if not found:
        raise Broken(f"the server named no address within {START_SECS} s:\n{tail(log)}")
    return found[0]


def tail(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-20:])


if __name__ == "__main__":
    sys.exit(main())
