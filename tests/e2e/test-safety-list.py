#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The safety list on the real program: each verdict once, the lock, and filling it by keys."""
import signal
import subprocess

import e2e
import files
import safety

PHONE = 'What to say on the phone'
NUMBERS = '999 · 112 · 911'


class Verdicts(files.FilesTest):
    def ask(self, routine='roller', *arguments):
        app = self.launch('--start', routine, *arguments)
        self.find_list(app)
        return app

    def assert_no_start(self, app):
        self.assertFalse(app.has('button', safety.START))
        self.assertFalse(app.has('check box', '/^I have read this list/'))

    def test_gate_passed_in_two_actions(self):
        app = self.ask()
        for box in app.root.find_all('check box', '*'):
            self.assertNotIn('checked', box.states)
        self.assertNotIn('sensitive', app.find('button', 'Start').states)
        app.find('label', '/^No warning signs ticked. That is not a medical all-clear/')
        self.tick(app, safety.NOTHING)
        self.press(app, 'Start')
        app.wait_phase('Get ready', 'Left leg')
        self.assertFalse(self.lock_file().exists())
        self.assert_no_complaints(app)

    def test_gate_refused_by_escape_and_cancel(self):
        app = self.ask()
        self.tick(app, safety.NOTHING)
        app.key('Escape')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assertFalse(app.has('label', 'Get ready'))
        subprocess.run([e2e.PROGRAM, '--start', 'roller'], check=True, timeout=20)
        # Earlier ticks are forgotten.
        self.assertNotIn('checked', app.find('check box', safety.NOTHING).states)
        app.click('button', 'Cancel')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assertFalse(app.has('label', 'Get ready'))
        self.assertFalse(self.lock_file().exists())
        self.assert_no_complaints(app)

    def test_a7_emergency(self):
        app = self.ask()
        self.tick(app, safety.EMERGENCY)
        app.find('label', 'Get emergency help now.')
        app.find('label', '/^Call your local emergency number \\(999, 112 or 911\\)/')
        # A7: the numbers stand large, and nothing delays.
        number = app.find('label', NUMBERS)
        line = app.find('label', '/^Compare both legs/').extents.height
        self.assertGreater(number.extents.height, 1.8 * line)
        self.assertFalse(app.has('button', PHONE))
        self.assert_no_start(app)
        self.press(app, 'Close')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assertTrue(self.lock_file().exists())
        self.assert_no_complaints(app)
        app.kill()
        app = self.launch('--start', 'gastroc-wall')
        app.find('label', NUMBERS)
        self.assertFalse(app.has('button', PHONE))
        self.assert_no_complaints(app)

    def test_red(self):
        app = self.ask()
        self.tick(app, safety.SWELLING)
        app.find('label', 'Don’t massage. Get medical help now.')
        self.assert_no_start(app)
        self.assertTrue(self.lock_file().exists())
        self.press(app, PHONE)
        app.find('label', '/I want it checked for a blood clot/')
        self.press(app, 'Back')
        self.press(app, 'Back to home')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assertTrue(self.lock_file().exists())
        self.assert_no_complaints(app)

    def test_a7_words_for_the_phone(self):
        """Escape goes back one page; the words can be taken along on paper."""
        app = self.ask()
        self.tick(app, safety.SWELLING)
        self.press(app, PHONE)
        app.find('label', '/I want it checked for a blood clot/')
        self.press(app, 'Copy')
        app.find('label', 'Copied')
        pdf = self.print_to_file(app, 'Print…', files.PHONE)
        text = subprocess.run(['pdftotext', pdf, '-'], check=True, capture_output=True,
                              text=True).stdout
        self.assertIn('I want it checked for a blood clot', ' '.join(text.split()))
        self.assertIn('Call the emergency number first', ' '.join(text.split()))
        app.key('Escape')
        app.find('label', 'Don’t massage. Get medical help now.')
        app.wait_gone('label', 'Copied')
        self.assertIn('checked', app.find('check box', safety.SWELLING).states)
        app.find('button', PHONE)
        self.assert_no_complaints(app)

    def test_a_tick_taken_back_stores_nothing(self):
        app = self.ask()
        self.tick(app, safety.SWELLING)
        app.find('label', 'Don’t massage. Get medical help now.')
        self.tick(app, safety.SWELLING)
        app.wait_gone('label', 'Don’t massage. Get medical help now.')
        app.key('Escape')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assertFalse(self.lock_file().exists())

    def test_refer(self):
        app = self.ask()
        self.tick(app, safety.AT_REST)
        app.find('label', 'See a doctor or physiotherapist before your next session.')
        app.find('label', 'With what is ticked on the list, this can’t start today.')
        self.assert_no_start(app)
        self.press(app, 'Back to home')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assertFalse(self.lock_file().exists())

    def test_orange_one_leg(self):
        app = self.ask()
        self.tick(app, safety.WOUND_LEFT)
        app.find('label', 'Leave the left leg alone today.')
        app.find('label', 'You can still use your other leg.')
        self.assertFalse(app.has('check box', safety.NOTHING))
        self.tick(app, safety.NOTHING_ELSE)
        self.press(app, 'Start, right leg only')
        app.wait_phase('Get ready', 'Right leg')
        self.assertFalse(app.has('label', 'Left leg'))
        self.assert_no_complaints(app)

    def test_orange_both_legs(self):
        app = self.ask()
        self.tick(app, safety.WOUND_LEFT, safety.WOUND_RIGHT)
        app.find('label', 'Leave the right leg alone today.')
        self.assert_no_start(app)
        self.press(app, 'Back to home')
        app.wait_gone('check box', safety.EMERGENCY)

    def test_orange_in_a_mixed_routine(self):
        app = self.ask('full')
        self.tick(app, safety.WOUND_LEFT)
        app.find('label', 'Don’t massage the left leg today.')
        self.tick(app, safety.NOTHING_ELSE)
        app.find('button', 'Start, massage on the right leg only')

    def test_amber(self):
        app = self.ask()
        self.tick(app, safety.VARICOSE)
        app.find('label', 'Ask a healthcare provider first.')
        self.assert_no_start(app)
        self.tick(app, safety.PROVIDER, safety.NOTHING_ELSE)
        self.press(app, 'Start, gentle')
        app.wait_phase('Get ready', 'Left leg')
        app.find('label', 'Gentle pressure only')
        self.assert_no_complaints(app)

    def test_by_tab_and_space_on_a_small_screen_with_large_text(self):
        subprocess.run(['xprop', '-root', '-format', 'RESOURCE_MANAGER', '8s', '-set',
                        'RESOURCE_MANAGER', 'Xft.dpi:\t192\n'], check=True)
        self.addCleanup(subprocess.run, ['xprop', '-root', '-remove', 'RESOURCE_MANAGER'])
        self.reset(window_width=360, window_height=600)
        app = self.ask()
        dialog = app.root.children()[-1]
        self.assertLessEqual(dialog.extents.width, 360)
        self.assertLessEqual(dialog.extents.height, 600)
        # Twice the text is twice the height of a line.
        self.assertGreater(app.find('label', 'Left').extents.height, 30)
        for box in app.root.find_all('check box', '*'):
            self.assertGreaterEqual(box.extents.height, 44, box.name)
            self.assertLessEqual(box.extents.x + box.extents.width, dialog.extents.width, box.name)
        self.tick(app, safety.WOUND_LEFT, safety.VARICOSE, safety.PROVIDER, safety.NOTHING_ELSE)
        start = self.walk_to(app, 'Start, right leg only, gentle')
        self.assertLessEqual(start.extents.x + start.extents.width, dialog.extents.width)
        app.key('space')
        app.wait_phase('Get ready', 'Right leg')
        self.assert_no_complaints(app)


