#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Progress hands its history out and takes it back through the real dialogs; a session is repeated
from there, through the safety list where it massages."""
import csv
import json
import subprocess

import e2e
import files
import past

DAYS = 4


class ProgressFiles(files.FilesTest):
    def setUp(self):
        self.reset(window_width=1280, window_height=1500)

    def launch_progress(self):
        app = self.launch()
        app.click('*', 'Progress')
        return app

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

        # Sessions that are here already are not taken twice.
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
        app.find('label', '“bad.json” could not be imported')
        app.click('button', 'Close')
        app.click('button', 'Import a History…')

    def test_print(self):
        past.fill(DAYS)
        app = self.launch_progress()
        pdf = self.print_to_file(app).read_bytes()
        self.assertTrue(pdf.startswith(b'%PDF-'))
        # An empty page takes less than a kilobyte.
        self.assertGreater(len(pdf), 5000)
        self.assert_no_complaints(app)

    def test_last_folder(self):
        """A dialog begins in the folder of the last file, in this run and in the next."""
        past.fill(DAYS)
        folder = e2e.SESSION_DIR / 'kept'
        folder.mkdir()
        app = self.launch_progress()
        app.find('button', 'Export CSV…').activate()
        self.choose(app, 'Export the History', folder / 'one.csv')
        self.wait_file(folder / 'one.csv')
        app.find('button', 'Export CSV…').activate()
        self.choose(app, 'Export the History', 'two.csv')
        self.wait_file(folder / 'two.csv')
        app.terminate()
        app.wait_exit()

        app = self.launch_progress()
        app.find('button', 'Export CSV…').activate()
        self.choose(app, 'Export the History', 'three.csv')
        self.wait_file(folder / 'three.csv')
        self.assert_no_complaints(app)

    def test_paper(self):
        """The person chooses the paper, and the next print begins with it."""
        past.fill(DAYS)
        files.SUMMARY.unlink(missing_ok=True)
        app = self.launch_progress()
        app.find('button', 'Print Summary…').activate()
        app.click('label', 'Print to File', timeout=20)
        app.click('label', 'Page Setup')
        app.click('combo box', '/^Orientation/')
        app.find('label', 'Landscape')
        app.key('Down', 'Return')
        app.wait_gone('label', 'Reverse portrait')
        app.click('button', '/Print$/')
        self.wait_file(files.SUMMARY)
        self.assertGreater(*self.page_size(files.SUMMARY))
        app.terminate()
        app.wait_exit()

        app = self.launch_progress()
        self.assertGreater(*self.page_size(self.print_to_file(app)))
        self.assert_no_complaints(app)

    @staticmethod
    def page_size(pdf):
        """Width and height of its first page, in points."""
        words = subprocess.run(['pdfinfo', pdf], check=True, stdout=subprocess.PIPE,
                               encoding='utf-8').stdout.split('Page size:')[1].split()
        return float(words[0]), float(words[2])

    def repeat_latest(self):
        """Open the newest session in the list and ask for it again."""
        app = self.launch_progress()
        # The newest one says when it was.
        app.click('label', past.ENTRY)
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
