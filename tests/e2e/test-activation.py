#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed program is started as desktops do it: by its D-Bus name.

Run by test-installed.sh.
"""
import pathlib
import subprocess
import time

import e2e
from guide import APPLICATION_ID, Guide


def owner_pid():
    """Process id of the owner of the application's name, or None while there is none."""
    answer = subprocess.run(
        ['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
         '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.GetConnectionUnixProcessID',
         APPLICATION_ID], capture_output=True, text=True, check=False)
    return int(answer.stdout.split()[1].rstrip(',)')) if answer.returncode == 0 else None


class Activation(e2e.ProgramTest):
    def activate(self, *command):
        self.assertIsNone(owner_pid())
        subprocess.run(command, check=True, timeout=20)
        end = time.monotonic() + 20
        while owner_pid() is None:
            self.assertLess(time.monotonic(), end, 'nobody came to own the name')
            time.sleep(0.05)
        pid = owner_pid()
        program = pathlib.Path(f'/proc/{pid}/exe').resolve()
        self.assertEqual(program, pathlib.Path(e2e.PROGRAM).resolve())
        app = Guide(pid)
        app.find('frame')
        app.find('button', '/Full wall stretch/')
        app.terminate()
        while owner_pid() is not None:
            self.assertLess(time.monotonic(), end, 'the program did not end')
            time.sleep(0.05)

    def test_gapplication(self):
        self.activate('gapplication', 'launch', APPLICATION_ID)

    def test_desktop_entry(self):
        self.activate('gtk4-launch', APPLICATION_ID)


if __name__ == '__main__':
    e2e.main()
