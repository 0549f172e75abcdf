#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A lock is told of before a start, can be lifted from there, and its answers can be deleted."""
import os
import sqlite3
import time

import e2e
import safety
import past

RED = '[Lock]\nVersion=1\nKind=red\nDate=2026-01-15T08:00:00Z\nClot=true\nRows=clot;varicose;\n'


class LockShown(safety.SafetyTest):
    def setUp(self):
        # The first phase lasts until it has been seen.
        self.reset(get_ready_seconds=60)

    def write_lock(self, text=RED):
        """As another copy of the program stores it."""
        self.state_dir().mkdir(parents=True, exist_ok=True)
        new = self.state_dir() / 'new'
        new.write_text(text, encoding='utf-8')
        new.rename(self.lock_file())

    def wait_without_rows(self):
        """What the lock file says once no row stands in it."""
        end = time.monotonic() + 10
        while 'Rows' in (text := self.lock_file().read_text(encoding='utf-8')):
            self.assertLess(time.monotonic(), end, text)
            time.sleep(0.05)
        return text

    def test_a6_banner(self):
        app = self.launch('--start', 'roller')
        self.leave_with(app, safety.SWELLING)
        # A6: since when, why, and what lifts it, before any start.
        app.find('label', 'Sessions have been locked since today.')
        app.find('label', '/^What you told Soleus needs a medical check. After that, go/')
        app.open_routine('Roll out both calves')
        app.find('label', 'Sessions have been locked since today.')
        app.find('label', 'Locked')
        self.press(app, 'Why?')
        app.find('label', 'Get checked first.')
        app.find('label', safety.SWELLING)
        self.press(app, 'Go through the list again')
        self.find_list(app)
        self.tick(app, safety.CHECKED, safety.NOTHING)
        self.press(app, 'Unlock Sessions')
        app.wait_gone('label', 'Sessions have been locked since today.')
        self.assertFalse(app.has('label', 'Locked'))
        self.assertFalse(app.has('label', 'Get ready'))
        self.assertFalse(self.lock_file().exists())
        self.assert_no_complaints(app)

    def test_no_banner_without_lock(self):
        app = self.launch()
        app.open_routine('Roll out both calves')
        self.assertFalse(app.has('button', 'Why?'))
        self.assertFalse(app.has('label', 'Locked'))

    def test_other_copy_locks_and_lifts(self):
        self.state_dir().mkdir(parents=True, exist_ok=True)
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        self.write_lock()
        app.find('label', 'Ended early')
        app.click('button', 'Back to Routines')
        app.find('label', '/^Sessions have been locked since /')
        self.lock_file().unlink()
        app.wait_gone('label', '/^Sessions have been locked since /')
        self.assert_no_complaints(app)

    def test_two_copies(self):
        """The sign in one ends the stretch in the other; a milder one there takes nothing away."""
        self.state_dir().mkdir(parents=True, exist_ok=True)
        other = self.launch('--start', 'gastroc-wall', env=self.other_bus())
        other.wait_phase('Get ready')
        app = self.launch('--start', 'roller')
        self.front(app)
        self.find_list(app)
        self.tick(app, safety.EMERGENCY, safety.CLOT)
        other.find('label', 'Ended early')
        self.front(other)
        other.click('button', 'Back to Routines')
        other.click('button', 'Why?')
        self.press(other, 'Go through the list again')
        self.find_list(other)
        self.tick(other, safety.SWELLING)
        # The graver list is left first, the milder one after it.
        for each in (app, other):
            self.front(each)
            each.key('Escape')
            each.wait_gone('check box', safety.EMERGENCY)
        text = self.lock_file().read_text(encoding='utf-8')
        self.assertNotIn('[List', text)
        for kept in ('Kind=emergency', 'Clot=true', 'emergency-signs;', 'clot;', 'swelling;'):
            self.assertIn(kept, text)
        for each in (app, other):
            self.assert_no_complaints(each)

    def test_answers_deleted_on_the_lock_page(self):
        self.write_lock()
        app = self.launch('--start', 'gastroc-wall')
        app.find('label', '/^What stays: that sessions are locked/')
        app.find('label', 'A blood clot, known or suspected')
        self.press(app, 'Delete my answers')
        app.find('label', '/^Your answers have been deleted. What stays:/')
        app.wait_gone('label', 'A blood clot, known or suspected')
        text = self.lock_file().read_text(encoding='utf-8')
        self.assertNotIn('Rows', text)
        for kept in ('Kind=red', 'Date=2026-01-15', 'Clot=true'):
            self.assertIn(kept, text)
        self.assert_no_complaints(app)

    def test_delete_everything_deletes_answers(self):
        self.write_lock()
        past.fill(1)
        app = self.launch()
        app.click('*', 'Progress')
        app.ask_to_delete_everything()
        app.find('label', '/what you ticked on the safety list/')
        app.click('button', 'Delete Everything')
        text = self.wait_without_rows()
        self.assertIn('Kind=red', text)
        self.assertIn('Clot=true', text)
        self.assert_no_complaints(app)

    def test_no_file(self):
        self.state_dir().mkdir(parents=True)
        os.mkfifo(self.lock_file())
        app = self.launch('--start', 'gastroc-wall')
        app.find('label', 'Go through the list first.')
        app.find('label', '/safety-lock” is not a file/')
        app.find('label', '/^Soleus can no longer read whether a blood clot was ticked/')
        self.press(app, 'Go through the list again')
        self.pass_gate(app)
        self.assertTrue(self.lock_file().is_file())
        self.assert_no_complaints(app)

    def test_lasting_tightness_after_a_session(self):
        past.fill(21)
        with sqlite3.connect(past.path()) as connection:
            connection.execute('UPDATE rating SET value = 6')
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        for _ in range(safety.MANY_STOPS):
            if app.has('button', 'Back to Routines'):
                break
            app.key('Right')
        app.find('label', '/^It has been a few weeks/')
        self.assert_no_complaints(app)


if __name__ == '__main__':
    e2e.main()
