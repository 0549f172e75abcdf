#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Progress hands its history out and takes it back through the real dialogs; a session is repeated
from there, through the safety list where it massages."""
import csv
import json
import os
import pathlib
import time

import e2e
import past
import safety

DAYS = 4


class ProgressFiles(safety.SafetyTest):
    def setUp(self):
        self.reset(window_width=1280, window_height=1500)

    def launch_progress(self):
        app = self.launch()
        app.click('*', 'Progress')
        return app

    @staticmethod
    def wait_file(path, seconds=20):
        """The file, once it is there and no longer grows."""
        end, size = time.monotonic() + seconds, -1
        while True:
            now = path.stat().st_size if path.exists() else -1
            if now > 0 and now == size:
                return path
            if time.monotonic() > end:
                raise AssertionError(f'{path} was not written')
            size = now
            time.sleep(0.2)

    @staticmethod
    def choose(app, title, path):
        """Type a whole path into the file dialog, as one does who knows it."""
        dialog = app.find('*', f'/^{title}$/', timeout=20)
        # Keys go astray before the dialog has the focus.
        end = time.monotonic() + 20
        while not any('focused' in node.states for node in dialog.walk_on_screen()):
            if time.monotonic() > end:
                raise AssertionError(f'“{title}” has no focus')
            time.sleep(0.1)
        if title.startswith('Export'):
            app.key('ctrl+a')
        app.type(str(path))
        app.key('Return')
        app.wait_gone('*', f'/^{title}$/', timeout=20)

    def test_export_and_import(self):
        past.fill(DAYS)
        table, copy = e2e.SESSION_DIR / 'all.csv', e2e.SESSION_DIR / 'all.json'
        app = self.launch_progress()
        app.find('button', 'Export CSV…').activate()
        self.choose(app, 'Export the History', table)
        app.find('button', 'Export JSON…').activate()
        self.choose(app, 'Export the History', copy)
        with open(self.wait_file(table), encoding='utf-8', newline='') as file:
            phases = list(csv.DictReader(file))
        with open(self.wait_file(copy), encoding='utf-8') as file:
            sessions = json.load(file)['sessions']
        self.assertEqual(len(sessions), DAYS)
        self.assertEqual(len(phases), sum(len(session['phases']) for session in sessions))

        # What is here already is not taken twice.
        app.find('button', '/^Import/').activate()
        self.choose(app, 'Import a History', copy)
        app.find('label', 'All of these sessions are here already')
        self.assert_no_complaints(app)
        app.kill()

        # A new computer: the empty page offers the same.
        self.reset(window_width=1280, window_height=1500)
        app = self.launch_progress()
        app.click('button', 'Import a History…')
        self.choose(app, 'Import a History', copy)
        app.find('label', f'{DAYS} sessions have been imported')
        app.find('button', 'Export CSV…')
        self.assert_no_complaints(app)

    def test_import_says_no(self):
        bad = e2e.SESSION_DIR / 'bad.json'
        bad.write_text('{"sessions": [', encoding='utf-8')
        app = self.launch_progress()
        app.click('button', 'Import a History…')
        self.choose(app, 'Import a History', bad)
        app.find('label', '“bad.json” was not imported')
        app.click('button', 'Close')
        app.click('button', 'Import a History…')

    def test_print(self):
        past.fill(DAYS)
        page = pathlib.Path(os.environ['HOME']) / 'soleus-summary.pdf'
        page.unlink(missing_ok=True)
        app = self.launch_progress()
        app.find('button', 'Print Summary…').activate()
        app.click('label', 'Print to File', timeout=20)
        app.click('button', '/Print$/')
        pdf = self.wait_file(page).read_bytes()
        self.assertTrue(pdf.startswith(b'%PDF-'))
        # An empty page takes less than a kilobyte.
        self.assertGreater(len(pdf), 5000)
        self.assert_no_complaints(app)

    def repeat_latest(self):
        """Open the newest session in the list and ask for it again."""
        app = self.launch_progress()
        # The newest one says when it was.
        app.click('label', r'/\d:\d\d · /')
        app.click('button', 'Do It Again')
        return app

    def test_stretch_again(self):
        past.fill(1)
        app = self.repeat_latest()
        app.find('label', 'Get ready')
        self.assert_no_complaints(app)

    def test_massage_again(self):
        # The third day was a massage.
        past.fill(3)
        app = self.repeat_latest()
        self.find_list(app)
        self.assert_no_complaints(app)


if __name__ == '__main__':
    e2e.main()
