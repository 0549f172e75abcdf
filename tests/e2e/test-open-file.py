#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of routines are opened in each way there is. Nothing starts by that."""
import os
import pathlib
import subprocess

import e2e
from guide import APPLICATION_ID

GOOD = e2e.ROUTINE_FILES / 'good-prescription.soleus'
BAD = e2e.ROUTINE_FILES / 'hold-too-short.soleus'
NAME = 'After the sprain'


class OpenFile(e2e.ProgramTest):
    def assert_shown(self, app):
        app.find('label', NAME)
        app.find('label', '/Sportpraxis am Fluss/')
        self.assertFalse(app.has('label', 'Get ready'))

    def close_dialog(self, app):
        app.key('Escape')
        app.wait_gone('label', NAME)

    def test_command_line(self):
        """At the start, and by a second command in a folder of its own."""
        app = self.launch(str(GOOD))
        self.assert_shown(app)
        self.close_dialog(app)
        subprocess.run([e2e.PROGRAM, GOOD.name], cwd=GOOD.parent, check=True, timeout=20)
        self.assert_shown(app)
        self.assert_no_complaints(app)

    def test_bus(self):
        app = self.launch()
        app.find('button', 'Main Menu')
        subprocess.run(
            ['gdbus', 'call', '--session', '--dest', APPLICATION_ID, '--object-path',
             '/' + APPLICATION_ID.replace('.', '/'), '--method',
             'org.freedesktop.Application.Open', f"['{GOOD.as_uri()}']", '{}'],
            check=True, timeout=20, stdout=subprocess.DEVNULL)
        self.assert_shown(app)
        self.assert_no_complaints(app)

    def test_key(self):
        """Ctrl-O asks for a file."""
        app = self.launch()
        app.find('button', 'Main Menu')
        app.key('ctrl+o')
        app.find('*', 'Open a Routine')

    def test_several(self):
        """One after another, the wrong ones too."""
        app = self.launch(str(BAD), str(GOOD))
        app.find('label', '/^hold-too-short.soleus:4:3: /')
        app.key('Escape')
        self.assert_shown(app)
        self.assert_no_complaints(app)

    def test_pipe(self):
        """Nobody writes into it. The window goes on, and is closed as ever."""
        pipe = pathlib.Path(os.environ['XDG_RUNTIME_DIR']) / 'pipe.soleus'
        os.mkfifo(pipe)
        self.addCleanup(pipe.unlink)
        app = self.launch(str(pipe))
        app.find('label', '/is a pipe/')
        app.key('Escape')
        app.wait_gone('label', '/is a pipe/')
        app.open_routine('Stretch the whole calf')
        app.key('ctrl+w')
        self.assert_ends(app, 0, 10)

    def test_session(self):
        """No dialog comes over a session, whose button for a stop it would cover."""
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        subprocess.run([e2e.PROGRAM, str(GOOD)], check=True, timeout=20)
        app.find('label', 'You can open files after the session.')
        self.assertFalse(app.has('label', NAME))
        app.find('label', 'Get ready')


class German(e2e.ProgramTest):
    def test_wrong_file(self):
        app = self.launch(str(BAD), env={'LANGUAGE': 'de'})
        app.find('label', '/^hold-too-short.soleus:4:3: /')
        app.find('button', 'Schließen')


if __name__ == '__main__':
    e2e.main()
