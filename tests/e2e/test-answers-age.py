#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The answers of the safety list grow old while it is left open, awake or asleep."""
import os

import e2e
import safety

PROGRAM = os.environ['SOLEUS_SHIFTED_PROGRAM']
SHIFT = e2e.SESSION_DIR / 'clock-shift'
MINUTE = 60
HOUR = 60 * MINUTE
TOO_OLD = '/^The safety check was more than ten minutes ago/'
# Seconds awake, seconds asleep.
LATER = ((11 * MINUTE, 0), (0, 11 * MINUTE), (12 * HOUR, 0), (0, 12 * HOUR), (72 * HOUR, 0),
         (0, 72 * HOUR))


class AnswersAge(safety.SafetyTest):
    def setUp(self):
        # The first phase lasts until it has been seen.
        self.reset(get_ready_seconds=60)

    def ask(self):
        # An entry that was stored later, by a clock that was put forward, is not taken for now.
        self.setUp()
        SHIFT.write_text('0 0', encoding='utf-8')
        app = self.launch('--start', 'roller', env={'SOLEUS_CLOCK_SHIFT': str(SHIFT)},
                          program=PROGRAM)
        self.find_list(app)
        return app

    def assert_asked_again(self, app, awake, asleep):
        self.tick(app, safety.NOTHING)
        SHIFT.write_text(f'{awake} {asleep}', encoding='utf-8')
        self.press(app, 'Start')
        app.find('label', TOO_OLD)
        self.assertFalse(app.has('label', 'Get ready'))
        self.assertNotIn('checked', app.find('check box', safety.NOTHING).states)
        self.assertNotIn('sensitive', app.find('button', 'Start').states)
        # Gone through anew, it opens.
        self.pass_gate(app)
        self.assert_no_complaints(app)

    def test_start_asks_again(self):
        for awake, asleep in LATER:
            with self.subTest(awake=awake, asleep=asleep):
                app = self.ask()
                try:
                    self.assert_asked_again(app, awake, asleep)
                finally:
                    app.kill()

    def test_every_tick_is_taken_back(self):
        app = self.ask()
        self.tick(app, safety.WOUND_LEFT, safety.VARICOSE, safety.PROVIDER, safety.NOTHING_ELSE)
        SHIFT.write_text(f'0 {12 * HOUR}', encoding='utf-8')
        self.press(app, 'Start, right leg only, gentle')
        app.find('label', TOO_OLD)
        for box in app.root.find_all('check box', '*'):
            self.assertNotIn('checked', box.states, box.name)
        self.assertFalse(app.has('check box', safety.PROVIDER))
        self.assert_no_complaints(app)

    def test_old_ticks_are_not_renewed(self):
        """Ticks of yesterday are gone through anew, though they are acknowledged today."""
        app = self.ask()
        self.tick(app, safety.VARICOSE, safety.PROVIDER)
        SHIFT.write_text(f'0 {12 * HOUR}', encoding='utf-8')
        self.tick(app, safety.NOTHING_ELSE)
        self.press(app, 'Start, gentle')
        app.find('label', TOO_OLD)
        self.assertNotIn('checked', app.find('check box', safety.VARICOSE).states)
        self.assertFalse(app.has('check box', safety.PROVIDER))
        self.assert_no_complaints(app)

    def test_young_answers_start(self):
        app = self.ask()
        self.tick(app, safety.NOTHING)
        SHIFT.write_text(f'{4 * MINUTE} {5 * MINUTE}', encoding='utf-8')
        self.press(app, 'Start')
        app.wait_phase('Get ready')


if __name__ == '__main__':
    e2e.main()
