#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The exported Data Package passes frictionless-py, and one with a wrong cell does not.

    datapackage_test.py PROGRAM PAPERS VENV

frictionless-py comes from PyPI into the virtual environment VENV, which is kept for the next time; where that is not
possible the test says that it was skipped.
"""
import json
import os
import subprocess
import sys
import tempfile
import venv

import exports


def frictionless(folder):
    program = os.path.join(folder, "bin", "frictionless")
    if os.path.exists(program):
        return program
    try:
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([os.path.join(folder, "bin", "python"), "-m", "pip", "install", "--quiet", "--timeout", "15",
                        "--retries", "1", "frictionless==5.*"], check=True, timeout=240, capture_output=True)
    except (OSError, subprocess.SubprocessError) as error:
        exports.skip(f"frictionless-py could not be installed ({error})")
    return program


def validate(program, folder):
    """Its verdict and its errors."""
    done = subprocess.run([program, "validate", "--json", "datapackage.json"], cwd=folder, capture_output=True, text=True)
    report = json.loads(done.stdout)
    errors = report.get("errors", []) + [e for task in report["tasks"] for e in task["errors"]]
    return report["valid"], report["tasks"], [e["message"] for e in errors]


def edit(folder, name, change):
    path = os.path.join(folder, name)
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    changed = change(text)
    assert changed != text
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(changed)


def main():
    program, papers, environment = sys.argv[1:4]
    validator = frictionless(environment)
    with tempfile.TemporaryDirectory() as work:
        archive = exports.archive_of(program, papers, work)
        package = exports.export(program, archive, "datapackage", os.path.join(work, "package"))
        valid, tasks, errors = validate(validator, package)
        assert valid, errors[:5]
        # A table without rows has no count of them.
        rows = {task["name"]: task["stats"].get("rows", 0) for task in tasks}
        assert rows["observations"] > 500 and rows["records"] > 100 and len(rows) == 8, rows
        print(f"valid: {rows}")

        # The validator sees what is wrong, so its "valid" says something.
        wrong = {"a changed byte": lambda text: text.replace(",actual,", ",target,", 1),
                 "an unknown word": lambda text: text.replace(",actual,", ",guess,", 1)}
        for what, change in wrong.items():
            broken = exports.export(program, archive, "datapackage", os.path.join(work, "broken"))
            edit(broken, "observations.csv", change)
            assert not validate(validator, broken)[0], f"{what} was not noticed"
        print("a package with a wrong cell is not valid")


main()
