#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""In a sandbox, with nothing of the desktop but the portals, Soleus does what it does outside.

The sandbox is a real one, of the parts that Flatpak uses; the portals are recorded.
"""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time
import unittest

import e2e
import driver
import past
import sandbox
import settings
from fake_desktop import INHIBIT_IDLE
from fake_portal import PRINTED, FakePortal
from guide import APPLICATION_ID

DAYS = 4
WAIT_SECONDS = 20
SKIP_STATUS = 77
REMINDER = os.environ['SOLEUS_REMINDER_PROGRAM']
REMINDER_NAME = f'{APPLICATION_ID}.Reminder'
DAY, HOUR = 86400, 3600
NO_WAY = '/This desktop has no way to keep the screen on/'


class Inside(unittest.TestCase):
    """A program in the sandbox. `missing` are portals that this desktop hasn't got."""

    missing = ()

    def setUp(self):
        self.sandbox = self.enterContext(sandbox.Sandbox(e2e.BUILD_ROOT))
        shutil.rmtree(self.sandbox.app / 'data')
        (self.sandbox.app / 'data').mkdir()
        self.portal = self.enterContext(FakePortal(APPLICATION_ID, self.missing))

    def launch(self, *arguments, **values):
        settings.write(first_run_notice_seen=True, get_ready_seconds=60, window_width=1200,
                       window_height=1500, **values)
        kept = self.kept_settings()
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(settings.keyfile(), kept)
        app = self.sandbox.launch(e2e.PROGRAM, *arguments)
        self.addCleanup(app.kill)
        return app

    def kept_settings(self):
        return self.sandbox.app / 'config' / 'glib-2.0' / 'settings' / 'keyfile'

    def wait_until(self, is_so, what):
        end = time.monotonic() + WAIT_SECONDS
        while not is_so():
            self.assertLess(time.monotonic(), end, what)
            time.sleep(0.03)

    def wait_removed(self, told):
        """The notification is taken away after it was shown."""
        self.wait_until(lambda: [call for call in self.portal.calls('RemoveNotification')
                                 if call['id'] > told['id'] and call['name'] == told['name']],
                        self.portal.calls())

    def assert_clean(self, app):
        for line in app.messages().splitlines():
            self.assertNotRegex(line, r'-(WARNING|CRITICAL|ERROR) \*\*')


class Portals(Inside):
    def fill(self):
        """A past of some days, in the sandbox's own folder."""
        past.fill(DAYS)
        shutil.copytree(past.path().parent, self.sandbox.app / 'data' / 'soleus')

    def hide(self, app):
        driver.xdo('windowminimize', app.desktop.windows(app.pid)[0]['id'])
        self.wait_until(lambda: not app.desktop.windows(app.pid), 'still there')

    def show_progress(self):
        self.fill()
        app = self.launch()
        app.click('*', 'Progress')
        return app

    def test_session(self):
        """The screen is kept on, the headset is heard, and the session is told of."""
        app = self.launch('--start', 'wall-full')
        app.wait_phase('Get ready')
        asked = self.portal.wait(1, 'Inhibit')[0]
        self.assertEqual(asked['values'][1], INHIBIT_IDLE)
        self.assertEqual(asked['values'][2]['reason'], 'A guided session is running')
        subprocess.run(['playerctl', 'pause'], check=True, timeout=20)
        app.find('label', 'Paused')
        self.assertEqual(self.portal.wait(1, 'Close')[0]['of'], asked['id'])
        subprocess.run(['playerctl', 'play'], check=True, timeout=20)
        self.portal.wait(2, 'Inhibit')
        self.hide(app)
        for _ in range(4):
            subprocess.run(['playerctl', 'next'], check=True, timeout=20)
        told = self.portal.wait(1, 'AddNotification')[0]
        self.assertEqual((told['name'], told['what']['title'], told['what']['body']),
                         ('session', 'Rest', 'Left leg: Lower calf stretch'))
        self.assertEqual([button['label'] for button in told['what']['buttons']], ['Pause'])
        self.portal.press(told, button=0)
        app.find('label', 'Paused')
        self.wait_removed(told)
        self.portal.press(told)
        self.wait_until(lambda: app.desktop.windows(app.pid), 'not shown')
        subprocess.run(['playerctl', 'stop'], check=True, timeout=20)
        app.find('label', 'Ended early')
        app.key('alt+F4')
        self.assertEqual(app.wait_exit(WAIT_SECONDS), 0)
        # No process is left without a window, so that none has to ask for it.
        self.assertEqual(self.portal.calls('RequestBackground'), [])
        self.assert_clean(app)

    def test_killed(self):
        """What a killed process left is taken away by the next one."""
        app = self.launch('--start', 'wall-full')
        app.wait_phase('Get ready')
        self.hide(app)
        for _ in range(4):
            subprocess.run(['playerctl', 'next'], check=True, timeout=20)
        told = self.portal.wait(1, 'AddNotification')[0]
        app.kill()
        self.launch()
        self.wait_removed(told)

    def document(self, name):
        """A file that the portal hands out: where it is outside, and the address inside."""
        folder = self.sandbox.documents / f'doc-{name}'
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder / name, f'file://{self.sandbox.runtime}/doc/doc-{name}/{name}'

    def test_files(self):
        """Export, import and print go through the portals, to the file that was chosen."""
        app = self.show_progress()
        table, uri = self.document('calf history')
        app.find('button', 'Export CSV…').activate()
        asked = self.portal.wait(1, 'SaveFile')[0]
        self.assertEqual(asked['values'][1], 'Export the History')
        self.assertEqual(asked['values'][2]['current_name'], 'soleus-history.csv')
        self.portal.answer(asked, uri.replace(' ', '%20'))
        app.find('label', 'The history has been exported')
        # The portal gives this one file. Another name beside it would be lost.
        self.assertEqual([path.name for path in table.parent.iterdir()], [table.name])
        with open(table, encoding='utf-8', newline='') as file:
            self.assertGreater(len(list(csv.DictReader(file))), DAYS)
        # Nor is there a folder to begin in the next time.
        self.assertNotIn('/doc/', self.kept_settings().read_text(encoding='utf-8'))

        copy, uri = self.document('copy.json')
        app.find('button', 'Export JSON…').activate()
        self.portal.answer(self.portal.wait(2, 'SaveFile')[1], uri)
        self.wait_until(copy.exists, 'no copy')
        with open(copy, encoding='utf-8') as file:
            self.assertEqual(len(json.load(file)['sessions']), DAYS)
        app.find('button', '/^Import/').activate()
        asked = self.portal.wait(1, 'OpenFile')[0]
        self.assertEqual(asked['values'][1], 'Import a History')
        self.portal.answer(asked, uri)
        app.find('label', 'All of these sessions are here already')

        app.find('button', 'Print Summary…').activate()
        self.portal.wait(1, 'Print')
        pdf = e2e.SESSION_DIR / PRINTED
        self.wait_until(pdf.exists, 'nothing printed')
        self.assertTrue(pdf.read_bytes().startswith(b'%PDF-'))
        self.assertGreater(pdf.stat().st_size, 5000)
        self.assert_clean(app)

    def test_folders(self):
        """What is chosen is kept in the program's own folder, and nothing beside it."""
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        app.key('m')
        self.wait_until(lambda: 'sound-muted=true' in
                        self.kept_settings().read_text(encoding='utf-8'), 'not stored')
        self.assertFalse(app.has('label', '/Settings can’t be saved here/'))
        # What is written beside them is lost with the sandbox.
        home = pathlib.Path(f'/proc/{app.pid}/root{self.sandbox.home}')
        self.assertEqual([path.name for path in home.iterdir()], ['.var'])
        app.terminate()
        self.assertEqual(app.wait_exit(WAIT_SECONDS), 0)
        self.assert_clean(app)


