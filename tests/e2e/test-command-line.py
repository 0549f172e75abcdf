#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line of the real program."""
import os
import pathlib
import shutil
import subprocess
import time

import e2e
from driver import Application


def run(*arguments):
    return subprocess.run([e2e.PROGRAM, *arguments], capture_output=True, text=True, timeout=20,
                          check=False)


class CommandLine(e2e.ProgramTest):
    def test_list(self):
        listed = run('--list')
        self.assertEqual(listed.returncode, 0, listed.stderr)
        ids = {line.split()[0] for line in listed.stdout.splitlines() if line.strip()}
        self.assertEqual(ids, e2e.routine_ids())

    def test_list_own(self):
        """One's own routines come last; a broken file is left alone."""
        self.keep_own('good-prescription', 'unknown-step')
        lines = run('--list').stdout.splitlines()
        self.assertEqual(len(lines), len(e2e.routine_ids()) + 1)
        self.assertEqual(lines[-1].split(maxsplit=1), ['own-maier-2026-11', 'After the sprain'])
        refused = run('--start', 'own-nothing')
        self.assertEqual(refused.returncode, 2)
        self.assertIn('own-maier-2026-11', refused.stderr)

    def test_check(self):
        right = run('--check', str(e2e.ROUTINE_FILES / 'good-prescription.soleus'))
        self.assertEqual((right.returncode, right.stdout, right.stderr),
                         (0, '“After the sprain” is right. It takes 14 minutes.\n', ''))
        wrong = run('--check', str(e2e.ROUTINE_FILES / 'hold-too-short.soleus'))
        self.assertEqual((wrong.returncode, wrong.stdout), (1, ''))
        self.assertEqual(wrong.stderr, 'hold-too-short.soleus:4:3: Stretch “Upper calf stretch” is '
                         'held for 9 seconds. A hold takes 10 to 120 seconds.\n')

    def test_check_what_is_no_file(self):
        """None of them is waited for."""
        folder = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'no-files'
        folder.mkdir(parents=True)
        self.addCleanup(shutil.rmtree, folder)
        os.mkfifo(folder / 'pipe')
        (folder / 'loop').symlink_to('loop')
        with open(folder / 'large', 'wb') as file:
            file.truncate(2**30)
        for name, said in (('', 'is a folder'), ('pipe', 'is a pipe'), ('loop', 'symbolic links'),
                           ('large', '1073741824 bytes'), ('nothing', 'No such file')):
            with self.subTest(name):
                begin = time.monotonic()
                refused = run('--check', str(folder / name))
                self.assertEqual((refused.returncode, refused.stdout), (1, ''))
                self.assertIn(said, refused.stderr)
                self.assertLess(time.monotonic() - begin, 5)

    def test_start_own(self):
        """It is known before the first frame, as every routine is, and to a program that runs."""
        self.keep_own('good-prescription')
        app = self.launch('--start', 'own-maier-2026-11', '--side', 'right')
        app.wait_phase('Get ready')
        app.kill()
        app = self.launch()
        app.find('frame')
        self.assertEqual(run('--start', 'own-maier-2026-11').returncode, 0)
        app.wait_phase('Get ready')
        self.assert_no_complaints(app)

    def test_version(self):
        version = run('--version')
        self.assertEqual(version.returncode, 0, version.stderr)
        self.assertRegex(version.stdout, r'(?i)^soleus \d+\.\d+\.\d+\n$')

    def test_unknown_routine(self):
        refused = run('--start', 'no-such-routine')
        self.assertEqual(refused.returncode, 2)
        self.assertIn('no-such-routine', refused.stderr)
        for name in e2e.routine_ids():
            self.assertIn(name, refused.stderr)

    def test_word_without_an_option(self):
        for words in (['roller'], ['--start', 'gastroc-wall', 'left'], ['--list', 'roller']):
            refused = run(*words)
            self.assertEqual(refused.returncode, 1, refused.stdout)
            self.assertIn(words[-1], refused.stderr)
            self.assertIn('--start=', refused.stderr)
            self.assertEqual(refused.stdout, '')

    def test_unknown_side(self):
        refused = run('--start', 'wall-full', '--side', 'middle')
        self.assertEqual(refused.returncode, 2)
        self.assertIn('middle', refused.stderr)

    def test_start(self):
        app = self.launch('--start', 'gastroc-wall', '--side', 'right')
        app.wait_phase('Get ready', 'Right leg')
        self.assertFalse(app.has('label', 'Left leg'))
        self.assert_no_complaints(app)

    def test_second_instance_raises_the_first(self):
        app = self.launch()
        first = app.desktop.windows(app.pid)
        self.assertEqual(len(first), 1)
        other = Application.start([os.environ['SOLEUS_OTHER_PROGRAM']])
        self.addCleanup(other.kill)
        other.find('frame')
        self.wait_active(other)
        self.assertEqual(run().returncode, 0)
        self.wait_active(app)
        self.assertEqual([each['id'] for each in app.desktop.windows(app.pid)],
                         [each['id'] for each in first])

    def wait_active(self, app):
        """Until the active window belongs to the program."""
        end = time.monotonic() + 5
        while True:
            active = subprocess.run(['xdotool', 'getactivewindow', 'getwindowpid'],
                                    capture_output=True, text=True, check=False).stdout.strip()
            if active == str(app.pid):
                return
            self.assertLess(time.monotonic(), end, f'active is {active}, not {app.pid}')
            time.sleep(0.05)


if __name__ == '__main__':
    e2e.main()
