#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control of every page has a name for assistive technology and is reached by keys alone."""
import os
import re
import subprocess
import time

import e2e
import driver
import past
import safety
import settings
from guide import APPLICATION_ID

# Classes of widgets, which GTK gives as a name where there is none.
CLASS = re.compile('^(Gtk|Adw|Soleus)[A-Z][A-Za-z]*$')
# Roles that may have the focus and are no control: they pass it on to what they contain.
CONTAINERS = {'frame', 'dialog', 'scroll pane', 'list', 'panel', 'table', 'window'}
GROUPED = {'check box', 'radio button', 'page tab'}
# The buttons of the window have keys of the window manager, and are in no ring of GTK.
WINDOW_BUTTONS = {'Minimize', 'Maximize', 'Restore', 'Close'}
RATING = '/^(Tightness, .*|How bad the cramps were): /'
MANY_STOPS = 70
# The longest that the focus may take to move, and a page to come in; the time between two looks at
# a movement.
FOCUS_SECONDS = 1.5
PAGE_SECONDS = 10
LOOK_SECONDS = 0.1


def describe(node):
    """The control with its place in the tree, by roles and names from its window down."""
    parts = [f'{one.role} {one.name!r}' if one.name else one.role
             for one in node.ancestors()]
    return ' > '.join(reversed(parts))


def is_named(node):
    return bool(node.name) and not CLASS.match(node.name)


def is_part_of_a_combo_box(node):
    """Whether it is the list with which libadwaita shows what is chosen."""
    return any(one.role == 'combo box' for one in node.parent().ancestors())


def area(node):
    """Its place, or that of what it contains where it has none itself, as (x, y, width, height)."""
    place = node.extents
    if place is None:
        children = node.children()
        return area(children[0]) if children else (0, 0, 0, 0)
    return place.x, place.y, place.width, place.height


def settled_area(node):
    """Its place, once what scrolls with the focus stands still."""
    before, place = None, area(node)
    while place != before:
        time.sleep(driver.FRAME_SECONDS)
        before, place = place, area(node)
    return place


def overlap(one, other):
    """Whether two areas share more than half of the first."""
    width = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    height = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return width > 0 and height > 0 and 2 * width * height > one[2] * one[3]


def is_behind(node, reached):
    """Whether it is on a page of a stack that another page hides.

    GTK 4.8 leaves such pages in the tree, visible and in place. What is reached is on the other.
    """
    chain = list(node.ancestors())
    for child, parent in zip(chain, chain[1:]):
        if parent in reached:
            return any(overlap(area(child), area(page))
                       for page in parent.children() if page in reached)
    return False


