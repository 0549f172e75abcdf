#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons of pages that are no longer in front, pressed as assistive technology may press them."""
import e2e
import driver
import safety
import situation

STRETCH = 'gastroc-wall'
# GTK lets a button that is activated by a key or by assistive technology sink in for 250 ms.
PRESS_SECONDS = 0.4


class HiddenButtons(situation.SituationTest, safety.SafetyTest):
    def setUp(self):
        super().setUp()
        # Time enough for everything that is done beside a session that just began.
        self.reset(get_ready_seconds=60)

    def start(self, routine):
        self.bus.activate('start', routine)

    def stretch_over(self):
        """A stretch that was ended, with its last page in front."""
        app = self.stretch()
        self.bus.press('Stop')
        app.find('button', 'Do It Again')
        self.wait_state(app.root.children()[-1], '!busy')
        return app

    def stretch(self):
        app = self.launch('--start', STRETCH)
        self.wait_player(True)
        return app

    def activate_all(self, app, nodes, index=0):
        for node in nodes:
            try:
                node.activate(index)
            except (driver.NotFound, driver.GLib.Error):
                continue
        self.hold(app, PRESS_SECONDS)

    def hold(self, app, seconds):
        """For so long the rule holds."""
        end = driver.time.monotonic() + seconds
        while driver.time.monotonic() < end:
            self.assert_one_session(app, 'hidden buttons')

    def buttons(self, app, *names):
        return [node for node, said in app.root.look_everywhere()
                if said.role == 'button' and said.name in names]

    def test_back_to_routines(self):
        app = self.stretch_over()
        buttons = self.buttons(app, 'Done', 'Back to Routines')
        self.assertGreaterEqual(len(buttons), 2)
        self.start('roller')
        self.pass_gate(app)
        self.activate_all(app, buttons + self.buttons(app, 'Back to Routines'))
        self.assertIsNotNone(self.bus.player())
        app.find('button', '/^Stop: /')
        self.assert_no_complaints(app)

    def test_again_after_leaving(self):
        app = self.stretch_over()
        buttons = self.buttons(app, 'Do It Again', 'Done', 'Back to Routines')
        app.click('button', 'Do It Again')
        self.wait_player(True)
        self.bus.press('Stop')
        app.click('button', 'Back to Routines')
        self.wait_front(app, 'SoleusMainPage')
        self.activate_all(app, buttons)
        self.assertIsNone(self.bus.player())
        self.assertEqual(situation.front_page(app), 'SoleusMainPage')
        self.assert_no_complaints(app)

    def test_again_held_while_leaving(self):
        app = self.stretch_over()
        self.walk_to(app, 'Do It Again')
        x, y = app.middle(app.find('button', 'Back to Routines'))
        driver.xdo('mousemove', x - 1, y, 'mousemove', x, y, 'keydown', 'Return', 'click', 1,
                   'sleep', PRESS_SECONDS, 'keyup', 'Return')
        self.hold(app, PRESS_SECONDS)
        self.assert_no_complaints(app)

    def test_leaving_held_while_again(self):
        app = self.stretch_over()
        self.walk_to(app, 'Back to Routines')
        x, y = app.middle(app.find('button', 'Do It Again'))
        driver.xdo('mousemove', x - 1, y, 'mousemove', x, y, 'keydown', 'Return', 'click', 1,
                   'sleep', PRESS_SECONDS, 'keyup', 'Return')
        self.hold(app, PRESS_SECONDS)
        self.assert_no_complaints(app)

    def test_stop_page_of_an_earlier_session(self):
        app = self.stretch()
        app.key('s')
        app.find('label', 'How is it now?')
        answers = self.buttons(app, 'It has gone now', 'Still sharp or severe',
                               'A pop or snap, swelling, numbness, or I can’t stand on it')
        self.assertEqual(len(answers), 3)
        self.wait_state(app.root.children()[-1], '!busy')
        app.click_node(answers[0])
        app.find('label', 'Good – it has eased')
        answers += self.buttons(app, 'Back to Routines', 'End session', '/^Go on with/')
        self.activate_all(app, answers[1:3])
        self.assertTrue(app.has('label', 'Good – it has eased'))
        app.key('Escape')
        self.wait_front(app, 'SoleusMainPage')
        self.start(STRETCH)
        self.wait_player(True)
        self.activate_all(app, answers)
        self.assertFalse(self.lock_file().exists())
        app.find('button', '/^Stop: /')
        self.assert_no_complaints(app)

    def test_routine_page_behind_a_session(self):
        app = self.launch()
        app.open_routine('Roll out both calves')
        seen = app.root.look_everywhere()
        buttons = [node for node, said in seen if said.role == 'button']
        page = next(node for node, _ in seen if 'routine.back' in node.actions())
        actions = page.actions()
        self.start(STRETCH)
        self.wait_player(True)
        self.activate_all(app, [node for node in buttons if node.name != 'Close'])
        for index, action in enumerate(actions):
            self.activate_all(app, [page], index)
            self.assert_one_session(app, action)
        self.assertFalse(app.has('check box', safety.EMERGENCY))
        self.assertIsNotNone(self.bus.player())
        self.assert_no_complaints(app)

    def test_reading_beside_a_session(self):
        """What the window can do by name does nothing that hides a session."""
        app = self.stretch()
        frame = app.find('frame')
        for action, name in enumerate(frame.actions()):
            if name in ('win.show-advice', 'win.show-anatomy', 'win.show-ankle-test',
                        'win.show-questions', 'win.show-plans', 'win.new-plan'):
                frame.activate(action)
                self.assert_one_session(app, name)
        app.find('label', 'Get ready')
        self.assertEqual(situation.front_page(app), situation.SESSION_PAGE)

    def test_second_start(self):
        app = self.stretch()
        for routine in (STRETCH, 'desk', 'roller'):
            self.start(routine)
            self.assert_one_session(app, routine)
        self.assertFalse(app.has('check box', safety.EMERGENCY))
        app.find('label', 'Stretch the upper calf')

    def test_pages_behind_are_out_of_reach(self):
        app = self.stretch_over()
        names = [said.name for _, said in app.root.look_everywhere()]
        self.assertIn('Do It Again', names)
        for name in ('Main Menu', 'Mute', 'Still sharp or severe', 'Roll out both calves'):
            self.assertNotIn(name, names)
        app.click('button', 'Back to Routines')
        self.wait_front(app, 'SoleusMainPage')
        names = [said.name for _, said in app.root.look_everywhere()]
        self.assertIn('Main Menu', names)
        for name in ('Do It Again', 'Mute', 'Still sharp or severe', 'Anatomy explorer'):
            self.assertNotIn(name, names)

    def test_question_goes_with_its_session(self):
        """The question whether a session may end isn't answered for the next one."""
        app = self.stretch()
        app.key('Escape')
        app.find('button', 'Keep Going')
        self.bus.press('Stop')
        app.wait_gone('button', 'Keep Going')
        app.find('label', 'Ended early')


if __name__ == '__main__':
    e2e.main()
