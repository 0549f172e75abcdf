#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session is entered by hand, corrected, exported with its mark, and its massage counts."""
import csv
import sqlite3
import subprocess
import time

import e2e
import past
import settings

ENTERED = '/ · Entered by hand$/'


def ask(sql):
    """One value of the history as any other program sees it."""
    connection = sqlite3.connect(f'file:{past.path()}?mode=ro', uri=True)
    try:
        return connection.execute(sql).fetchone()[0]
    finally:
        connection.close()


class ByHand(e2e.ProgramTest):
    def setUp(self):
        settings.write(first_run_notice_seen=True, window_width=1280, window_height=1500)
        for old in past.path().parent.glob('history.db*'):
            old.unlink()

    def wait_for(self, sql, value, seconds=15):
        end = time.monotonic() + seconds
        while ask(sql) != value:
            self.assertLess(time.monotonic(), end, f'{sql}: {ask(sql)}, not {value}')
            time.sleep(0.1)

    def enter(self, app, label, text):
        """What stands in the field is replaced."""
        app.click('*', label)
        app.key('ctrl+a')
        app.type(text)
        app.key('Tab')

    def test_by_hand(self):
        app = self.launch()
        app.click('*', 'Progress')
        app.click('button', 'Log a Session…')
        app.find('label', 'Enter how many minutes you stretched or massaged.')
        self.enter(app, 'Left leg stretched', '2')
        self.enter(app, 'Note', 'After a run')
        app.click('button', 'Save')
        app.find('label', ENTERED)
        self.wait_for('SELECT SUM (worked_ms) FROM phase', 120000)

        app.click('label', ENTERED)
        app.find('label', 'After a run')
        app.click('button', 'Edit…')
        self.enter(app, 'Right leg stretched', '1.5')
        app.click('button', 'Save')
        self.wait_for('SELECT SUM (worked_ms) FROM phase', 210000)
        self.assertEqual(ask('SELECT COUNT (*) FROM session'), 1)
        self.assert_no_complaints(app)

        path = e2e.SESSION_DIR / 'by-hand.csv'
        subprocess.run([e2e.PROGRAM, '--export', str(path)], check=True, timeout=20)
        with open(path, encoding='utf-8', newline='') as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([(row['by_hand'], row['note']) for row in rows],
                         [('1', 'After a run')] * 2)


if __name__ == '__main__':
    e2e.main()
