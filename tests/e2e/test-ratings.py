#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How tight before and after a session, by keys, and what the end page makes of it."""
import os

import e2e


class Ratings(e2e.ProgramTest):
    def tab_to(self, app, name):
        for _ in range(40):
            node = app.move_focus('Tab')
            if node and node.name == name:
                return node
        self.fail(f'{name} was not reached by Tab')

    def launch_shifted(self):
        self.shift = e2e.SESSION_DIR / 'shift'
        self.shift.write_text('0 0')
        return self.launch(program=os.environ['SOLEUS_SHIFTED_PROGRAM'],
                           env={'SOLEUS_CLOCK_SHIFT': str(self.shift)})

    def go_through(self, app):
        """The whole session, in a moment."""
        app.wait_phase('Get ready', 'Left leg')
        self.shift.write_text('900 0')
        app.wait_done()

    def rate_before(self, app, value):
        app.click('label', 'How tight do your calves feel now?')
        self.rate(app, value)

    def rate(self, app, value):
        """From the first number on; Tab stops at one of all of them."""
        self.tab_to(app, 'Tightness, Left leg: 0 of 10')
        for _ in range(value):
            app.key('Right')
        app.key('space')
        app.find('/button$/', f'Tightness, Left leg: {value} of 10', state='pressed')

    def test_tighter_than_before(self):
        app = self.launch_shifted()
        app.open_routine('Stretch the upper calf')
        self.rate_before(app, 6)
        app.begin()
        self.go_through(app)
        app.find('label', '/Stretch the lower calf/')
        self.rate(app, 10)
        app.find('label', 'Left leg: tighter, from 6 to 10')
        app.find('label', '/^Tighter than before/')
        self.assertFalse(app.has('button', 'Stretch the lower calf'))
        app.find('button', 'When to See Someone').activate()
        app.find('label', 'Get help now')
        app.key('Escape')
        app.find('label', 'Left leg: tighter, from 6 to 10')
        self.assert_no_complaints(app)

    def test_what_comes_next(self):
        app = self.launch_shifted()
        app.open_routine('Stretch the upper calf')
        app.begin()
        self.go_through(app)
        app.find('button', 'Stretch the lower calf').activate()
        app.find('button', 'Start')
        self.assertEqual(app.find('frame').name, 'Stretch the lower calf')
        self.assert_no_complaints(app)


if __name__ == '__main__':
    e2e.main()
