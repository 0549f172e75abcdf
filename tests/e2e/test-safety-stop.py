#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stop: sharp pain. One press from wherever a massage stands, and what follows it."""
import sqlite3

import e2e
import driver
import past
import safety

STOPPED = 'Take the pressure off.'
UPPER_CALF = 'Knee straight, heel down, lean in'


class Stop(safety.SafetyTest):
    def begin(self, routine='roller', step=None):
        app = self.launch('--start', routine)
        if routine != 'gastroc-wall':
            self.pass_gate(app)
        if step:
            self.skip_to(app, step)
        return app

    def assert_stopped(self, app, heading=STOPPED):
        app.find('label', heading)
        app.find('label', 'How is it now?')
        self.assertFalse(app.has('button', '/^Stop: /'))
        self.assertFalse(app.has('button', '/Go on$|^Pause|^Resume/'))

    def stop(self, app):
        app.key('s')
        self.assert_stopped(app)

    def test_by_key_from_every_phase(self):
        for skips, phase, leg in ((0, 'Get ready', 'Left leg'), (1, 'Set up', 'Left leg'),
                                  (6, 'Switch legs', 'Right leg')):
            with self.subTest(phase):
                app = self.begin()
                for _ in range(skips):
                    app.key('Right')
                app.wait_phase(phase, leg)
                self.stop(app)
                app.kill()

    def test_by_pointer(self):
        app = self.begin(step='Roll')
        app.click('button', 'Stop: pain')
        self.assert_stopped(app)
        app.find('label', 'Slide the roller away. Rest the leg.')

    def test_while_paused(self):
        app = self.begin(step='Roll')
        app.key('space')
        app.find('label', 'Paused')
        app.click('button', 'Stop: pain')
        self.assert_stopped(app)

    def test_in_full_screen(self):
        app = self.begin(step='Roll')
        app.key('F11')
        app.wait_gone('button', 'Session Menu')
        self.stop(app)

    def test_in_a_stretch(self):
        app = self.begin('gastroc-wall')
        app.click('button', 'Stop: pain')
        self.assert_stopped(app, 'Ease out of the stretch.')

    def test_gone_and_ended(self):
        app = self.begin(step='Roll')
        self.stop(app)
        self.press(app, 'It has gone now')
        app.find('label', 'Good – it has eased')
        app.find('button', 'Go on with the right leg')
        self.press(app, 'End session')
        app.find('button', 'Main Menu')
        self.assertFalse(self.lock_file().exists())
        self.assert_no_complaints(app)

    def test_gone_and_on_with_the_other_leg(self):
        app = self.begin(step='Roll')
        self.stop(app)
        self.press(app, 'It has gone now')
        self.press(app, 'Go on with the right leg')
        self.find_list(app)
        app.key('Escape')
        app.wait_gone('check box', safety.EMERGENCY)
        self.press(app, 'Go on with the right leg')
        self.find_list(app)
        self.tick(app, safety.NOTHING)
        self.press(app, 'Start, right leg only')
        app.wait_phase('Get ready', 'Right leg')
        for _ in range(8):
            self.assertFalse(app.has('label', 'Left leg'))
            app.key('Right')
        self.assert_no_complaints(app)

    def test_the_leg_that_is_left_does_what_it_has_not_done(self):
        app = self.launch_shifted('--start', 'full')
        self.pass_gate(app)
        self.skip_to(app, 'Roll')
        self.skip_to(app, 'Hold')
        app.find('label', 'Left leg')
        app.find('label', UPPER_CALF)
        app.key('s')
        self.assert_stopped(app, 'Ease out of the stretch.')
        self.press(app, 'It has gone now')
        self.press(app, 'Go on with the right leg')
        self.find_list(app)
        self.tick(app, safety.NOTHING)
        self.press(app, '/^Start/')
        app.wait_phase('Get up', 'Right leg')
        self.put_forward(20)
        app.wait_phase('Hold', 'Right leg')
        self.put_forward(20 + 25)
        app.wait_phase('Rest', 'Right leg')
        app.key('Right')
        app.wait_phase('Hold', 'Right leg')
        app.find('label', UPPER_CALF)

    def test_after_the_second_leg_there_is_no_other(self):
        app = self.begin(step='Roll')
        self.skip_to(app, 'Right leg')
        self.skip_to(app, 'Roll')
        app.wait_phase('Roll', 'Right leg')
        self.stop(app)
        self.press(app, 'It has gone now')
        app.find('button', 'Back to Routines')
        self.assertFalse(app.has('button', '/^Go on with/'))

    def assert_unanswered(self, app):
        """Once a press would be an answer, none has been given, and the text has the focus."""
        self.wait_state(app.root.children()[-1], '!busy')
        self.assertTrue(app.has('label', 'How is it now?'))
        focused = app.focused()
        self.assertEqual(focused.name, STOPPED)
        self.assertEqual(focused.description, 'Slide the roller away. Rest the leg.')
        self.assertTrue(app.has('button', 'It has gone now'))

    def test_keys_pressed_twice(self):
        app = self.begin(step='Roll')
        for keys in (('s', 'space', 'space', 's'), ('BackSpace', 'BackSpace', 'Return', 'space'),
                     ('space', 'space', 'space')):
            with self.subTest(keys=keys):
                if keys[0] == 'space':
                    self.walk_to(app, 'Stop: pain')
                driver.xdo('key', '--delay', '180', *keys)
                self.assert_stopped(app)
                self.assert_unanswered(app)
                self.press(app, 'I pressed it by mistake')
                app.wait_phase('Get ready', 'Left leg')
        self.assert_no_complaints(app)

    def test_key_held(self):
        app = self.begin(step='Roll')
        self.walk_to(app, 'Stop: pain')
        driver.xdo('keydown', 'space')
        try:
            self.assert_stopped(app)
            self.assert_unanswered(app)
        finally:
            driver.xdo('keyup', 'space')
        self.assert_unanswered(app)

    def test_clicked_twice(self):
        """The second click lands where an answer has come up."""
        app = self.begin(step='Roll')
        stop = app.resting_middle(app.find('button', 'Stop: pain'))
        for answer in ('It has gone now', 'I pressed it by mistake'):
            with self.subTest(answer):
                self.stop(app)
                place = app.resting_middle(app.find('button', answer))
                self.press(app, 'I pressed it by mistake')
                app.wait_phase('Get ready', 'Left leg')
                driver.xdo('mousemove', stop[0] - 1, stop[1], 'mousemove', *stop, 'click', '1',
                           'mousemove', place[0] - 1, place[1], 'mousemove', *place,
                           'sleep', '0.3', 'click', '1', 'sleep', '0.2', 'click', '1')
                self.assert_stopped(app)
                self.assert_unanswered(app)
                self.press(app, 'I pressed it by mistake')
                app.wait_phase('Get ready', 'Left leg')

    def test_an_answer_pressed_twice(self):
        """The advice that follows is not left by the same press."""
        app = self.begin(step='Roll')
        self.stop(app)
        self.wait_state(app.root.children()[-1], '!busy')
        self.walk_to(app, 'A pop or snap, swelling, numbness, or I can’t stand on it')
        driver.xdo('key', '--delay', '180', 'space', 'space', 'Return')
        app.find('label', 'Get medical help now.')
        self.wait_state(app.root.children()[-1], '!busy')
        self.assertTrue(app.has('button', 'Back to Routines'))
        self.assertEqual(app.focused().name, 'Get medical help now.')
        # By the arrow keys too.
        app.key('Down')
        self.wait_state(app.find('button', 'Back to Routines'), 'focused')
        self.assert_no_complaints(app)

    def test_a5_by_mistake(self):
        """Back through getting ready, with no word of pain; after another answer there is no way."""
        app = self.begin(step='Roll')
        self.stop(app)
        self.press(app, 'I pressed it by mistake')
        app.wait_phase('Get ready', 'Left leg')
        app.find('button', '/^Pause/')
        self.assertFalse(app.has('label', 'How is it now?'))
        self.stop(app)
        self.press(app, 'It has gone now')
        app.find('label', 'Good – it has eased')
        self.assertFalse(app.has('button', 'I pressed it by mistake'))
        self.press(app, 'End session')
        app.find('button', 'Main Menu')
        with sqlite3.connect(past.path()) as connection:
            stops = connection.execute('SELECT answer FROM pain_stop').fetchall()
        self.assertEqual(stops, [('gone',)])
        self.assert_no_complaints(app)

    def test_a4_hands(self):
        app = self.begin('hands', 'Stroke')
        app.key('s')
        self.assert_stopped(app, 'Let go of your leg.')
        app.find('label', 'Rest the leg.')
        self.assertFalse(app.has('label', '/[Rr]oller|[Bb]all/'))

    def test_still_sharp(self):
        app = self.begin(step='Roll')
        self.stop(app)
        self.press(app, 'Still sharp or severe')
        app.find('label', 'Stop here and get professional advice.')
        app.find('label', '/^For your visit: .*Left leg: Slow rolling, stopped after /')
        self.assertFalse(app.has('button', '/^Go on with/'))
        self.press(app, 'Check the warning signs')
        self.find_list(app)
        app.find('check box', safety.SWELLING)
        self.assertFalse(app.has('check box', safety.VARICOSE))
        self.assertFalse(app.has('button', safety.START))
        self.press(app, 'Done')
        app.wait_gone('check box', safety.EMERGENCY)
        app.find('label', 'Stop here and get professional advice.')
        self.assertFalse(self.lock_file().exists())
        self.press(app, 'Check the warning signs')
        self.find_list(app)
        self.tick(app, safety.SWELLING)
        self.press(app, 'Back to home')
        app.find('button', 'Main Menu')
        self.assertTrue(self.lock_file().exists())
        self.assert_no_complaints(app)

    def test_popping_or_swelling_locks(self):
        app = self.begin(step='Roll')
        self.stop(app)
        self.press(app, 'A pop or snap, swelling, numbness, or I can’t stand on it')
        app.find('label', 'Get medical help now.')
        app.find('label', '/sudden trouble breathing, chest pain, coughing blood or fainting/')
        app.find('label', '/A pop or snap can mean a torn tendon/')
        self.assertTrue(self.lock_file().exists())
        self.assertFalse(app.has('button', '/^Go on with/'))
        app.kill()
        app = self.launch('--start', 'gastroc-wall')
        app.find('label', 'Get checked first.')
        app.find('label', '/^Since /')
        # It says what it said after the stop, and no words for the phone that are of a clot only.
        app.find('label', 'Get medical help now.')
        app.find('label', '/^A pop or snap can mean a torn tendon .* a blood clot in a deep vein/')
        self.assertFalse(app.has('label', 'Don’t massage. Get medical help now.'))
        self.assertFalse(app.has('button', 'What to say on the phone'))
        self.assert_no_complaints(app)

    def test_a_start_after_a_stop_is_asked_again(self):
        app = self.begin(step='Roll')
        self.stop(app)
        self.press(app, 'It has gone now')
        self.press(app, 'End session')
        app.open_routine('Roll out both calves')
        app.key('Return')
        self.find_list(app)

    def test_it_eased(self):
        app = self.launch_shifted('--start', 'roller')
        self.pass_gate(app)
        self.skip_to(app, 'Press')
        self.assertNotIn('sensitive', app.find('button', 'It eased, go on').states)
        # Fifteen seconds of pressure come first.
        self.put_forward(12)
        app.find('button', 'It eased, go on', 25, 'sensitive', 0.4)
        app.key('e')
        app.wait_gone('label', 'Press')
        app.find('label', 'Roll')
        self.assertFalse(app.has('button', 'It eased, go on'))


if __name__ == '__main__':
    e2e.main()
