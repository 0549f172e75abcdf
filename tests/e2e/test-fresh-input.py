#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The press that opens the safety list, given twice or held, answers nothing on it."""
import e2e
import driver
import safety

# GTK lets a button that is activated by a key sink in for 250 ms.
PRESS_SECONDS = 0.4


class FreshInput(safety.SafetyTest):
    def open_page(self):
        app = self.launch()
        app.open_routine('Roll out both calves')
        self.wait_state(app.find('button', 'Start'), 'focused')
        return app

    def assert_nothing_ticked(self, app):
        for box in app.root.find_all('check box', '*'):
            self.assertNotIn('checked', box.states, box.name)
        self.assertFalse(self.lock_file().exists())
        app.key('Escape')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assertFalse(self.lock_file().exists())
        self.assert_no_complaints(app)

    def test_key_pressed_twice(self):
        for key in ('Return', 'space', 'KP_Enter'):
            with self.subTest(key=key):
                app = self.open_page()
                driver.xdo('key', '--delay', '180', key, key)
                self.find_list(app)
                self.assert_nothing_ticked(app)
                app.kill()

    def test_row_reached_within_the_second(self):
        app = self.open_page()
        driver.xdo('key', '--delay', '60', 'Return', 'Tab', 'space', 'Tab', 'space', 'Return')
        self.find_list(app)
        self.assert_nothing_ticked(app)

    def test_key_held(self):
        for key in ('Return', 'space'):
            with self.subTest(key=key):
                app = self.open_page()
                driver.xdo('keydown', key)
                try:
                    # It repeats for longer than the first second.
                    self.find_list(app)
                    self.assertEqual(self.checked(app), [])
                finally:
                    driver.xdo('keyup', key)
                self.assert_nothing_ticked(app)
                app.kill()

    @staticmethod
    def checked(app):
        return [box.name for box in app.root.find_all('check box', '*') if 'checked' in box.states]

    def test_held_key_ticks_once(self):
        app = self.launch('--start', 'roller')
        self.find_list(app)
        row = self.walk_to(app, safety.VARICOSE)
        # Repeats come 25 times a second: a row that follows them goes on and off.
        driver.xdo('keydown', 'space', 'sleep', '1', 'keyup', 'space')
        self.wait_state(row, 'checked')
        driver.xdo('keydown', 'space', 'sleep', '1.04', 'keyup', 'space')
        self.wait_state(row, '!checked')

    def test_first_focus_is_no_row(self):
        app = self.open_page()
        app.key('Return')
        self.find_list(app)
        self.assertNotEqual(app.focused().role, 'check box')
        # The first row is one step away.
        app.key('Tab')
        self.wait_state(app.find('check box', safety.EMERGENCY), 'focused')

    def test_second_click(self):
        app = self.open_page()
        app.begin()
        place = app.middle(self.find_list(app))
        app.key('Escape')
        app.wait_gone('check box', safety.EMERGENCY)
        start = app.middle(app.find('button', 'Start'))
        driver.xdo('mousemove', start[0] - 1, start[1], 'mousemove', *start, 'click', '1',
                   'mousemove', place[0] - 1, place[1], 'mousemove', *place,
                   'sleep', '0.3', 'click', '1', 'sleep', '0.2', 'click', '1')
        self.find_list(app)
        self.assert_nothing_ticked(app)

    def test_fresh_presses_answer(self):
        app = self.open_page()
        app.key('Return')
        row = self.find_list(app)
        app.click_node(row)
        self.wait_state(row, 'checked')
        self.assertTrue(self.lock_file().exists())
        app.click_node(row)
        self.wait_state(row, '!checked')
        self.assertFalse(self.lock_file().exists())
        self.tick(app, safety.SWELLING)
        app.find('label', '/^All sessions are locked while this is ticked.* Untick it before/')

    def coming(self, app):
        return app.find('label', '/^Next: /').name

    def test_pause_as_the_session_ends(self):
        """Space that is pressed for Pause doesn't press Done of the page that has just come."""
        app = self.launch('--start', 'gastroc-wall')
        coming = self.coming(app)
        while coming != 'Next: Done':
            app.key('Next')
            now = coming
            while now == coming:
                now = self.coming(app)
            coming = now
        driver.xdo('key', '--delay', '30', 'Next', 'space', 'sleep', PRESS_SECONDS)
        self.wait_state(app.find('button', 'Done'), 'focused')
        # Pressed again, it does.
        while app.has('button', 'Done'):
            app.key('space')
        self.assert_no_complaints(app)


if __name__ == '__main__':
    e2e.main()
