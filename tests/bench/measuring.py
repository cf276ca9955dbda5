"""A command run in a process of its own: seconds on the wall and peak memory."""

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass

MB = 1_024  # ru_maxrss is in kibibytes on Linux


@dataclass(frozen=True)
class Measure:
    """One process run from outside: seconds on the wall and peak memory of its largest process."""

    seconds: float
    peak_mb: float
    said: str


def measure(*command: str) -> Measure:
    """Run a command in a process of its own and account for it."""
    reader, writer = os.pipe()
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(reader)
        done = subprocess.run(command, capture_output=True, check=False)
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        text = f"{done.returncode}\n{usage.ru_maxrss}\n{done.stdout.decode()[-2000:]}"
        os.write(writer, text.encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        code, peak, said = pipe.read().split("\n", 2)
    os.waitpid(child, 0)
    if code != "0":
        sys.exit(f"{' '.join(command)} a échoué ({code})")
    return Measure(time.perf_counter() - started, int(peak) / MB, said.strip())


def median(times: int, *command: str) -> Measure:
    """Run a command several times and keep the run of median duration."""
    runs = sorted((measure(*command) for _ in range(times)), key=lambda run: run.seconds)
    return runs[len(runs) // 2]
