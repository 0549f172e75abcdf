#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Add up the results of meson test runs: summarize.py TESTLOG.json...

Prints "N passed, N failed, N skipped" as one line. A run without a log counts as one failure.
"""
import json
import sys

PASSED = {'OK', 'EXPECTEDFAIL'}
SKIPPED = {'SKIP', 'IGNORED'}


def main():
    passed = failed = skipped = 0
    for path in sys.argv[1:]:
        try:
            with open(path, encoding='utf-8') as log:
                results = [json.loads(line)['result'] for line in log if line.strip()]
        except FileNotFoundError:
            print(f'{path}: this run has left no results')
            results = ['ERROR']
        passed += sum(result in PASSED for result in results)
        skipped += sum(result in SKIPPED for result in results)
        failed += sum(result not in PASSED | SKIPPED for result in results)
    print(f'{passed} passed, {failed} failed, {skipped} skipped')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
