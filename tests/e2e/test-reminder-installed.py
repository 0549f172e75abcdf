#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed reminder is started by the window and at login, and its Start opens the window.

Run by test-installed.sh and build-aux/try-deb.sh.
"""
import pathlib
import shlex
import subprocess
import time

import e2e
import settings
from fake_desktop import NOTIFICATIONS, FakeDesktop
from gi.repository import Gio, GLib
from guide import APPLICATION_ID, Guide

NAME = f'{APPLICATION_ID}.Reminder'
AUTOSTART = e2e.SESSION_DIR / 'config' / 'autostart' / f'{NAME}.desktop'
PROGRAM = pathlib.Path(e2e.PROGRAM).parent / 'soleus-reminder'
WAIT_SECONDS = 20


def owner_pid(name):
    """Process id of the owner of the name, or None while there is none."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    try:
        return bus.call_sync('org.freedesktop.DBus', '/', 'org.freedesktop.DBus',
                             'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)), None, 0,
                             -1, None).unpack()[0]
    except GLib.Error:
        return None


class Installed(e2e.ProgramTest):
    def setUp(self):
        settings.write(first_run_notice_seen=True, sitting_break=True, plan_reminders=True,
                       get_ready_seconds=60)
        self.desktop = self.enterContext(FakeDesktop(NOTIFICATIONS))

    @staticmethod
    def write_appointment():
        """Due now, and what was told before is of an older day."""
        now = time.localtime()
        minute = now.tm_hour * 60 + now.tm_min
        folder = e2e.SESSION_DIR / 'data' / 'soleus'
        folder.mkdir(parents=True, exist_ok=True)
        (folder / 'appointments').write_text(
            f'[Appointment 1]\nWeekdays=127\nMinute={minute}\nRoutine=pump\n', encoding='utf-8')
        (folder / 'reminder').write_text('[Reminder]\nToldUntil=0\nToldAt=0\n', encoding='utf-8')

    def wait_pid(self, name):
        end = time.monotonic() + WAIT_SECONDS
        while owner_pid(name) is None:
            self.assertLess(time.monotonic(), end, f'nobody owns {name}')
            time.sleep(0.05)
        return owner_pid(name)

    def end(self, name):
        pid = owner_pid(name)
        if pid is not None:
            subprocess.run(['kill', str(pid)], check=False)
        end = time.monotonic() + WAIT_SECONDS
        while owner_pid(name) is not None:
            self.assertLess(time.monotonic(), end, f'{name} stays')
            time.sleep(0.05)

    def test_login_and_start(self):
        self.addCleanup(self.end, NAME)
        window = self.launch()
        pid = self.wait_pid(NAME)
        self.assertEqual(pathlib.Path(f'/proc/{pid}/exe').resolve(), PROGRAM.resolve())
        entry = Gio.DesktopAppInfo.new_from_filename(str(AUTOSTART))
        self.assertIsNotNone(entry, 'an entry whose TryExec is there')
        window.terminate()
        window.wait_exit(WAIT_SECONDS)
        self.end(NAME)
        # As the desktop does it at the next login.
        self.write_appointment()
        count = len(self.desktop.calls('notify'))
        process = subprocess.Popen(shlex.split(entry.get_commandline()))
        # What is noted last is done first.
        self.addCleanup(process.wait)
        self.addCleanup(self.end, NAME)
        told = self.desktop.wait(count + 1, 'notify')[count]
        self.addCleanup(self.end, APPLICATION_ID)
        self.desktop.invoke(told['id'], 'app.start::pump')
        app = Guide(self.wait_pid(APPLICATION_ID))
        app.find('frame', timeout=WAIT_SECONDS)
        app.wait_phase('Get ready')


if __name__ == '__main__':
    e2e.main()
