#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run one benchmark of a build directory with nothing but its own output on the terminal.

run-benchmark.py BUILD [NAME]: meson's own runner frames and delays what a benchmark prints.
Without a name, lists the names there are.
"""
import json
import os
import subprocess
import sys


def main():
    build = sys.argv[1]
    listed = subprocess.run(['meson', 'introspect', '--benchmarks', build], capture_output=True,
                            text=True, check=True)
    benchmarks = {each['name']: each for each in json.loads(listed.stdout)}
    if len(sys.argv) < 3:
        print(*benchmarks, sep='\n')
        return 0
    name = sys.argv[2]
    benchmark = benchmarks[name]
    with subprocess.Popen(benchmark['cmd'], env={**os.environ, **benchmark['env']},
                          cwd=benchmark['workdir'] or build) as process:
        try:
            return process.wait(benchmark['timeout'])
        except subprocess.TimeoutExpired:
            # A session ends all that it began, where it is asked to.
            process.terminate()
            print(f'{name}: not done in {benchmark["timeout"]} s', file=sys.stderr)
            return 1


if __name__ == '__main__':
    sys.exit(main())
