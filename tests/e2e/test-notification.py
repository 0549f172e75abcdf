#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One notification tells of a session while its window is not in view, and starts nothing."""
import subprocess
import time

import e2e
import safety
import driver
from fake_desktop import GTK_NOTIFICATIONS, NOTIFICATIONS, FakeDesktop
from gi.repository import Gio, GLib
from guide import APPLICATION_ID, Guide

WAIT_SECONDS = 10


class Notification(safety.SafetyTest):
    def setUp(self):
        # Long enough for the slowest machine to be seen in it; the tests skip it.
        self.reset(get_ready_seconds=60)
        self.desktop = self.enterContext(FakeDesktop(NOTIFICATIONS))

    def begin(self, routine='wall-full', *arguments):
        app = self.launch('--start', routine, *arguments)
        if routine != 'wall-full':
            self.pass_gate(app)
        app.wait_phase('Get ready')
        return app

    def hide(self, app):
        """Minimise the window."""
        window = app.desktop.windows(app.pid)[0]['id']
        driver.xdo('windowminimize', window)
        self.wait_windows(app, 0)
        return window

    def wait_windows(self, app, count):
        end = time.monotonic() + WAIT_SECONDS
        while len(app.desktop.windows(app.pid)) != count:
            self.assertLess(time.monotonic(), end, app.desktop.windows(app.pid))
            time.sleep(0.03)

    @staticmethod
    def skip(count=1):
        """Go on, as a headset does."""
        for _ in range(count):
            subprocess.run(['playerctl', 'next'], check=True, timeout=20, capture_output=True)

    def wait_known(self):
        """One is shown, and the program has the answer with its number."""
        shown = self.desktop.wait(1, 'notify')[0]
        kept = e2e.SESSION_DIR / 'run' / 'soleus-notification'
        end = time.monotonic() + WAIT_SECONDS
        while not kept.exists():
            self.assertLess(time.monotonic(), end, 'the number is kept')
            time.sleep(0.03)
        return shown

    def texts(self):
        return [(call['summary'], call['body']) for call in self.desktop.calls('notify')]

    def wait_texts(self, *expected):
        self.desktop.wait(len(expected), 'notify')
        self.assertEqual(self.texts(), list(expected))

    def test_none_while_the_window_is_in_view(self):
        app = self.begin()
        self.skip_to(app, 'Ended early')
        self.assertEqual(self.desktop.calls('notify', 'close'), [])
        self.assert_no_complaints(app)

    def test_new_step_switch_of_legs_and_end_in_one_notification(self):
        app = self.begin()
        self.hide(app)
        # Ready, hold, rest, hold; then the other stretch.
        self.skip(4)
        expected = [('Rest', 'Left leg: Lower calf stretch')]
        self.wait_texts(*expected)
        self.skip(4)
        expected.append(('Switch legs', 'Right leg: Upper calf stretch'))
        self.wait_texts(*expected)
        self.skip(4)
        expected.append(('Rest', 'Right leg: Lower calf stretch'))
        self.wait_texts(*expected)
        self.skip(4)
        expected.append(('Done', 'Stretch the whole calf'))
        self.wait_texts(*expected)
        first, *others = self.desktop.calls('notify')
        self.assertEqual(first['replaces'], 0)
        for call in others:
            self.assertEqual(call['replaces'], first['id'])
        self.assertEqual(self.desktop.calls('close'), [])
        self.assert_no_complaints(app)

    def test_withdrawn_when_the_window_comes_back(self):
        app = self.begin()
        window = self.hide(app)
        self.skip(4)
        shown = self.desktop.wait(1, 'notify')[0]
        driver.xdo('windowactivate', window)
        self.wait_windows(app, 1)
        self.assertEqual(self.desktop.wait(1, 'close')[0]['id'], shown['id'])

    def test_behind_another_window(self):
        app = self.begin()
        other = self.launch(program=e2e.OTHER_PROGRAM)
        self.skip(4)
        self.wait_texts(('Rest', 'Left leg: Lower calf stretch'))
        other.kill()
        driver.xdo('windowactivate', app.desktop.windows(app.pid)[0]['id'])
        self.desktop.wait(1, 'close')

    def test_done_stays_until_it_was_seen(self):
        app = self.begin('wall-full', '--side', 'left')
        window = self.hide(app)
        self.skip(8)
        self.desktop.wait(2, 'notify')
        self.assertEqual(self.texts()[-1], ('Done', 'Stretch the whole calf'))
        self.assertEqual(self.desktop.calls('close'), [])
        driver.xdo('windowactivate', window)
        self.desktop.wait(1, 'close')
        app.find('label', 'Ended early')

    def test_withdrawn_when_the_session_is_ended(self):
        app = self.begin()
        self.hide(app)
        self.skip(4)
        self.desktop.wait(1, 'notify')
        subprocess.run(['playerctl', 'stop'], check=True, timeout=20)
        self.desktop.wait(1, 'close')
        self.assertEqual(len(self.texts()), 1)

    def test_withdrawn_when_the_program_ends(self):
        app = self.begin()
        self.hide(app)
        self.skip(4)
        self.wait_known()
        app.terminate()
        self.assert_ends(app, 0, 2.0)
        self.desktop.wait(1, 'close')

    def test_a_press_on_it_shows_the_window(self):
        app = self.begin()
        self.hide(app)
        self.skip(4)
        shown = self.desktop.wait(1, 'notify')[0]
        self.assertEqual(shown['actions'], ['default', '', 'app.pause-session', 'Pause'])
        self.desktop.invoke(shown['id'])
        self.wait_windows(app, 1)
        app.wait_phase('Rest', 'Left leg')

    def test_its_button_pauses(self):
        app = self.begin()
        self.hide(app)
        self.skip(4)
        shown = self.desktop.wait(1, 'notify')[0]
        self.desktop.invoke(shown['id'], 'app.pause-session')
        app.find('label', 'Paused')

    def test_none_of_a_massage_starts_or_goes_on(self):
        app = self.begin('roller')
        self.hide(app)
        self.skip(2)
        shown = self.desktop.wait(1, 'notify')[0]
        self.assertEqual(shown['actions'], ['default', '', 'app.pause-session', 'Pause'])
        self.desktop.invoke(shown['id'], 'app.pause-session')
        app.find('label', 'Paused')
        while self.desktop.calls('notify')[-1] == shown:
            self.skip()
        paused = self.desktop.calls('notify')[-1]
        self.assertEqual(paused['actions'], ['default', ''])
        self.desktop.invoke(paused['id'])
        self.wait_windows(app, 1)
        app.find('label', 'Paused')
        self.assert_no_complaints(app)

    def test_of_a_killed_process_is_closed_at_the_next_start(self):
        app = self.begin()
        self.hide(app)
        self.skip(4)
        shown = self.wait_known()
        app.kill()
        self.launch()
        self.assertEqual(self.desktop.wait(1, 'close')[0]['id'], shown['id'])
        self.assertEqual(len(self.desktop.calls('notify')), 1)

    def test_number_of_another_server_is_left_alone(self):
        app = self.begin()
        self.hide(app)
        self.skip(4)
        self.wait_known()
        app.kill()
        with self.another_server() as desktop:
            app = self.begin()
            self.hide(app)
            self.skip(4)
            # The program asks before it sends a notification of its own.
            desktop.wait(1, 'notify')
            self.assertEqual(desktop.calls('close'), [])

    def another_server(self):
        self.desktop.process.kill()
        self.desktop.process.wait()
        return FakeDesktop(NOTIFICATIONS)


