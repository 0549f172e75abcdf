# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the safety list share: the list as a person fills it, by Tab and Space."""
import re
import shutil
import subprocess
import time

import accessible
import e2e
import driver
import settings

EMERGENCY = '/^Right now: sudden trouble breathing/'
SWELLING = '/^New swelling, or/'
CLOT = '/^A blood clot, known/'
WOUND_LEFT = '/^Open cut.*: left leg/'
WOUND_RIGHT = '/^Open cut.*: right leg/'
INJURY_LEFT = '/^Recent injury.*: left leg/'
VARICOSE = 'Severe varicose veins'
AT_REST = 'Hurts or gets worse at rest'
LAST_ROW = '/^I can’t put weight/'
PROVIDER = 'My healthcare provider says massage is OK for me'
CHECKED = 'I have been checked by a medical professional'
NOTHING = 'I have read this list. Nothing on it applies to me today.'
NOTHING_ELSE = 'I have read this list. Nothing else on it applies to me today.'
# The button of the list, alone or with what is left out; on a card the routine follows a colon.
# Today's short routines begin with “Start, at most”.
START = '/^Start($|,(?! at most))/'
# More stops than the list, its answers and its buttons have together.
MANY_STOPS = 60
# The seconds in the ring, and how long a key may take to bring another phase.
TIME = re.compile(r'[\d:]*$')
SKIP_SECONDS = 1


class SafetyTest(e2e.ProgramTest):
    """Starts without a lock and without waiting long to get ready."""

    def setUp(self):
        self.reset()

    def reset(self, **values):
        shutil.rmtree(self.state_dir(), ignore_errors=True)
        settings.write(**{'first_run_notice_seen': True, 'get_ready_seconds': 5, **values})

    @staticmethod
    def state_dir():
        return e2e.SESSION_DIR / 'data' / 'soleus'

    def lock_file(self):
        return self.state_dir() / 'safety-lock'

    def other_bus(self):
        """The environment of a second copy of the program in this home: one on a session bus of its
        own, where it finds no first one."""
        bus = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--print-address=1'],
                               stdout=subprocess.PIPE, text=True)
        self.addCleanup(bus.communicate)
        self.addCleanup(bus.kill)
        return {'DBUS_SESSION_BUS_ADDRESS': bus.stdout.readline().strip(),
                'AT_SPI_BUS_ADDRESS': accessible.bus().address}

    @staticmethod
    def front(app):
        """Keys go to the latest window of this program from now on."""
        driver.xdo('windowactivate', '--sync', app.desktop.windows(app.pid)[-1]['id'])

    def find_list(self, app):
        """The list is there, from its first row on, and no session is."""
        row = app.find('check box', EMERGENCY)
        self.assertFalse(app.has('label', 'Get ready'))
        # In its first second the list takes no answer.
        self.wait_state(app.root.children()[-1], '!busy')
        return row

    @staticmethod
    def stops(app):
        """What can have the focus in the latest window, in order."""
        return [node for node, _ in app.root.children()[-1].look(
            lambda _, said: 'focusable' in said.states and said.role in ('check box', 'button'))]

    def walk_to(self, app, name):
        """Press Tab until the control with this name has the focus, and return it."""
        stops = self.stops(app)
        at = next((i for i, node in enumerate(stops) if 'focused' in node.states), -1)
        there = next((i for i, node in enumerate(stops) if driver.matches(name, node.name)), -1)
        if there > max(at, 0) + 1 and stops[there].role == 'check box':
            # Down the rows at once, as with the key held.
            app.key(*['Tab'] * (there - max(at, 0) - 1))
            at = self.wait_focus(stops, at, stops[there - 1])
        for _ in range(MANY_STOPS):
            if at >= 0 and driver.matches(name, stops[at].name):
                return stops[at]
            app.key('Tab')
            at = self.wait_focus(stops, at)
        raise driver.NotFound(f'{name} by Tab; the tree is:\n{app.tree()}')

    @staticmethod
    def wait_focus(stops, before, goal=None):
        """Index of the stop that has the focus, once it has left the one before; -1 where the focus
        is on something that is neither a check nor a button. With a goal, what is on the way to it
        does not count until half a second has gone."""
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            if goal and 'focused' not in goal.states:
                continue
            for i in range(len(stops)):
                at = (before + 1 + i) % len(stops)
                if at != before and 'focused' in stops[at].states:
                    return at
        return next((i for i, node in enumerate(stops) if goal and 'focused' in node.states), -1)

    def tick(self, app, *names):
        """Tick rows by Space, in the order of the list."""
        for name in names:
            node = self.walk_to(app, name)
            before = 'checked' in node.states
            app.key('space')
            self.wait_state(node, '!checked' if before else 'checked')

    def press(self, app, name):
        """Press a button by Tab and Space, once the window takes answers."""
        self.wait_state(app.root.children()[-1], '!busy')
        self.walk_to(app, name)
        app.key('space')

    @staticmethod
    def wait_state(node, state, seconds=5):
        end = time.monotonic() + seconds
        while not node.has_state(state):
            if time.monotonic() > end:
                raise driver.NotFound(f'{node} {state}')
            time.sleep(0.03)

    def pass_gate(self, app):
        """What a healthy person does: read, tick, Start."""
        self.find_list(app)
        self.tick(app, NOTHING)
        self.press(app, 'Start')
        app.wait_phase('Get ready')

    def leave_with(self, app, *rows):
        """Tick these rows and turn back."""
        self.find_list(app)
        self.tick(app, *rows)
        app.key('Escape')
        app.wait_gone('check box', EMERGENCY)

    def skip_to(self, app, phase_text):
        """Skip until a label of the session page has this text."""
        texts = self.phase_texts(app)
        for _ in range(MANY_STOPS):
            if any(driver.matches(phase_text, text) for text in texts):
                return
            app.key('Right')
            end = time.monotonic() + SKIP_SECONDS
            before = texts
            while texts == before and time.monotonic() < end:
                time.sleep(driver.POLL_SECONDS)
                texts = self.phase_texts(app)
        raise driver.NotFound(phase_text)

    @staticmethod
    def phase_texts(app):
        """What the labels say, but for the time: it is another in each phase."""
        return [said.name for _, said in app.root.look(
            lambda _, said: said.role == 'label' and not TIME.match(said.name))]
