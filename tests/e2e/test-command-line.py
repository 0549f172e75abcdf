#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line of the real program."""
import os
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