class Reminders(Inside):
    """A break from sitting is to be told of; the person put it off before."""

    def remind(self):
        """The reminder runs in the sandbox, beside the window."""
        now = time.time() + time.localtime().tm_gmtoff
        kept = self.sandbox.app / 'data' / 'soleus' / 'reminder'
        kept.parent.mkdir(exist_ok=True)
        kept.write_text('[Reminder]\nToldUntil=0\nToldAt=0\nKind=sitting\nRoutine=pump\n'
                        f'Day={int((now - 4 * HOUR) // DAY)}\nSnoozedUntil=1\n', encoding='utf-8')
        process = subprocess.Popen(self.sandbox.command(REMINDER))
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.wait_until(lambda: e2e.owns(REMINDER_NAME), 'no reminder')
        return process, kept

    def set(self, **values):
        """As Preferences do it."""
        settings.write(first_run_notice_seen=True, get_ready_seconds=60, window_width=1200,
                       window_height=1500, **values)
        new = self.kept_settings().with_suffix('.new')
        shutil.copy(settings.keyfile(), new)
        new.replace(self.kept_settings())

    def told(self, count):
        told = self.portal.wait(count, 'AddNotification')[count - 1]
        self.assertEqual((told['name'], told['what']['title']),
                         ('reminder', 'Time for a break from sitting'))
        self.assertEqual([button['label'] for button in told['what']['buttons']],
                         ['Start', 'In 10 minutes', 'Not today'])
        return told

    def test_start_at_login(self):
        """The portal is asked when the first reminder is switched on, and when the last goes."""
        app = self.launch(sitting_break=True)
        self.remind()
        self.told(1)
        self.set(sitting_break=True, plan_reminders=True)
        asked = self.portal.wait(1, 'RequestBackground')[0]
        self.assertEqual((asked['values'][1]['autostart'], asked['values'][1]['commandline']),
                         (True, ['soleus-reminder']))
        self.portal.allow(asked, False)
        app.key('ctrl+comma')
        app.find('label', '/^The desktop doesn’t let Soleus remind you/')
        self.set()
        asked = self.portal.wait(2, 'RequestBackground')[1]
        self.assertFalse(asked['values'][1]['autostart'])
        self.portal.allow(asked, False)
        self.wait_until(lambda: not app.has('label', '/^The desktop doesn’t let Soleus/'), 'stays')
        self.assert_clean(app)

    def test_buttons(self):
        """The desktop hands each to the window, which does it or passes it on."""
        app = self.launch(sitting_break=True, sitting_break_minutes=120)
        process, kept = self.remind()
        told = self.told(1)
        self.portal.press(told, button=1)
        self.wait_removed(told)
        self.assertRegex(kept.read_text(encoding='utf-8'), r'SnoozedUntil=[2-9]|SnoozedUntil=1\d')
        process.kill()
        self.wait_until(lambda: not e2e.owns(REMINDER_NAME), 'the reminder stays')
        self.remind()
        self.portal.press(self.told(2), button=0)
        app.wait_phase('Get ready')
        self.assert_clean(app)


class WithoutInhibit(Inside):
    """A small desktop, whose portals can't keep a screen on."""

    missing = ('Inhibit',)

    def test_the_person_is_told(self):
        app = self.launch('--start', 'gastroc-wall', keep_awake_note_seen=False)
        app.wait_phase('Get ready')
        app.find('label', NO_WAY)


if __name__ == '__main__':
    if not sandbox.is_possible():
        print('This machine lets nobody make a sandbox.')
        sys.exit(SKIP_STATUS)
    e2e.main()
