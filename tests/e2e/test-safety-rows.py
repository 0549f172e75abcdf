#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What single rows of the safety list come to, through the window: a pop, a broken bone, pain that
comes with walking, a hurt leg, numbness, and what Stop says for each tool."""
import e2e
import safety

POP = '/^A pop or snap in my calf or heel/'
BROKEN = 'A bone that is or may be broken'
WALKING = '/^Comes each time I walk some way/'
INFECTION_RIGHT = '/^Skin infection.*: right leg/'
NUMB = '/^Numbness or less feeling/'
PHONE = 'What to say on the phone'
REFUSED = 'With what is ticked on the list, this can’t start today.'
# What the page of a session says in the steps of both.
ROLLER_AND_BALL = ('Roll', '/Roller under/', 'Stop on the tender spot. Breathe.', '/Ball under/',
                   'Let the calf sink in')


class Rows(safety.SafetyTest):
    def ask(self, routine, *rows):
        app = self.launch('--start', routine)
        self.find_list(app)
        self.tick(app, *rows)
        return app

    def assert_refused(self, app):
        app.find('label', REFUSED)
        # The page behind the list has a button of this name.
        dialog = app.root.children()[-1]
        self.assertEqual(list(dialog.find_all('button', '/^Start/')), [])
        self.assertEqual(list(dialog.find_all('check box', '/^I have read this list/')), [])

    def assert_nothing_but(self, app, first, forbidden):
        """Goes through the session, which begins with @first, and sees none of the steps."""
        app.find('label', first)
        for _ in range(safety.MANY_STOPS):
            for step in forbidden:
                self.assertFalse(app.has('label', step), step)
            if app.has('label', 'Check in'):
                return
            app.key('Right')
        self.fail('the session has no end')

    def check_locks(self, row):
        app = self.ask('roller', row)
        app.find('label', 'Get this checked today.')
        self.assertFalse(app.has('button', safety.START))
        # The words for the phone ask for a clot to be looked for.
        self.assertFalse(app.has('button', PHONE))
        self.press(app, 'Back to home')
        app.wait_gone('check box', safety.EMERGENCY)
        app.kill()
        app = self.launch('--start', 'gastroc-wall')
        app.find('label', 'Get checked first.')
        app.find('label', 'Get this checked today.')
        self.assertFalse(app.has('label', 'Don’t massage. Get medical help now.'))
        self.assertFalse(app.has('button', PHONE))
        self.assertFalse(app.has('label', 'Get ready'))
        self.assert_no_complaints(app)

    def test_a_pop_locks(self):
        self.check_locks(POP)

    def test_a_broken_bone_locks(self):
        self.check_locks(BROKEN)

    def test_pain_that_comes_with_walking_is_referred(self):
        app = self.ask('roller', WALKING)
        app.find('label', 'See a doctor before your next session.')
        self.assert_refused(app)
        self.press(app, 'Back to home')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assertFalse(self.lock_file().exists())
        self.assert_no_complaints(app)

    def test_a_hurt_leg_is_offered_hands(self):
        app = self.ask('roller', safety.INJURY_LEFT)
        app.find('label', 'Leave the left leg alone today.')
        app.find('label', 'For your right leg, use “Massage by hand”, on a chair.')
        self.assertFalse(app.has('label', 'You can still use your other leg.'))
        self.assert_refused(app)
        app.kill()
        app = self.ask('hands', safety.INJURY_LEFT, safety.NOTHING_ELSE)
        self.press(app, 'Start, right leg only')
        app.wait_phase('Get ready', 'Right leg')
        self.assertFalse(app.has('label', 'Left leg'))
        self.assert_no_complaints(app)

    def test_a_hurt_leg_is_not_led_to_the_floor(self):
        """“Roll, press and stretch” sits down on the floor for what is by hand."""
        app = self.ask('full', safety.INJURY_LEFT)
        app.find('label', 'For your right leg, use “Massage by hand”, on a chair.')
        self.assert_refused(app)
        self.assert_no_complaints(app)

    def test_a_hurt_leg_ends_wall_stretches(self):
        app = self.launch()
        app.open_routine('Stretch the whole calf')
        app.click('button', 'Open the safety list')
        self.find_list(app)
        self.tick(app, INFECTION_RIGHT)
        app.find('label', 'Is it hot, painful or spreading? See a doctor today.')
        self.assert_refused(app)
        self.assert_no_complaints(app)

    def test_numb_legs_are_offered_hands(self):
        app = self.ask('roller', NUMB)
        app.find('label', 'Use “Massage by hand”: no roller and no ball.')
        self.assert_refused(app)
        app.kill()
        app = self.ask('hands', NUMB)
        self.assertFalse(app.has('button', safety.START))
        self.tick(app, safety.PROVIDER, safety.NOTHING_ELSE)
        self.press(app, 'Start, gentle')
        app.wait_phase('Get ready', 'Left leg')
        app.find('label', 'Gentle pressure only')
        self.assert_no_complaints(app)

    def test_numb_legs_get_no_roller_and_no_ball(self):
        app = self.ask('full', NUMB, safety.PROVIDER, safety.NOTHING_ELSE)
        self.press(app, 'Start, gentle')
        app.wait_phase('Get ready', 'Left leg')
        self.assert_nothing_but(app, '/Keep your hands dry/', ROLLER_AND_BALL)
        self.assert_no_complaints(app)


class StopByTool(safety.SafetyTest):
    def check(self, routine, step, heading, body):
        app = self.launch('--start', routine)
        if routine != 'before-bed':
            self.pass_gate(app)
        self.skip_to(app, step)
        app.key('s')
        app.find('label', heading)
        app.find('label', body)
        app.find('button', 'A pop or snap, swelling, numbness, or I can’t stand on it')
        self.assert_no_complaints(app)
        app.kill()

    def test_hands(self):
        self.check('hands', 'Knead', 'Let go of your leg.', 'Rest the leg.')

    def test_ball(self):
        self.check('ball', 'Press', 'Take the pressure off.',
                   'Slide the ball away. Rest the leg.')

    def test_movement(self):
        self.check('before-bed', 'Move', 'Stop moving.',
                   'Hold on to something or sit down, and rest the leg.')

    def test_stretch(self):
        self.check('before-bed', 'Hold', 'Ease out of the stretch.',
                   'Bring your back foot forward and rest the leg.')


if __name__ == '__main__':
    e2e.main()