class Page(safety.SafetyTest):
    def setUp(self):
        super().setUp()
        for old in past.path().parent.glob('history.db*'):
            old.unlink()
        self.faults = []

    def tearDown(self):
        self.assertEqual(self.faults, [], '\n' + '\n'.join(self.faults))

    def blame(self, page, fault, node):
        self.faults.append(f'{page}: {fault}: {describe(node)}')

    def places(self, window):
        """Where each control is that can be used and is seen."""
        return {node: said.extents and (said.extents.x, said.extents.y)
                for node, said in window.look()
                if 'focusable' in said.states and 'sensitive' in said.states
                and said.role not in CONTAINERS and not is_part_of_a_combo_box(node)}

    def controls(self, app):
        """The controls of the window in front, once it takes answers and nothing of it moves."""
        window = app.root.children()[-1]
        self.wait_state(window, '!busy')
        before, places = None, self.places(window)
        end = time.monotonic() + PAGE_SECONDS
        while places != before:
            self.assertLess(time.monotonic(), end, 'the page does not stand still')
            time.sleep(LOOK_SECONDS)
            before, places = places, self.places(window)
        return list(places)

    def next_stop(self, app, before, known):
        """Press Tab; the node with the focus once it has moved, or where it was.

        The tree is gone through only where the focus is on nothing that is known: it takes long.
        """
        app.key('Tab')
        end = time.monotonic() + FOCUS_SECONDS
        while before and 'focused' in before.states and time.monotonic() < end:
            time.sleep(driver.POLL_SECONDS)
        focused = [node for node in known if 'focused' in node.states]
        return focused[-1] if focused else app.focused()

    def stops(self, app):
        """What has the focus in turn, until it is where it was."""
        found = []
        known = [node for node, said in app.root.children()[-1].look()
                 if 'focusable' in said.states]
        for _ in range(MANY_STOPS):
            node = self.next_stop(app, found[-1] if found else None, known)
            if node is None:
                self.fail(f'after {found[-1:]} nothing that assistive technology sees has the focus')
            if node in found:
                return found
            # As it is seen now: a list scrolls on with the focus.
            node.place = settled_area(node)
            found.append(node)
        self.fail('the focus does not come round')

    def check_names(self, app, page):
        """Everything that can be used has a name; the controls."""
        controls = self.controls(app)
        self.assertTrue(controls, page)
        for node in controls:
            if not is_named(node):
                self.blame(page, 'no name', node)
        return controls

    def check_order(self, page, stops):
        """Down a column the focus never goes up, but where the ring begins anew."""
        first = min(stops, key=lambda node: (node.place[1], node.place[0]))
        for node, after in zip(stops, stops[1:]):
            here, there = node.place, after.place
            share_column = min(here[0] + here[2], there[0] + there[2]) > max(here[0], there[0])
            if share_column and there[1] + there[3] <= here[1] and after is not first:
                self.blame(page, f'from {node.name!r} the focus goes up', after)

    def check(self, app, page):
        """Everything that can be used has a name and is reached by Tab, in reading order."""
        controls = self.check_names(app, page)
        stops = self.stops(app)
        self.check_order(page, stops)
        reached = [one for node in stops for one in node.ancestors()]
        # Of radio buttons, of newer tabs and of the numbers of a rating, Tab reaches one, and the
        # arrows the others.
        groups = [node.parent() for node in stops
                  if node.role in GROUPED or driver.matches(RATING, node.name)]
        for node in stops:
            if not is_named(node):
                self.blame(page, 'no name', node)
        for node in controls:
            if node not in reached and node.name not in WINDOW_BUTTONS \
               and node.parent() not in groups and not is_behind(node, reached):
                self.blame(page, 'not reached by Tab', node)

    def test_main(self):
        app = self.launch()
        app.find('button', 'Start: Stretch the upper calf')
        self.check(app, 'today')
        app.show_routines()
        app.find('button', 'Stretch the whole calf')
        self.check(app, 'routines')
        app.click('*', 'Main Menu')
        app.find('menu item', '/^Preferences/')
        self.check_names(app, 'main menu')
        app.key('Escape')
        app.wait_gone('menu item')
        app.open_routine('Stretch the whole calf')
        self.check(app, 'routine')
        app.key('Escape')
        app.click('page tab', 'Learn')
        app.find('button', 'Meet your calf').activate()
        app.find('button', 'Back')
        self.check(app, 'article')
        app.key('Escape')
        app.find('button', 'Anatomy explorer')
        self.check(app, 'learn')
        app.click('button', 'Anatomy explorer')
        app.find('label', '/gastrocnemius stretches most/')
        self.check(app, 'anatomy')
        app.key('Escape')
        app.click('button', 'When to see someone')
        app.find('label', 'Get help now')
        self.check(app, 'advice')
        app.key('Escape')
        app.click('page tab', 'Progress')
        app.find('button', 'Choose a Routine')
        self.check(app, 'progress empty')

    def test_windows(self):
        app = self.launch()
        app.key('ctrl+comma')
        app.find('label', 'Preferences')
        self.check(app, 'preferences')
        app.key('Escape')
        self.check_about(app)

    def check_about(self, app):
        app.wait_gone('combo box')
        subprocess.run(['gapplication', 'action', APPLICATION_ID, 'about'], check=True)
        app.find('label', '/medical device/')
        self.check(app, 'about')

    def test_notice(self):
        settings.write(first_run_notice_seen=False)
        app = self.launch()
        app.find('button', 'I Understand')
        self.check(app, 'notice')
        app.find('button', 'I Understand').activate()
        app.find('button', 'Not now')
        self.check(app, 'person')

    def test_session(self):
        app = self.launch('--start', 'gastroc-wall')
        self.skip_to(app, 'Hold')
        self.check(app, 'session')
        # By its action: the focus is on another button.
        app.find('button', 'Pause').activate()
        app.find('label', 'Paused')
        self.check(app, 'paused')
        app.key('Escape')
        app.find('button', 'End Session')
        self.check(app, 'confirm')
        app.key('Escape')
        app.wait_gone('button', 'End Session')
        app.key('s')
        app.find('label', 'How is it now?')
        self.check(app, 'stop')

    def test_finish(self):
        shift = e2e.SESSION_DIR / 'shift'
        shift.write_text('0 0')
        app = self.launch('--start', 'gastroc-wall', env={'SOLEUS_CLOCK_SHIFT': str(shift)},
                          program=os.environ['SOLEUS_SHIFTED_PROGRAM'])
        self.skip_to(app, 'Hold')
        # Work of a few seconds is rated.
        shift.write_text('5 0')
        self.skip_to(app, 'Ended early')
        app.find('/button$/', RATING)
        self.check(app, 'finish')

    def test_massage(self):
        app = self.launch('--start', 'roller')
        self.find_list(app)
        self.check(app, 'safety')
        self.tick(app, safety.SWELLING)
        self.check(app, 'safety red')
        app.key('Escape')
        app.key('Escape')
        app.kill()
        app = self.launch('--start', 'gastroc-wall')
        app.find('label', '/^Ticked on /')
        self.check(app, 'lock')

    def test_progress(self):
        past.fill(40)
        app = self.launch()
        app.click('page tab', 'Progress')
        app.find('label', '/Roll out both calves/')
        self.check(app, 'progress')

if __name__ == '__main__':
    e2e.main()
