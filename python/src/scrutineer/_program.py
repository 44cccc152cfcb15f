# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds and runs the program. Papers are read by it alone, so that its sandbox and its limits hold here too."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Iterator, Sequence

HOW_TO_BUILD = (
    "The program `scrutineer` was not found. Build it in a clone of its repository (`make`, on Debian 12), then either "
    "`make install`, or set SCRUTINEER_PROGRAM to the path of build/scrutineer."
)


class ProgramNotFound(RuntimeError):
    """The program is neither named by SCRUTINEER_PROGRAM, nor on the PATH, nor built beside this package."""


class ProgramError(RuntimeError):
    """The program ended with an error that is not one paper's: wrong usage, a crash.

    ``exit_code`` and ``message`` are the program's own.
    """

    def __init__(self, exit_code: int, message: str) -> None:
        super().__init__(message.strip() or f"scrutineer ended with exit code {exit_code}")
        self.exit_code = exit_code
        self.message = message


def program() -> str:
    """The path of the program.

    ``SCRUTINEER_PROGRAM`` first, then the PATH, then ``build/scrutineer`` of the clone that this package is in. Raises
    ProgramNotFound, whose message says how to build it.
    """
    named = os.environ.get("SCRUTINEER_PROGRAM")
    if named:
        if os.access(named, os.X_OK):
            return named
        raise ProgramNotFound(f"SCRUTINEER_PROGRAM names {named}, which cannot be run. {HOW_TO_BUILD}")
    on_path = shutil.which("scrutineer")
    if on_path:
        return on_path
    for folder in Path(__file__).resolve().parents:
        built = folder / "build" / "scrutineer"
        if built.is_file() and os.access(built, os.X_OK):
            return str(built)
    raise ProgramNotFound(HOW_TO_BUILD)


def output_of(arguments: Sequence[str], fine: Sequence[int] = (0,)) -> bytes:
    """Runs the program to its end and gives its standard output. Raises ProgramError for other exit codes."""
    done = subprocess.run([program(), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode not in fine:
        raise ProgramError(done.returncode, done.stderr.decode("utf-8", "replace"))
    return done.stdout


@contextmanager
def lines_of(arguments: Sequence[str], fine: Sequence[int] = (0,)) -> Iterator[Iterator[bytes]]:
    """Runs the program and gives the lines of its standard output as they come.

    Leaving the context before the last line ends the program. Raises ProgramError for exit codes that are not fine.
    """
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen([program(), *arguments], stdout=subprocess.PIPE, stderr=messages)
        assert process.stdout is not None
        ended = False

        def lines(stream: IO[bytes]) -> Iterator[bytes]:
            nonlocal ended
            for line in stream:
                yield line
            ended = True

        try:
            yield lines(process.stdout)
        finally:
            if not ended:
                process.terminate()
            process.stdout.close()
            code = process.wait()
        if ended and code not in fine:
            messages.seek(0)
            raise ProgramError(code, messages.read().decode("utf-8", "replace"))
