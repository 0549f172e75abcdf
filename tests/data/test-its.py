#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""xgettext takes from a routine file what the ITS rules say, with its context."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

DATA = pathlib.Path(sys.argv.pop(1))

SAMPLE = '''<?xml version="1.0" encoding="UTF-8"?>
<routines>
  <step id="X"><name>Name</name><cue>Cue &amp; more</cue>
    <instruction>
      Over two
      lines.
    </instruction><caution>Caution</caution></step>
  <routine id="y"><name>Name</name><summary>Summary</summary><other>Not this</other></routine>
</routines>
'''

EXPECTED = [
    ('step name', 'Name'), ('step cue', 'Cue & more'), ('step instruction', 'Over two lines.'),
    ('step caution', 'Caution'), ('routine name', 'Name'), ('routine summary', 'Summary'),
]


def extract(name, text):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / name).write_text(text, encoding='utf-8')
        run = subprocess.run(['xgettext', '--omit-header', '-o', '-', name], cwd=folder,
                             env={**os.environ, 'GETTEXTDATADIRS': str(DATA)},
                             capture_output=True, text=True, check=True)
    pairs, context = [], None
    for line in run.stdout.splitlines():
        if line.startswith('msgctxt '):
            context = line[9:-1]
        elif line.startswith('msgid '):
            pairs.append((context, line[7:-1]))
            context = None
    return pairs


class Its(unittest.TestCase):
    def test_routines(self):
        self.assertEqual(extract('sample.xml', SAMPLE), EXPECTED)


if __name__ == '__main__':
    unittest.main(verbosity=2)
