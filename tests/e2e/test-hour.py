#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pressure of the last hour on the real program: it counts whatever becomes of the session, of the
clocks, of the history, of the program and of its own file; and a key that stays down skips one step
only."""
import os
import re
import signal
import sqlite3
import time

import e2e
import driver
import past
import safety

ENOUGH = 'That’s enough for this calf.'
LEFT_AGAIN = '/^You can massage your left calf again from /'
REFUSED_UNKNOWN = '/^No massage yet\\.\\nYou can massage your left calf again from /'
ROLLING = 'Roll'
# From 100 seconds on there is a colon.
CLOCK = r'^(?:(\d+):)?(\d{1,2})$'
LEAST = 30
MINUTE = 60
HOUR = 60 * MINUTE
# No fewer than a wall stretch has on both legs.
PHASES = 20


class Hour(safety.SafetyTest):
    def setUp(self):
        super().setUp()
        self.shift = e2e.SESSION_DIR / 'shift'
        self.set_clocks()

    def set_clocks(self, awake=0, asleep=0, wall=0):
        """Seconds by which the machine was awake and asleep, and by which the wall clock is wrong."""
        # Replaced in one step, as the program reads it all the time.
        new = self.shift.with_suffix('.new')
        new.write_text(f'{awake} {asleep} {wall}', encoding='utf-8')
        new.replace(self.shift)

    def launch_shifted(self, *arguments, env=None):
        return self.launch(*arguments, program=os.environ['SOLEUS_SHIFTED_PROGRAM'],
                           env={'SOLEUS_CLOCK_SHIFT': str(self.shift), **(env or {})})

    def begin_rolling(self, app):
        self.pass_gate(app)
        self.skip_to(app, ROLLING)
        app.wait_phase('Roll', 'Left leg')

    def begin_long_rolling(self):
        """The left calf has all of its 180 seconds reserved."""
        app = self.launch_shifted('--start', 'roller')
        self.begin_rolling(app)
        app.key(*['Up'] * 13)
        app.find('label', '/^[23]:[0-5][0-9]$/')
        return app

    @staticmethod
    def seconds_left(app):
        """What the ring says of the running phase."""
        found = (re.match(CLOCK, said.name) for _, said in app.root.look(
            lambda _, said: said.role == 'label'))
        minutes, seconds = next(match for match in found if match).groups()
        return MINUTE * int(minutes or 0) + int(seconds)

    def assert_no_more_than(self, app, seconds):
        """However much more is asked for, the phase has no more."""
        for _ in range(2):
            app.key(*['Up'] * 10)
            self.assertLessEqual(self.seconds_left(app), seconds)
        # It has what there is, less what ran while this was looked at.
        self.assertGreater(self.seconds_left(app), LEAST)

    def assert_left_had_enough(self, app):
        self.find_list(app)
        app.find('label', ENOUGH)
        app.find('label', LEFT_AGAIN)
        self.tick(app, safety.NOTHING)
        app.find('button', 'Start, right leg only')

    def test_no_more_than_what_is_left(self):
        app = self.launch_shifted('--start', 'roller')
        self.begin_rolling(app)
        app.key(*['Up'] * 3)
        self.set_clocks(awake=55)
        app.find('label', '/^[1-5]?[0-9]$/')
        app.key('space')
        app.find('label', 'Paused')
        with self.subTest('a new list'):
            self.set_clocks(awake=32 * MINUTE)
            app.key('space')
            self.find_list(app)
            self.tick(app, safety.NOTHING)
            self.press(app, 'Start')
            app.wait_phase('Roll', 'Left leg')
            self.assert_no_more_than(app, 125)
        for wall in (-2 * HOUR, 2 * HOUR):
            with self.subTest(wall=wall):
                self.set_clocks(awake=32 * MINUTE, wall=wall)
                self.assert_no_more_than(app, 125)
        with self.subTest('sleep'):
            self.set_clocks(awake=32 * MINUTE, asleep=20 * MINUTE, wall=2 * HOUR)
            app.find('label', 'Paused')
            app.key('space')
            app.wait_phase('Roll', 'Left leg')
            self.assert_no_more_than(app, 125)
        with self.subTest('the other leg'):
            app.key('s')
            self.press(app, 'It has gone now')
            self.press(app, 'Go on with the right leg')
            self.find_list(app)
            self.tick(app, safety.NOTHING)
            self.press(app, 'Start, right leg only')
            self.skip_to(app, ROLLING)
            app.wait_phase('Roll', 'Right leg')
            self.assert_no_more_than(app, 180)
        with self.subTest('a second session'):
            self.skip_to(app, 'Ended early')
            app.click('button', 'Back to Routines')
            app.open_routine('Roll out both calves')
            app.click('button', 'Start')
            self.begin_rolling(app)
            self.assert_no_more_than(app, 125)
        self.assert_no_complaints(app)

    def assert_again_had_enough(self, app):
        self.press(app, 'Do It Again')
        self.find_list(app)
        app.find('label', ENOUGH)
        app.find('label', LEFT_AGAIN)
        app.key('Escape')
        app.wait_gone('check box', safety.EMERGENCY)

    def delete_everything(self, app):
        app.click('button', 'Back to Routines')
        app.click('*', 'Progress')
        app.ask_to_delete_everything()
        app.find('label', '/and what you ticked on the safety list/')
        app.click('button', 'Delete Everything')
        app.find('button', 'Choose a Routine')
        app.click('*', 'Routines')
        app.open_routine('Roll out both calves')
        app.click('button', 'Start')

    def test_enough_whatever_becomes_of_the_clock(self):
        app = self.begin_long_rolling()
        self.set_clocks(awake=900)
        app.find('label', 'Well done')
        for wall in (-2 * HOUR, 2 * HOUR, 0):
            with self.subTest(wall=wall):
                self.set_clocks(awake=900, wall=wall)
                self.assert_again_had_enough(app)
        with self.subTest('deleted'):
            self.delete_everything(app)
            self.find_list(app)
            app.find('label', ENOUGH)
            app.find('label', LEFT_AGAIN)
        self.assert_no_complaints(app)
        app.kill()
        self.enough_whatever_becomes_of_the_history()

    def enough_whatever_becomes_of_the_history(self):
        """A start with a history of a later version, one that somebody holds, and none."""
        connection = sqlite3.connect(past.path(), isolation_level=None)
        connection.execute('PRAGMA user_version = 99')
        connection.close()
        with self.subTest('newer'):
            self.set_clocks(awake=900, wall=-2 * HOUR)
            app = self.launch_shifted('--start', 'roller')
            self.assert_left_had_enough(app)
            app.kill()
        past.fill(1)
        other = sqlite3.connect(past.path(), isolation_level=None)
        other.execute('PRAGMA locking_mode = EXCLUSIVE')
        other.execute('BEGIN EXCLUSIVE')
        with self.subTest('held'):
            self.set_clocks(awake=900, wall=2 * HOUR)
            app = self.launch_shifted('--start', 'roller')
            self.assert_left_had_enough(app)
            app.kill()
        other.close()
        for file in self.state_dir().glob('history.db*'):
            file.unlink()
        (self.state_dir() / 'history.db').mkdir()
        with self.subTest('unread'):
            self.assert_left_had_enough(self.launch_shifted('--start', 'roller'))

    def test_two_copies_share_one_account(self):
        app = self.begin_long_rolling()
        self.other = self.launch_shifted('--start', 'roller', env=self.other_bus())
        self.front(self.other)
        self.assert_left_had_enough(self.other)
        self.press(self.other, 'Start, right leg only')
        self.skip_to(self.other, ROLLING)
        self.other.wait_phase('Roll', 'Right leg')
        self.assert_no_more_than(self.other, 180)
        # The other copy's pressure is not there for the right leg of this one.
        self.front(app)
        self.skip_to(app, 'Ended early')
        self.assertFalse(app.has('label', 'Right leg'))
        self.other.find('label', 'Right leg')
        for each in (app, self.other):
            self.assert_no_complaints(each)

    def test_killed_in_a_phase(self):
        app = self.begin_long_rolling()
        app.process.send_signal(signal.SIGKILL)
        app.wait_exit(timeout=20)
        app = self.launch_shifted('--start', 'roller')
        self.assert_left_had_enough(app)
        app.kill()
        # An hour and the length of the phase later it is open again.
        self.set_clocks(asleep=3800)
        app = self.launch_shifted('--start', 'roller')
        self.find_list(app)
        self.tick(app, safety.NOTHING)
        app.find('button', 'Start')
        self.assertFalse(app.has('label', ENOUGH))

    def test_file_that_cannot_be_read(self):
        self.state_dir().mkdir(parents=True)
        (self.state_dir() / 'last-hour').write_text('junk')
        app = self.launch_shifted('--start', 'roller')
        self.find_list(app)
        app.find('label', 'No massage yet.')
        app.find('label', LEFT_AGAIN)
        # Below the list stands the same reason, and not that the calf had enough.
        app.find('label', REFUSED_UNKNOWN)
        self.assertFalse(app.has('label', f'/{ENOUGH}/'))
        self.assertFalse(app.has('button', safety.START))
        app.kill()
        self.set_clocks(asleep=3800)
        app = self.launch_shifted('--start', 'roller')
        self.find_list(app)
        app.find('button', 'Start')
        self.assertFalse(app.has('label', 'No massage yet.'))

    def test_nothing_stored_nothing_started(self):
        (self.state_dir() / 'last-hour' / 'inside').mkdir(parents=True)
        app = self.launch_shifted('--start', 'roller')
        self.find_list(app)
        self.assertFalse(app.has('button', safety.START))


class HeldKey(safety.SafetyTest):
    def test_held_arrow_skips_one_step(self):
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        driver.xdo('keydown', 'Right')
        app.wait_phase('Hold', 'Left leg')
        # The server repeats the key 25 times a second.
        time.sleep(1.5)
        driver.xdo('keyup', 'Right')
        app.wait_phase('Hold', 'Left leg')
        self.assertTrue(app.has('label', '1 of 3'))

    def test_skipped_is_not_done(self):
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        # Without a look in between: what is looked at for a second is done for a second.
        driver.xdo('key', '--delay', '100', *['Right'] * PHASES)
        app.find('label', 'Ended early')
        app.find('label', 'You did no exercises this time. That’s fine.')
        self.assertFalse(app.has('label', '/^You stretched/'))
        self.assertFalse(app.has('label', 'Well done'))


if __name__ == '__main__':
    e2e.main()
