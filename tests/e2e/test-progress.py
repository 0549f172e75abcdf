#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done shows in Progress, can be deleted and brought back, exported, and survives a kill."""
import csv
import datetime
import json
import os
import signal
import sqlite3
import subprocess
import time

import e2e
import driver
import past
import settings

ROUTINE = 'Stretch the upper calf'
GET_READY = 5
# Of a hold of 30 seconds, what is put forward over: its end is waited for.
MOST_OF_A_HOLD = 28


def count(table):
    """Rows in the history as any other program sees them."""
    connection = sqlite3.connect(f'file:{past.path()}?mode=ro', uri=True)
    try:
        return connection.execute(f'SELECT COUNT (*) FROM {table}').fetchone()[0]
    finally:
        connection.close()


class Progress(e2e.ProgramTest):
    def setUp(self):
        settings.write(first_run_notice_seen=True, get_ready_seconds=GET_READY,
                       repetitions='uint32 2', window_width=1280, window_height=1500)
        for old in past.path().parent.glob('history.db*'):
            old.unlink()

    def wait_count(self, table, number, seconds=15):
        end = time.monotonic() + seconds
        while count(table) != number:
            self.assertLess(time.monotonic(), end, f'{table}: {count(table)}, not {number}')
            time.sleep(0.1)

    def export(self, name):
        """The history, as the command line writes it."""
        path = e2e.SESSION_DIR / name
        subprocess.run([e2e.PROGRAM, '--export', str(path)], check=True, timeout=20)
        return path

    def show_first_session(self, app):
        app.click('*', 'Progress')
        self.assertIsNotNone(app.find('label', ROUTINE))

    def test_done_and_seen(self):
        app = self.launch_shifted()
        app.click('*', 'Progress')
        app.click('button', 'Choose a Routine')
        app.open_routine(ROUTINE)
        app.begin()
        app.wait_phase('Hold', 'Left leg', 20)
        # One hold of the left leg is done when the rest begins.
        self.put_forward(MOST_OF_A_HOLD)
        app.wait_phase('Rest', 'Left leg')
        self.wait_count('phase', 1)
        app.key('Escape')
        app.click('button', 'End Session')
        app.click('button', 'Back to Routines')
        self.show_first_session(app)
        app.find('label', '/Ended early/')
        self.assert_no_complaints(app)

        with open(self.export('done.csv'), encoding='utf-8', newline='') as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), 1, rows)
        self.assertEqual((rows[0]['routine'], rows[0]['leg'], rows[0]['outcome']),
                         ('gastroc-wall', 'left', 'ended'))
        self.assertEqual(rows[0]['worked_s'], '30')

    def test_delete_and_undo(self):
        past.fill(3)
        sessions, phases, ratings = count('session'), count('phase'), count('rating')
        app = self.launch()
        app.click('*', 'Progress')
        # The newest session says when it was.
        app.click('label', past.ENTRY)
        app.click('button', 'Delete')
        self.wait_count('session', sessions - 1)
        app.click('button', '/^Undo/')
        self.wait_count('session', sessions)
        self.assertEqual((count('phase'), count('rating')), (phases, ratings))
        self.assert_no_complaints(app)

        with open(self.export('all.json'), encoding='utf-8') as file:
            self.assertEqual(len(json.load(file)['sessions']), sessions)

    def test_undo_while_the_message_comes_in(self):
        past.fill(2)
        sessions = count('session')
        app = self.launch()
        app.click('*', 'Progress')
        app.click('label', past.ENTRY)
        app.click('button', 'Delete')
        undo = app.find('button', '/^Undo/')
        place = app.resting_middle(undo)
        driver.xdo('mousemove', *place, 'click', 1)
        self.wait_count('session', sessions)
        app.wait_gone('button', '/^Undo/')

        # It takes libadwaita a moment more to bring the message in than it moves.
        app.click('label', past.ENTRY)
        app.click('button', 'Delete')
        driver.xdo('mousemove', place[0] - 1, place[1])
        undo = app.find('button', '/^Undo/')
        end = time.monotonic() + 10
        while app.middle(undo) != place:
            self.assertLess(time.monotonic(), end)
        driver.xdo('mousemove', *place, 'click', 1)
        self.wait_count('session', sessions)
        self.assert_no_complaints(app)

    def test_killed(self):
        app = self.launch_shifted('--start', 'gastroc-wall')
        app.wait_phase('Hold', 'Left leg', 20)
        self.put_forward(MOST_OF_A_HOLD)
        app.wait_phase('Rest', 'Left leg')
        self.wait_count('phase', 1)
        os.kill(app.pid, signal.SIGKILL)
        app.wait_exit(timeout=10)

        app = self.launch()
        self.show_first_session(app)
        app.find('label', '/Ended early/')
        self.assertEqual((count('session'), count('phase')), (1, 1))

    @staticmethod
    def seconds_to_next_day():
        """A day starts at four o'clock."""
        now = datetime.datetime.now()
        start = datetime.datetime.combine(now.date(), datetime.time(4))
        return (start - now).seconds + 1

    def count_today(self, app):
        """The first page has this name too."""
        return sum(node.role == 'label' and node.name == 'Today' for _, node in app.root.walk())

    def test_over_night(self):
        """What was done today was done yesterday when the day has changed, without a key pressed."""
        past.fill(1, until=time.time() + self.seconds_to_next_day() - 600)
        app = self.launch_shifted(ahead=self.seconds_to_next_day() - 600)
        self.put_forward(self.seconds_to_next_day() - 12)
        app.click('*', 'Progress')
        app.find('label', 'Today')
        before = self.count_today(app)
        app.find('label', 'Yesterday', timeout=60, interval=0.5)
        self.assertLess(self.count_today(app), before)
        self.assert_no_complaints(app)

    def test_export_says_no(self):
        for name in ('history.txt', 'missing/history.csv'):
            done = subprocess.run([e2e.PROGRAM, '--export', str(e2e.SESSION_DIR / name)],
                                  stderr=subprocess.PIPE, encoding='utf-8', timeout=20)
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn(name, done.stderr)


if __name__ == '__main__':
    e2e.main()
