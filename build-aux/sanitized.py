#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrap a test of a sanitized build: sanitized.py COMMAND...

Errors of AddressSanitizer and UndefinedBehaviorSanitizer fail as they come. A leak fails where the
stack of its allocation passes through code of this project below main (): the libraries keep
memory of their own until the end, and suppressing them by name would hide ours, as all of it goes
through GLib.

Only the slow unwinder sees those stacks, and it costs ten times as much. The fast one sees rightly
who called malloc (), and nothing more. That is enough for what fontconfig or an unloaded driver
allocates themselves: none of it is ours. A test is run again with the slow one where anything else
leaks.

GLib's slices are switched off, since they hide which of the objects in them leak or are used after
they were freed. Objects that hold one another are "Indirect" leaks alone, so these count as well.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
OURS = re.compile(r'(?:^|[\s/])(?:src/(?:core|audio|figure|ui|app)|tests)/')
# Caches of the font libraries, filled from wherever text is first measured, and what GTK's dialog
# for files asks of cloud storage.
NOT_OURS = re.compile(r'lib(?:fontconfig|pangoft2|pangocairo|cloudproviders)')
# An unloaded module has no name; ours are part of the program, which is not unloaded.
CALLER_NOT_OURS = re.compile(r'libfontconfig|<unknown module>')
STATUS_OF_REPORT = 99
FRAME = re.compile(r'^\s+#\d+ \S+ (?:in )?(.*)$', re.MULTILINE)


def leaks_of(report):
    """The paragraphs of a report that tell of a leak."""
    return [part for part in report.split('\n\n')
            if part.lstrip().startswith(('Direct leak', 'Indirect leak'))]


def is_open(leak):
    """Whether the caller of malloc () doesn't tell that a leak is none of ours."""
    frames = FRAME.findall(leak)
    return len(frames) < 2 or not CALLER_NOT_OURS.search(frames[1])


def is_ours(leak):
    """Whether the paragraph of a leak names our code below main ()."""
    for frame in FRAME.findall(leak):
        if NOT_OURS.search(frame):
            return False
        if frame.startswith('main '):
            return False
        if OURS.search(frame):
            return True
    return False


def judge(text):
    """The parts of a report that count."""
    if 'LeakSanitizer' not in text:
        return [text]
    kept = [leak for leak in leaks_of(text) if is_ours(leak)]
    errors = [text] if 'ERROR: AddressSanitizer' in text or 'runtime error:' in text else []
    return errors + kept


def run(command, fast, **options):
    """Run the test; its status and what the sanitizers reported."""
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / 'report'
        environment = {
            **os.environ,
            'G_SLICE': 'always-malloc',
            'ASAN_OPTIONS': f'fast_unwind_on_malloc={fast:d}:detect_leaks=1:log_path={log}'
                            f':exitcode={STATUS_OF_REPORT}',
            'UBSAN_OPTIONS': f'print_stacktrace=1:halt_on_error=1:exitcode={STATUS_OF_REPORT}',
        }
        done = subprocess.run(command, env=environment, check=False, **options)
        reports = [path.read_text(errors='replace') for path in pathlib.Path(folder).iterdir()]
    # As a shell says that a signal ended a command.
    status = done.returncode if done.returncode >= 0 else 128 - done.returncode
    return status, reports, done.stdout


def main():
    command = sys.argv[1:]
    status, reports, output = run(command, fast=True, stdout=subprocess.PIPE)
    if any(is_open(leak) for report in reports for leak in leaks_of(report)):
        status, reports, _ = run(command, fast=False)
    else:
        sys.stdout.buffer.write(output)
        sys.stdout.flush()
    bad = [part for report in reports for part in judge(report)]
    for part in bad:
        print(part, file=sys.stderr)
    if bad:
        return 1
    return 0 if status == STATUS_OF_REPORT and reports else status


if __name__ == '__main__':
    sys.exit(main())
