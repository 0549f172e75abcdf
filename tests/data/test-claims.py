#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""build-aux/claims fails on a claim that is found nowhere, one that there isn't, and an old table."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv.pop(1))


class Claims(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for name in ('data/routines', 'data/safety', 'data/learn', 'docs'):
            shutil.copytree(ROOT / name, self.root / name)

    def run_claims(self, *args):
        return subprocess.run([ROOT / 'build-aux' / 'claims', '--root', self.root, *args],
                              capture_output=True, text=True, check=False)

    def edit(self, name, old, new):
        path = self.root / name
        text = path.read_text(encoding='utf-8')
        self.assertIn(old, text)
        path.write_text(text.replace(old, new), encoding='utf-8')

    def test_right(self):
        run = self.run_claims('--check')
        self.assertEqual((run.returncode, run.stderr), (0, ''))
        self.assertEqual(run.stdout, '77 claims, each found in data/\n')

    def test_unused(self):
        self.edit('data/learn/articles.xml', 'S1.38 ', '')
        run = self.run_claims('--check')
        self.assertEqual(run.returncode, 1)
        self.assertIn('S1.38 is found nowhere', run.stderr)

    def test_unknown(self):
        self.edit('data/safety/list.xml', 'claims="S2.38"', 'claims="S2.38 S2.40"')
        run = self.run_claims('--check')
        self.assertEqual(run.returncode, 1)
        self.assertIn('list.xml: list, “Severe varicose veins” names S2.40', run.stderr)

    def test_old_table(self):
        self.edit('data/routines/ball.xml', 'Press a knot with a ball', 'Tennis ball')
        run = self.run_claims('--check')
        self.assertEqual(run.returncode, 1)
        self.assertIn('not up to date', run.stderr)
        self.assertEqual(self.run_claims('--write').returncode, 0)
        self.assertEqual(self.run_claims('--check').returncode, 0)
        self.assertIn('“Tennis ball”', (self.root / 'docs/safety.md').read_text(encoding='utf-8'))


if __name__ == '__main__':
    unittest.main(verbosity=2)
