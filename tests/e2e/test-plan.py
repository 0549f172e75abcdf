#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan on the real program: chosen, its first day done, paused, stopped; and one of one's own, by
keyboard alone."""
import contextlib
import datetime
import sqlite3
import subprocess

import e2e
import files
import past
import settings

READY = 5
# More than any part of the routine takes.
PART = 60
PARTS = 30
MOST_STOPS = 60
NAME = 'As my therapist said'


def own_plans():
    """What the history has of them."""
    with contextlib.closing(sqlite3.connect(past.path())) as connection:
        return [content for content, in connection.execute(
            "SELECT content FROM journal WHERE kind = 'own-plan'")]


class Plan(files.FilesTest):
    def setUp(self):
        super().setUp()
        settings.write(first_run_notice_seen=True, get_ready_seconds=READY)
        # No plan goes on.
        for file in past.path().parent.glob('history.db*'):
            file.unlink()

    def go_to(self, app, name, key='Tab'):
        """Moves the focus on until it is where it should be."""
        seen = []
        for _ in range(MOST_STOPS):
            node = app.move_focus(key)
            if node and node.name == name:
                return node
            seen.append(str(node))
        self.fail(f'the focus never came to {name}: {seen}')

    def open_plan(self, app, plan):
        """By assistive technology, from the page with the routines."""
        frame = app.find('frame')
        frame.activate(frame.actions().index('win.show-plans'))
        app.find('button', plan).activate()
        app.find('button', 'Start Plan')

    def begin(self, app):
        self.open_plan(app, 'Looser calves')
        weekday = datetime.date.today().strftime('%A')
        day = app.find('button', weekday)
        if not day.has_state('pressed'):
            day.activate()
        app.find('button', 'Start Plan').activate()
        app.find('label', '/^Week 1, day 1 of /')

    def finish_session(self, app):
        """Time goes by part for part, until the routine is over."""
        for part in range(1, PARTS + 1):
            self.put_forward(part * PART)
            if app.has('label', 'Well done'):
                break
        app.wait_done()

    def test_first_day(self):
        app = self.launch_shifted()
        self.begin(app)
        app.find('button', '/^Start: /').activate()
        app.wait_phase('Hold', 'Left leg')
        self.finish_session(app)
        app.find('button', 'Done').activate()
        frame = app.find('frame')
        frame.activate(frame.actions().index('win.show-plans'))
        app.find('button', 'Looser calves').activate()
        app.find('label', '/^Done for today/')
        app.find('*', '/^Week 1: 1 of /')
        self.assertFalse(app.has('button', 'Skip This Day'))
        self.assert_no_complaints(app)

    def test_pause_skip_and_stop(self):
        app = self.launch()
        self.begin(app)
        app.find('button', 'Pause').activate()
        app.find('label', '/^The plan is paused/')
        self.assertFalse(app.has('button', '/^Start: /'))
        app.find('button', 'Go On').activate()
        app.find('button', 'Skip This Day').activate()
        app.find('label', '/^Week 1, day 2 of /')
        app.find('button', '/^Undo/').activate()
        app.find('label', '/^Week 1, day 1 of /')
        # It is kept, whatever becomes of the program.
        app.key('ctrl+q')
        app.wait_exit()
        app = self.launch()
        frame = app.find('frame')
        frame.activate(frame.actions().index('win.show-plans'))
        app.find('button', 'Looser calves').activate()
        app.find('label', '/^Week 1, day 1 of /')
        next(node for _, node in app.find('*', 'More About This Plan').walk()
             if node.actions()).activate()
        app.find('menu item', '/^Stop the Plan/').activate()
        app.find('button', 'Stop').activate()
        app.find('button', 'Start Plan')
        self.assert_no_complaints(app)

    def choose_item(self, app, name):
        """An item of the menu of the page."""
        next(node for _, node in app.find('*', 'More About This Plan').walk()
             if node.actions()).activate()
        app.find('menu item', name).activate()

    def test_calendar_and_paper(self):
        """The days go into a calendar, and all of it on paper, by the dialogs of the desktop."""
        calendar = files.SUMMARY.with_name('plan.ics')
        paper = files.SUMMARY.with_name('Looser calves.pdf')
        for path in (calendar, paper):
            path.unlink(missing_ok=True)
        app = self.launch()
        self.begin(app)
        self.choose_item(app, 'Add to My Calendar…')
        self.choose(app, 'Add to My Calendar', calendar)
        text = self.wait_file(calendar).read_text(encoding='utf-8')
        self.assertTrue(text.startswith('BEGIN:VCALENDAR'), text)
        self.assertIn('BEGIN:VEVENT', text)
        self.choose_item(app, 'Print…')
        app.click('label', 'Print to File', timeout=20)
        app.click('button', '/Print$/')
        text = subprocess.run(['pdftotext', '-raw', self.wait_file(paper), '-'], check=True,
                              capture_output=True, encoding='utf-8').stdout
        self.assertIn('Looser calves', text)
        self.assertIn('Week 6', text)
        self.assert_no_complaints(app)

    def test_own_by_keyboard(self):
        app = self.launch()
        self.go_to(app, 'Choose a plan')
        app.key('Return')
        self.go_to(app, 'New Plan…')
        app.key('Return')
        app.find('text', 'Name', state='focused')
        app.find('label', 'The plan needs a name.')
        app.type(NAME)
        app.find('label', 'A plan has 1 to 16 routines.')
        self.go_to(app, 'Add Routine')
        app.key('Return')
        app.find('label', '/^4 weeks · 5 days a week · /')
        self.assertEqual(own_plans(), [])
        app.key('ctrl+s')
        app.find('button', 'Start Plan', state='focused')
        self.assertIn(NAME, ''.join(own_plans()))
        app.key('Return')
        app.find('label', '/^Week 1, day 1 of /')
        self.assert_no_complaints(app)


if __name__ == '__main__':
    e2e.main()