class Lock(safety.SafetyTest):
    def lock(self, *rows):
        """Turn back with these rows ticked, and have the program die."""
        app = self.launch('--start', 'roller')
        self.leave_with(app, *rows)
        app.kill()

    def test_lock_holds_massage_and_stretches_after_a_crash(self):
        self.lock(safety.SWELLING)
        app = self.launch('--start', 'roller')
        app.find('label', 'Get checked first.')
        app.find('label', safety.SWELLING)
        self.assertFalse(app.has('check box', safety.EMERGENCY))
        self.press(app, 'Back to home')
        app.wait_gone('label', 'Get checked first.')
        subprocess.run([e2e.PROGRAM, '--start', 'gastroc-wall'], check=True, timeout=20)
        app.find('label', 'Get checked first.')
        app.key('Escape')
        app.wait_gone('label', 'Get checked first.')
        self.assertFalse(app.has('label', 'Get ready'))
        self.assert_no_complaints(app)

    def test_lock_is_lifted_by_the_list_and_a_check(self):
        self.lock(safety.CLOT)
        app = self.launch('--start', 'roller')
        self.press(app, 'Go through the list again')
        self.find_list(app)
        # A clot of an earlier list asks for the provider's word each time.
        self.tick(app, safety.PROVIDER)
        self.assertFalse(app.has('button', safety.START))
        self.tick(app, safety.CHECKED, safety.NOTHING_ELSE)
        self.press(app, 'Start, gentle')
        app.wait_phase('Get ready', 'Left leg')
        app.kill()

        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready', 'Left leg')
        app.kill()
        app = self.launch('--start', 'roller')
        self.find_list(app)
        app.find('check box', safety.PROVIDER)
        self.assertFalse(app.has('check box', safety.CHECKED))

    def test_lock_can_be_lifted_for_a_stretch(self):
        self.lock(safety.EMERGENCY)
        app = self.launch('--start', 'gastroc-wall')
        app.find('label', 'Get emergency help now.')
        self.press(app, 'Go through the list again')
        self.find_list(app)
        self.tick(app, safety.CHECKED, safety.NOTHING)
        self.press(app, 'Start')
        app.wait_phase('Get ready', 'Left leg')

    def test_unreadable_lock_asks_for_the_list_alone(self):
        self.state_dir().mkdir(parents=True)
        self.lock_file().write_bytes(b'\x00\xff nonsense')
        app = self.launch('--start', 'gastroc-wall')
        app.find('label', 'Go through the list first.')
        self.assertFalse(app.has('label', '/checked by a medical professional/'))
        self.press(app, 'Go through the list again')
        self.find_list(app)
        self.assertFalse(app.has('check box', safety.CHECKED))
        self.tick(app, safety.NOTHING)
        self.press(app, 'Start')
        app.wait_phase('Get ready', 'Left leg')

    def test_ending_the_program_leaves_the_list(self):
        app = self.launch('--start', 'roller')
        self.find_list(app)
        self.tick(app, safety.SWELLING)
        app.terminate(signal.SIGTERM)
        self.assert_ends(app, 0, 2.0)
        self.assertTrue(self.lock_file().exists())
        self.assert_no_complaints(app)


if __name__ == '__main__':
    e2e.main()
