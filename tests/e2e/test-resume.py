#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session that was cut off goes on after the next start, if nothing speaks against it."""
import signal

import e2e
import safety

OFFER = '/^Go on with step/'
HOLD = 31
HALF_A_DAY = 13 * 3600


class Resume(safety.SafetyTest):
    def begin_stretch(self):
        """The first hold is over, and the second has begun."""
        app = self.launch_shifted('--start', 'gastroc-wall')
        app.wait_phase('Hold', 'Left leg')
        self.put_forward(HOLD)
        app.wait_phase('Rest')
        app.wait_phase('Hold', 'Left leg')
        return app

    def begin_massage(self):
        app = self.launch_shifted('--start', 'roller')
        self.pass_gate(app)
        app.wait_phase('Roll')
        return app

    def start_again(self, ahead=HOLD):
        return self.launch_shifted(ahead=ahead)

    def assert_no_offer(self, app):
        # The page is there, and what the history says has been read.
        app.find('list item', 'Choose a plan')
        app.find('page tab', 'Progress').activate()
        app.find('button', 'Export JSON…')
        app.find('page tab', 'Today').activate()
        app.find('list item', 'Choose a plan')
        self.assertFalse(app.has('label', OFFER))

    def test_killed_in_a_stretch(self):
        self.begin_stretch().kill()
        app = self.start_again()
        app.find('label', 'Go on with step 2 of 6?')
        app.find('button', 'Go On').activate()
        app.wait_phase('Hold', 'Left leg')
        app.find('label', '2 of 3')
        self.assert_no_complaints(app)

    def test_logged_out(self):
        for number in (signal.SIGTERM, signal.SIGHUP):
            with self.subTest(signal=number):
                self.reset()
                app = self.begin_stretch()
                app.terminate(number)
                self.assert_ends(app, 0, 5.0)
                app = self.start_again()
                app.find('label', 'Go on with step 2 of 6?')
                app.kill()

    def test_killed_in_a_massage(self):
        """It goes on by the list alone."""
        self.begin_massage().kill()
        app = self.start_again(ahead=0)
        app.find('label', OFFER)
        app.find('label', '/The safety list comes first.$/')
        app.find('button', 'Go On').activate()
        self.find_list(app)
        app.key('Escape')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assertFalse(app.has('label', 'Get ready'))
        app.find('button', 'Go On').activate()
        self.find_list(app)
        self.tick(app, safety.NOTHING)
        self.press(app, 'Start')
        app.wait_phase('Roll', 'Left leg')
        self.assert_no_complaints(app)

    def test_half_a_day_later(self):
        self.begin_stretch().kill()
        self.assert_no_offer(self.start_again(ahead=HOLD + HALF_A_DAY))

    def test_after_a_stop_for_pain(self):
        app = self.begin_stretch()
        app.key('s')
        app.find('button', 'It has gone now')
        app.kill()
        self.assert_no_offer(self.start_again())

    def test_after_its_end(self):
        app = self.begin_stretch()
        app.key('alt+F4')
        app.click('button', 'End Session')
        self.assert_ends(app, 0, 5.0)
        self.assert_no_offer(self.start_again())

    def test_locked(self):
        self.begin_stretch().kill()
        app = self.launch('--start', 'roller')
        self.leave_with(app, safety.SWELLING)
        app.kill()
        self.assert_no_offer(self.start_again())

    def test_put_off(self):
        self.begin_stretch().kill()
        app = self.start_again()
        app.find('label', OFFER)
        app.find('button', 'Not Now').activate()
        app.wait_gone('label', OFFER)
        app.terminate()
        self.assert_ends(app, 0, 5.0)
        self.assert_no_offer(self.start_again())


if __name__ == '__main__':
    e2e.main()
