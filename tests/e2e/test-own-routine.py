#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A routine of one's own, by keyboard alone: written, saved, found again, done, deleted, undone."""
import pathlib
import os

import e2e
import settings

NAME = 'Before work'
READY, HOLD, SWITCH = 5, 10, 10
MOST_STOPS = 80


def folder():
    return pathlib.Path(os.environ['XDG_DATA_HOME']) / 'soleus' / 'routines'


class OwnRoutine(e2e.ProgramTest):
    def setUp(self):
        settings.write(first_run_notice_seen=True, get_ready_seconds=READY)

    def go_to(self, app, name, key='Tab'):
        """Moves the focus on until it is where it should be."""
        seen = []
        for _ in range(MOST_STOPS):
            node = app.move_focus(key)
            if node and node.name == name:
                return node
            seen.append(str(node))
        self.fail(f'the focus never came to {name}: {seen}')

    def choose(self, app, *keys):
        """Adds a step by the dialog of steps."""
        self.go_to(app, 'Add step…', 'shift+Tab')
        app.key('Return')
        app.find('frame', 'Add a step')
        app.find('list item', 'Your own step', state='focused')
        app.key(*keys)
        app.wait_gone('frame', 'Add a step')

    def write_number(self, app, name, number):
        self.go_to(app, name)
        app.key('ctrl+a')
        app.type(str(number))

    def write(self, app):
        """From the page of routines to the page of the one that was saved."""
        self.go_to(app, 'New…', 'shift+Tab')
        app.key('Return')
        app.find('text', 'Name', state='focused')
        app.type(NAME)
        self.go_to(app, 'Add step…')
        app.key('Return')
        app.find('list item', 'Your own step', state='focused')
        app.key('Tab', 'Return')
        app.wait_gone('frame', 'Add a step')
        app.find('list item', 'Upper calf stretch', state='focused')
        app.key('Return')
        self.write_number(app, 'Seconds', 5)
        app.find('label', '/^Step 1: .*10 to 120 seconds/')
        app.key('ctrl+s')
        self.assertEqual(list(folder().glob('*')), [])
        app.key('ctrl+a')
        app.type(str(HOLD))
        app.find('label', '/Guides recommend 30 seconds or more/')
        self.write_number(app, 'Repetitions per leg', 1)
        self.choose(app, 'Return')
        app.find('text', 'Name', state='focused')
        app.type('Heel raises')
        app.find('list item', 'Heel raises')

    def move_and_undo(self, app):
        """The second step is moved, moved back and removed, and one undo too many is redone."""
        self.go_to(app, 'Heel raises', 'shift+Tab')
        app.key('alt+Up')
        app.find('list item', 'Heel raises: step 1 of 2', state='focused')
        app.key('ctrl+z')
        self.assert_steps(app, 'Upper calf stretch', 'Heel raises')
        app.key('ctrl+z')
        app.wait_gone('list item', 'Heel raises')
        app.key('ctrl+shift+z')
        app.find('list item', 'Heel raises')
        self.assert_steps(app, 'Upper calf stretch', 'Heel raises')

    def assert_steps(self, app, first, second):
        """The rows are in this order."""
        above, below = app.find('list item', first), app.find('list item', second)
        self.assertLess(above.extents.y, below.extents.y)

    def remove_second(self, app):
        self.go_to(app, 'Move or remove: Heel raises')
        app.key('Return')
        app.find('menu item', 'Remove')
        app.key('r')
        app.find('label', 'Step removed')
        app.wait_gone('list item', 'Heel raises')

    def go_to_routines(self, app):
        self.go_to(app, 'Routines', 'shift+Tab')
        app.key('space')

    def test_by_keyboard(self):
        app = self.launch()
        self.go_to_routines(app)
        self.write(app)
        self.move_and_undo(app)
        self.remove_second(app)
        app.key('ctrl+s')
        app.find('button', 'Start', state='focused')
        self.assertEqual(app.find_window().name, NAME)
        self.assertEqual(len(list(folder().glob('*.soleus'))), 1)
        app.key('ctrl+q')
        app.wait_exit()

        app = self.launch_shifted()
        app.find('page tab', 'Routines')
        self.go_to_routines(app)
        app.find('button', NAME)
        self.go_to(app, NAME)
        app.key('Return')
        app.find('button', 'Start', state='focused')
        app.key('Return')
        app.wait_phase('Hold', 'Left leg')
        self.put_forward(HOLD + SWITCH)
        app.wait_phase('Hold', 'Right leg')
        self.put_forward(HOLD + SWITCH + HOLD)
        app.wait_done()
        self.go_to(app, 'Done')
        app.key('Return')

        app.find('button', NAME)
        self.go_to(app, NAME)
        app.key('Return')
        self.go_to(app, 'More About This Routine', 'shift+Tab')
        app.key('Return')
        app.find('menu item', 'Delete')
        app.key('Up', 'Return')
        app.wait_gone('button', NAME)
        self.assertEqual(list(folder().glob('*.soleus')), [])
        app.find('button', '/^Undo/').activate()
        app.find('button', NAME)
        self.assertEqual(len(list(folder().glob('*.soleus'))), 1)
        self.assert_no_complaints(app)

    def test_unsaved(self):
        """Who closes the window is asked; who stays finds all as it was typed."""
        app = self.launch()
        app.show_routines()
        app.find('button', 'New…').activate()
        app.find('text', 'Name', state='focused')
        app.type(NAME)
        app.key('ctrl+q')
        app.find('button', 'Cancel')
        app.key('Escape')
        app.wait_gone('button', 'Discard')
        app.find('text', 'Name', state='focused')
        app.key('Escape')
        app.find('button', 'Discard').activate()
        app.find('button', 'New…')
        app.key('ctrl+q')
        app.wait_exit()


if __name__ == '__main__':
    e2e.main()
