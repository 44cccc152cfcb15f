#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Validates JSON files against a JSON Schema (draft 2020-12) with python3-jsonschema.

  validate_schema.py SCHEMA FILE...                 every file has to conform
  validate_schema.py SCHEMA --invalid FILE...       no file may conform: each is a sample with one thing wrong
  validate_schema.py SCHEMA [--exit N] --run PROGRAM ARG...
                                                    what the program prints has to conform, and it ends with N (0)
  validate_schema.py SCHEMA --same PROGRAM ARG...   what the program prints has to be the schema itself

Exit codes: 0 as expected, 1 not, 2 the validator is missing or the schema itself is not valid.
"""
import json
import subprocess
import sys


def errors_of(validator, document):
    return [
        "/" + "/".join(str(part) for part in error.absolute_path) + ": " + error.message[:200]
        for error in sorted(validator.iter_errors(document), key=lambda e: str(list(e.absolute_path)))
    ]


def no_duplicate_keys(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError("a key is there twice: %s" % sorted(key for key in keys if keys.count(key) > 1)[0])
    return dict(pairs)


def no_constant(name):
    raise ValueError("%s is not JSON" % name)


def read(text):
    return json.loads(text, object_pairs_hook=no_duplicate_keys, parse_constant=no_constant)


def main(arguments):
    try:
        from jsonschema import Draft202012Validator
        from jsonschema.exceptions import SchemaError
    except ImportError as error:
        print("The validator is missing (%s): apt-get install python3-jsonschema" % error)
        return 2
    if len(arguments) < 2:
        print(__doc__)
        return 2
    with open(arguments[0], encoding="utf-8") as handle:
        schema = read(handle.read())
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        print("%s is not a valid schema: %s" % (arguments[0], error.message))
        return 2
    if schema.get("$schema") != "https://json-schema.org/draft/2020-12/schema":
        print("%s does not say that it is of draft 2020-12" % arguments[0])
        return 2
    validator = Draft202012Validator(schema)

    if arguments[1] == "--same":
        ran = subprocess.run(arguments[2:], stdout=subprocess.PIPE, check=True)
        same = read(ran.stdout.decode("utf-8")) == schema
        print("The program prints %s schema" % ("this" if same else "another"))
        return 0 if same else 1

    wanted = 0
    if arguments[1] == "--exit":
        wanted = int(arguments[2])
        del arguments[1:3]
    if arguments[1] == "--run":
        ran = subprocess.run(arguments[2:], stdout=subprocess.PIPE, check=False)
        if ran.returncode != wanted:
            print("%s ended with %d" % (" ".join(arguments[2:]), ran.returncode))
            return 1
        documents = [(" ".join(arguments[2:]), ran.stdout.decode("utf-8"))]
        invalid = False
    else:
        invalid = arguments[1] == "--invalid"
        documents = []
        for name in arguments[2 if invalid else 1:]:
            with open(name, encoding="utf-8") as handle:
                documents.append((name, handle.read()))
    if not documents:
        print("There is nothing to validate")
        return 2

    bad = 0
    for name, text in documents:
        found = errors_of(validator, read(text))
        if invalid and not found:
            bad += 1
            print("%s conforms and should not" % name)
        elif found and not invalid:
            bad += 1
            print("%s does not conform (%d errors):" % (name, len(found)))
            for line in found[:20]:
                print("  " + line)
        elif invalid:
            print("%s is refused: %s" % (name, found[0]))
        else:
            print("%s conforms" % name)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
