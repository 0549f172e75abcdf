#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that come from outside and go there, through the real dialogs and the real disk: what is
bad is refused with its place, what is written has its ending and is found again, a cut file stays
nowhere, and what could not be read is read once it can be."""
import os
import pathlib
import sqlite3
import subprocess
import time

import e2e
import past
import safety

HEAD = '{"format": "io.github.soleus_app.Soleus.history", "version": 1, "sessions": ['


class HistoryFiles(safety.SafetyTest):
    def setUp(self):
        self.reset(window_width=1280, window_height=1500)

    def launch_progress(self):
        app = self.launch()
        app.click('*', 'Progress')
        return app

    @staticmethod
    def find_dialog(app, title):
        """The file dialog, once it takes keys."""
        dialog = app.find('*', f'/^{title}$/', timeout=20)
        end = time.monotonic() + 20
        while not dialog.look(lambda _, said: 'focused' in said.states):
            if time.monotonic() > end:
                raise AssertionError(f'“{title}” has no focus')
            time.sleep(0.05)
        return dialog

    def choose(self, app, title, path):
        self.find_dialog(app, title)
        if title.startswith('Export'):
            app.key('ctrl+a')
        app.type(str(path))
        app.key('Return')
        app.wait_gone('*', f'/^{title}$/', timeout=20)

    def refuse(self, app, name, text, message):
        path = e2e.SESSION_DIR / name
        path.write_text(text, encoding='utf-8')
        app.find('button', '/^Import/').activate()
        self.choose(app, 'Import a History', path)
        app.find('label', f'“{name}” could not be imported', timeout=20)
        app.find('label', message)
        app.find('button', 'Close', state='focused')
        app.key('Return')
        app.wait_gone('label', f'“{name}” could not be imported')

    def test_import_says_where(self):
        app = self.launch_progress()
        self.refuse(app, 'deep.json', '[' * 200000, '/line 1, column 17/')
        self.refuse(app, 'two.json', f'{HEAD}]}}\n{HEAD}]}}', '/line 2, column 1/')
        self.refuse(app, 'session.json', f'{HEAD}{{"uuid": 1}}]}}', '/in session 1, “uuid”/')
        self.assertIsNone(app.process.poll())
        self.assert_no_complaints(app)

    def test_ending(self):
        """“mine” becomes mine.json, and the import shows it, and one in upper case."""
        past.fill(2)
        folder = e2e.SESSION_DIR / 'endings'
        folder.mkdir(exist_ok=True)
        app = self.launch_progress()
        app.find('button', 'Export JSON…').activate()
        self.choose(app, 'Export the History', folder / 'mine')
        app.find('label', 'The history has been exported', timeout=20)
        self.assertEqual([path.name for path in folder.iterdir()], ['mine.json'])

        # The name that it becomes is one that nobody was asked about.
        app.find('button', 'Export JSON…').activate()
        self.choose(app, 'Export the History', folder / 'mine')
        app.find('label', 'Replace “mine.json”?', timeout=20)
        app.click('button', 'Keep')

        (folder / 'mine.json').rename(folder / 'UP.JSON')
        app.find('button', '/^Import/').activate()
        self.choose(app, 'Import a History', folder / 'UP.JSON')
        app.find('label', 'All of these sessions are here already', timeout=20)
        self.assert_no_complaints(app)

    def test_export_onto_full_disk(self):
        """No more than 8 KiB go into a file: that is where the disk ends."""
        past.fill(400)
        folder = e2e.SESSION_DIR / 'full'
        folder.mkdir(exist_ok=True)
        done = subprocess.run(
            ['bash', '-c', 'trap "" XFSZ; ulimit -f 8; exec "$0" --export "$1"', e2e.PROGRAM,
             str(folder / 'new.csv')], capture_output=True, check=False, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stderr)
        self.assertEqual(list(folder.iterdir()), [])

    def test_export_leaves_damage_alone(self):
        """A window may have it open; to save what can be saved is the window's."""
        past.path().parent.mkdir(parents=True, exist_ok=True)
        past.path().write_bytes(b'no database at all' * 100)
        done = subprocess.run([e2e.PROGRAM, '--export', str(e2e.SESSION_DIR / 'x.csv')],
                              capture_output=True, check=False, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn('damaged', done.stderr)
        self.assertEqual([path.name for path in past.path().parent.iterdir()], ['history.db'])

    def test_read_again_by_itself(self):
        """Another program holds the history when Progress is opened, and lets go of it."""
        past.fill(2)
        other = sqlite3.connect(past.path(), isolation_level=None)
        other.execute('PRAGMA locking_mode = EXCLUSIVE')
        other.execute('BEGIN EXCLUSIVE')
        app = self.launch_progress()
        app.find('label', '/can’t be read now/', timeout=20)
        other.execute('ROLLBACK')
        other.close()
        app.find('button', 'Export CSV…', timeout=30)
        self.assert_no_complaints(app)

    def test_refused_is_said(self):
        """What the file doesn't take is said in the window."""
        past.fill(1)
        subprocess.run([e2e.PROGRAM, '--version'], check=True, timeout=20)
        app = self.launch_progress()
        app.find('button', 'Export CSV…', timeout=20)
        connection = sqlite3.connect(past.path())
        connection.execute('CREATE TRIGGER refuse BEFORE INSERT ON session'
                           " BEGIN SELECT RAISE (ABORT, 'refused'); END")
        connection.commit()
        connection.close()
        app.kill()
        app = self.launch('--start', 'gastroc-wall')
        app.find('label', '/could not be recorded/', timeout=20)

    def test_private(self):
        past.fill(1)
        os.chmod(past.path(), 0o644)
        app = self.launch_progress()
        app.find('button', 'Export CSV…', timeout=20)
        self.assertEqual(past.path().stat().st_mode & 0o777, 0o600)
        self.assertEqual(pathlib.Path(f'{past.path()}-wal').stat().st_mode & 0o777, 0o600)


if __name__ == '__main__':
    e2e.main()