class Left(safety.SafetyTest):
    """A notification of GNOME's own kind that a killed process left on the screen."""

    def setUp(self):
        self.reset(get_ready_seconds=60)
        self.desktop = self.enterContext(FakeDesktop(GTK_NOTIFICATIONS))

    def leave_one(self):
        app = self.launch('--start', 'wall-full')
        app.wait_phase('Get ready')
        driver.xdo('windowminimize', app.desktop.windows(app.pid)[0]['id'])
        self.wait_until(lambda: not app.desktop.windows(app.pid))
        Notification.skip(4)
        shown = self.desktop.wait(1, 'add')[0]
        app.kill()
        self.assertEqual(self.desktop.calls('remove')[1:], [])
        return shown

    def wait_until(self, is_so):
        end = time.monotonic() + WAIT_SECONDS
        while not is_so():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.03)

    def press(self, action):
        """As GNOME's shell does it, with the program started as its service is."""
        process = subprocess.Popen([e2e.PROGRAM, '--gapplication-service'])
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)

        def is_there():
            return bus.call_sync('org.freedesktop.DBus', '/', 'org.freedesktop.DBus',
                                 'NameHasOwner', GLib.Variant('(s)', (APPLICATION_ID,)), None, 0,
                                 -1, None).unpack()[0]

        self.wait_until(is_there)
        bus.call_sync(APPLICATION_ID, '/' + APPLICATION_ID.replace('.', '/'),
                      'org.freedesktop.Application', 'ActivateAction',
                      GLib.Variant('(sava{sv})', (action, [], {})), None, 0, -1, None)
        app = Guide(process.pid, process)
        app.find('frame')
        self.assertFalse(app.has('label', 'Get ready'))

    def test_a_press_on_it_opens_the_window(self):
        shown = self.leave_one()
        self.assertEqual(shown['what']['default-action'], 'app.show-window')
        self.press('show-window')

    def test_its_button_opens_the_window(self):
        self.leave_one()
        self.press('pause-session')

    def test_it_is_withdrawn_at_the_next_start(self):
        before = self.leave_one()
        count = len(self.desktop.calls('remove'))
        self.launch()
        removed = self.desktop.wait(count + 1, 'remove')[-1]
        self.assertEqual(removed['name'], before['name'])
        self.assertEqual(removed['application'], APPLICATION_ID)


if __name__ == '__main__':
    e2e.main()
