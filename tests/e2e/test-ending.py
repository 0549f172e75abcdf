#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways in which the program ends: by a signal, by closing it in the middle of a session."""
import signal
import sqlite3

import e2e


class Ending(e2e.ProgramTest):
    def assert_history_whole(self):
        """Whatever the program stores in SQLite can be read by the next run."""
        for path in e2e.SESSION_DIR.joinpath('data').rglob('*.db'):
            with sqlite3.connect(path) as database:
                self.assertEqual(database.execute('PRAGMA integrity_check').fetchall(), [('ok',)])

    def test_sigterm_on_the_routines_page(self):
        app = self.launch()
        app.terminate()
        self.assert_ends(app, 0, 1.0)
        self.assert_no_complaints(app)

    def test_sigterm_in_a_session(self):
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Hold')
        app.terminate()
        self.assert_ends(app, 0, 1.0)
        self.assert_history_whole()
        self.assert_no_complaints(app)

    def test_sigint(self):
        app = self.launch()
        app.terminate(signal.SIGINT)
        self.assert_ends(app, 0, 1.0)

    def test_close_without_a_session(self):
        app = self.launch()
        app.key('alt+F4')
        self.assert_ends(app, 0, 2.0)

    def test_close_in_a_session_asks(self):
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        app.key('alt+F4')
        app.find('button', 'Keep Going')
        app.click('button', 'Keep Going')
        app.wait_gone('button', 'Keep Going')
        app.click('button', 'Go on')
        app.wait_phase('Hold')
        app.key('alt+F4')
        app.click('button', 'End Session')
        self.assert_ends(app, 0, 3.0)
        self.assert_history_whole()
        self.assert_no_complaints(app)


if __name__ == '__main__':
    e2e.main()
