#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen is kept on exactly while a session runs, as a session manager hears of it."""
import e2e
import safety
import settings
from fake_desktop import INHIBIT_IDLE, SESSION_MANAGER, FakeDesktop
from guide import APPLICATION_ID

NOTE = '/This desktop has no way to keep the screen on/'


class KeepAwake(safety.SafetyTest):
    def setUp(self):
        super().setUp()
        desktop = FakeDesktop(SESSION_MANAGER)
        self.desktop = self.enterContext(desktop)

    def assert_held(self, times):
        """The screen is kept on now, for the nth time."""
        self.desktop.wait(2 * times - 1, 'inhibit', 'uninhibit')
        self.assert_balanced(2 * times - 1)

    def assert_released(self, times):
        """It was kept on so many times and let go as often."""
        self.desktop.wait(2 * times, 'inhibit', 'uninhibit')
        self.assert_balanced(2 * times)

    def assert_balanced(self, count):
        """Never twice at a time, and each let go is that of the wish before it."""
        calls = self.desktop.calls('inhibit', 'uninhibit')
        self.assertEqual(len(calls), count, calls)
        for i, call in enumerate(calls):
            self.assertEqual(call['call'], 'uninhibit' if i % 2 else 'inhibit', calls)
            if i % 2:
                self.assertEqual(call['cookie'], calls[i - 1]['cookie'], calls)

    def begin(self):
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        self.assert_held(1)
        return app

    def test_what_is_asked_for(self):
        app = self.begin()
        call = self.desktop.calls('inhibit')[0]
        self.assertEqual(call['application'], APPLICATION_ID)
        self.assertEqual(call['flags'], INHIBIT_IDLE)
        self.assertIn(call['window'], [window['id'] for window in app.desktop.windows(app.pid)])
        self.assertEqual(call['reason'], 'A guided session is running')
        self.assertFalse(app.has('label', NOTE))

    def test_pause_and_resume_to_the_end(self):
        app = self.begin()
        app.key('space')
        app.find('label', 'Paused')
        self.assert_released(1)
        app.key('space')
        app.wait_gone('label', 'Paused')
        self.assert_held(2)
        self.skip_to(app, 'Ended early')
        self.assert_released(2)
        app.key('alt+F4')
        self.assert_ends(app, 0, 2.0)
        self.assert_released(2)

    def test_not_while_the_list_is_open(self):
        app = self.launch('--start', 'roller')
        self.find_list(app)
        self.assertEqual(self.desktop.calls('inhibit'), [])
        self.tick(app, safety.NOTHING)
        self.press(app, 'Start')
        app.wait_phase('Get ready')
        self.assert_held(1)

    def test_stop_for_pain(self):
        app = self.begin()
        app.key('s')
        app.find('label', 'How is it now?')
        self.assert_released(1)

    def test_asked_about_the_end(self):
        app = self.begin()
        app.key('Escape')
        app.click('button', 'End Session')
        app.find('label', 'Ended early')
        self.assert_released(1)

    def test_the_window_is_closed(self):
        app = self.begin()
        app.key('alt+F4')
        app.click('button', 'End Session')
        self.assert_ends(app, 0, 3.0)
        self.assert_released(1)

    def test_ended_by_a_signal(self):
        app = self.begin()
        app.terminate()
        self.assert_ends(app, 0, 2.0)
        self.assert_released(1)

    def test_the_next_session(self):
        app = self.begin()
        self.skip_to(app, 'Ended early')
        self.assert_released(1)
        self.press(app, 'Do It Again')
        app.wait_phase('Get ready')
        self.assert_held(2)


class NoWay(safety.SafetyTest):
    """Nobody answers on this desktop."""

    def setUp(self):
        self.reset(keep_awake_note_seen=False)

    def test_it_is_said_in_one_session_and_never_again(self):
        app = self.launch('--start', 'gastroc-wall')
        app.find('label', NOTE)
        app.key('space')
        app.find('label', 'Paused')
        app.find('label', NOTE)
        app.key('space')
        self.skip_to(app, 'Ended early')
        self.press(app, 'Do It Again')
        app.wait_phase('Get ready')
        self.assertFalse(app.has('label', NOTE))
        self.assert_no_complaints(app)
        app.terminate()
        self.assert_ends(app, 0, 2.0)
        self.assertEqual(settings.read('keep_awake_note_seen'), 'true')
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        self.assertFalse(app.has('label', NOTE))


if __name__ == '__main__':
    e2e.main()
