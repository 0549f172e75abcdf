#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other leg on top, and hand massage on the floor: chosen on the page and in the session."""
import e2e
import safety

SWITCH = 'More pressure'
ROLLER = 'Roll out both calves'
LONG = 30


class MorePressure(safety.SafetyTest):
    def open_page(self, app, name):
        app.resize(1000, 1400)
        app.show_routines()
        app.find('button', name, LONG).activate()
        app.find('button', 'Start', LONG)

    def find_switch(self, app):
        return app.find('check box', SWITCH, LONG)

    def choose_floor(self, app):
        app.open_options()
        app.click('combo box', 'Where you sit')
        app.find('label', 'On the floor', LONG)
        app.key('Down', 'Return')
        app.find('image', '/^Sitting on the floor/')

    def start_from_page(self, app):
        app.find('button', 'Start').activate()
        self.pass_gate(app)

    def test_switch(self):
        """Off by default; on, the crossed leg is among the steps and comes in the session, from where
        one tap leads back; the next visit to the page finds it off."""
        app = self.launch()
        self.open_page(app, ROLLER)
        switch = self.find_switch(app)
        self.assertNotIn('checked', switch.states)
        self.assertFalse(app.has('*', 'Tender spot, leg crossed'))
        app.click_node(switch)
        self.wait_state(self.find_switch(app), 'checked')
        app.find('*', 'Tender spot, leg crossed')
        self.start_from_page(app)
        self.skip_to(app, 'Cross the free leg for more')
        app.find('image', '/crossed over/')
        self.assertFalse(app.has('button', SWITCH))
        app.click('button', 'Lighter')
        app.find('label', 'Stop on the tender spot. Breathe.')
        app.wait_gone('button', 'Lighter')
        app.find('button', SWITCH)
        self.skip_to(app, 'Ended early')
        self.assertFalse(app.has('label', 'Cross the free leg for more'))
        app.find('button', 'Do It Again').activate()
        self.pass_gate(app)
        self.skip_to(app, 'Stop on the tender spot. Breathe.')
        app.key('Right')
        self.assertFalse(app.has('label', 'Cross the free leg for more'))
        self.assert_no_complaints(app)

    def test_in_the_session(self):
        """The button puts the leg on top in the running step, and not on the other leg."""
        app = self.launch('--start', 'ball')
        self.pass_gate(app)
        self.skip_to(app, 'Press')
        self.assertFalse(app.has('button', SWITCH))
        app.key('Right')
        app.click('button', SWITCH)
        app.find('label', 'Stack the other leg on top')
        app.find('image', '/stacked on top/')
        app.click('button', 'Lighter')
        app.find('label', 'Let the calf sink in')
        app.click('button', SWITCH)
        app.find('label', 'Stack the other leg on top')
        self.skip_to(app, 'Switch legs')
        for _ in range(3):
            app.key('Right')
        app.find('button', SWITCH)
        app.find('label', 'Let the calf sink in')
        self.assert_no_complaints(app)

    def test_gentle(self):
        """Where the answers ask for gentle pressure, neither the switch nor the button leads there."""
        app = self.launch()
        self.open_page(app, ROLLER)
        app.click_node(self.find_switch(app))
        self.wait_state(self.find_switch(app), 'checked')
        app.find('button', 'Start').activate()
        self.find_list(app)
        self.tick(app, safety.VARICOSE, safety.PROVIDER, safety.NOTHING_ELSE)
        self.press(app, '/^Start, gentle/')
        app.wait_phase('Get ready')
        self.skip_to(app, 'Stop on the tender spot. Breathe.')
        app.find('label', 'Gentle pressure only')
        self.assertFalse(app.has('button', SWITCH))
        app.key('Right')
        app.find('label', 'Roll slowly from ankle to below the knee')
        self.assert_no_complaints(app)

    def test_after_a_clot(self):
        """Where every start is gentle, because a clot was ticked once, the page has no switch; in another
        copy of the program it may have been ticked just now."""
        self.state_dir().mkdir(parents=True)
        app = self.launch()
        self.open_page(app, ROLLER)
        app.click_node(self.find_switch(app))
        app.find('*', 'Tender spot, leg crossed')
        self.write_lock('red')
        app.find('label', 'Locked')
        app.wait_gone('check box', SWITCH)
        app.wait_gone('*', 'Tender spot, leg crossed')
        self.write_lock('lifted')
        app.wait_gone('label', 'Locked')
        app.key('Escape')
        self.open_page(app, ROLLER)
        self.assertFalse(app.has('check box', SWITCH))
        self.assert_no_complaints(app)

    def write_lock(self, kind):
        new = self.state_dir() / 'new'
        new.write_text(f'[Lock]\nVersion=1\nKind={kind}\nDate=2026-01-15T08:00:00Z\nClot=true\n',
                       encoding='utf-8')
        new.rename(self.lock_file())

    def test_floor(self):
        """A chair, unless the person chooses the floor; then the pictures are of the floor."""
        app = self.launch()
        self.open_page(app, 'Massage by hand')
        for text in ('You need', 'Chair or floor', 'Good to have', 'Lotion'):
            app.find('label', text)
        app.find('image', '/^Sitting on a chair/')
        self.choose_floor(app)
        self.start_from_page(app)
        app.find('image', '/^Sitting on the floor/')
        self.skip_to(app, 'Knead')
        app.find('image', '/^Sitting on the floor, both hands kneading/')
        self.skip_to(app, 'Get up')
        app.find('label', 'Get up slowly; hold on to something')
        self.assert_no_complaints(app)

    def test_set_up(self):
        """The picture of setting up the roller is of the roller above the ankle."""
        app = self.launch('--start', 'roller')
        self.pass_gate(app)
        self.skip_to(app, 'Set up')
        app.find('image', '/the roller under the left leg, just above the ankle/')
        self.assert_no_complaints(app)

    def test_full_session_stays_on_the_floor(self):
        """It has no chair: hands follow the ball on the floor, without lotion on them."""
        app = self.launch('--start', 'full')
        self.pass_gate(app)
        self.skip_to(app, '/Keep your hands dry/')
        app.find('image', '/^Sitting on the floor/')
        self.assert_no_complaints(app)


if __name__ == '__main__':
    e2e.main()
