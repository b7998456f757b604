"""A server under attack: started, asked for its address, stopped; it must neither die nor log an alarm."""

import os
import re
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

START_SECS = 10
STOP_SECS = 10
LISTENING = re.compile(r"listening on (http://\S+)")
# A panic, or anything that the server itself holds for an error.
ALARM = re.compile(r"panicked at|\bERROR\b")


class Broken(Exception):
    """What went wrong, in one sentence."""


@contextmanager
def serving(command: Sequence[str | os.PathLike[str]], log: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """The address of a server that lives as long as the context. On the way out it must stop in order."""
    with log.open("wb") as stderr:
        try:
            # An open stdin: some servers end with theirs.
            process = subprocess.Popen(
                command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr, text=True
            )
        except OSError as error:
            raise Broken(f"{command[0]} does not start: {error.strerror}; build it first") from error
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
