#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The answers of the safety list grow old while it is left open, awake or asleep."""
import e2e
import safety

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
        app = self.launch_shifted('--start', 'roller')
        self.find_list(app)
        return app

    def assert_asked_again(self, app, awake, asleep):
        self.find_list(app)
        self.tick(app, safety.NOTHING)
        self.put_forward(awake, asleep)
        self.press(app, 'Start')
        self.wait_state(app.find('check box', safety.NOTHING), '!checked')
        app.find('label', TOO_OLD)
        self.assertFalse(app.has('label', 'Get ready'))
        self.assertNotIn('sensitive', app.find('button', 'Start').states)

    def test_start_asks_again(self):
        """Again and again, since each look at the list ends with a new one."""
        app = self.ask()
        passed = [0, 0]
        for later in LATER:
            passed = [before + more for before, more in zip(passed, later)]
            with self.subTest(awake=later[0], asleep=later[1]):
                self.assert_asked_again(app, *passed)
        # Gone through anew, it opens.
        self.pass_gate(app)
        self.assert_no_complaints(app)

    def test_every_tick_is_taken_back(self):
        app = self.ask()
        self.tick(app, safety.WOUND_LEFT, safety.VARICOSE, safety.PROVIDER, safety.NOTHING_ELSE)
        self.put_forward(0, 12 * HOUR)
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
        self.put_forward(0, 12 * HOUR)
        self.tick(app, safety.NOTHING_ELSE)
        self.press(app, 'Start, gentle')
        app.find('label', TOO_OLD)
        self.assertNotIn('checked', app.find('check box', safety.VARICOSE).states)
        self.assertFalse(app.has('check box', safety.PROVIDER))
        self.assert_no_complaints(app)

    def test_young_answers_start(self):
        app = self.ask()
        self.tick(app, safety.NOTHING)
        self.put_forward(4 * MINUTE, 5 * MINUTE)
        self.press(app, 'Start')
        app.wait_phase('Get ready')


if __name__ == '__main__':
    e2e.main()
