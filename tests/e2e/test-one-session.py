#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every action of every node, hidden ones too, in every state of the window.

After each the program lives, there is one session at most, and the page of one that runs is in
front. Nodes stay known after their page has gone, as assistive technology keeps them.
"""
import os
import time

import e2e
import accessible
import driver
import past
import safety
import situation

STRETCH = 'gastroc-wall'
# A button that is activated sinks in for 250 ms before it acts.
PRESS_SECONDS = 0.3
# All states take ten minutes: test.sh goes through those from which faults came.
WHOLE = os.environ.get('SOLEUS_TRIES_PERCENT') == '100'
FIRST = ('finish page', 'stop page, still sharp', 'stretch', 'list', 'massage',
         'preferences beside a session')
# Actions of a label that GTK 4.8 itself dies of.
DEADLY = 'link.'
# Actions that end the program or take its window away by right, while no session runs.
ENDS = ('window.close', 'Close', 'window.minimize', 'Minimize')
# Dialogs of GTK that lie over everything: files and printing have tests of their own.
FOREIGN = ('Export CSV…', 'Export JSON…', 'Import a History…', 'Open…', 'Print a Paper Ruler…',
           'Print Summary…', 'Print…')


class OneSession(situation.SituationTest, safety.SafetyTest):
    def setUp(self):
        super().setUp()
        self.steps = 0
        self.begin()

    def begin(self):
        self.reset(get_ready_seconds=60)
        past.fill(3)
        self.app = self.launch()
        # By path in the accessible tree: what was ever seen.
        self.known = {}

    # ---- the states

    def assert_before(self, end):
        """Whether it is too late. The tree takes a second to read."""
        if time.monotonic() >= end:
            self.fail(self.app.tree())

    def close_dialogs(self):
        end = time.monotonic() + 20
        while len(self.app.root.children()) > 1:
            self.assert_before(end)
            if not any('active' in window.states for window in self.app.root.children()):
                # An action minimised it.
                self.bus.activate('show-window')
            self.app.key('Escape')
            self.pause(0.2)

    def go_home(self):
        """The page of the routines, without a session or a dialog."""
        self.close_dialogs()
        if self.lock_file().exists():
            # An action ticked a sign.
            self.app.kill()
            self.begin()
        app = self.app
        end = time.monotonic() + 30
        while True:
            self.close_dialogs()
            self.bus.press('Stop')
            if situation.front_page(app) == 'SoleusMainPage' and not self.bus.player():
                break
            self.assert_before(end)
            if not self.bus.player():
                app.key('Escape')
            self.pause(0.2)
        app.find('page tab', 'Routines').activate()

    def pause(self, seconds):
        """For so long nothing breaks the rule."""
        end = time.monotonic() + seconds
        while True:
            self.assert_one_session(self.app, self.step)
            if time.monotonic() > end:
                return
            time.sleep(0.03)

    def activate(self, role, name):
        self.app.find(role, name).activate()

    def start(self, routine):
        self.bus.activate('start', routine)

    def stretch(self):
        self.start(STRETCH)
        self.wait_player(True)

    def paused(self):
        self.stretch()
        self.bus.press('Pause')
        self.app.find('label', 'Paused')

    def massage(self):
        self.start('roller')
        self.pass_gate(self.app)

    def list_open(self):
        self.start('roller')
        self.app.find('check box', safety.EMERGENCY)

    def stopped(self):
        self.stretch()
        self.app.find('button', '/^Stop: /').activate()
        self.app.find('label', 'How is it now?')

    def still_sharp(self):
        self.stopped()
        self.activate('button', 'Still sharp or severe')
        self.app.find('button', 'Check the warning signs')

    def finished(self):
        self.stretch()
        self.bus.press('Stop')
        self.app.find('button', 'Do It Again')

    def end_asked(self):
        self.stretch()
        self.app.key('Escape')
        self.app.find('button', 'Keep Going')

    def routine(self):
        self.activate('button', 'Roll out both calves')
        self.wait_front(self.app, 'SoleusRoutinePage')

    def today(self):
        self.activate('page tab', 'Today')
        self.app.find('button', '/^(Start: |Do More$)/')

    def progress(self):
        self.activate('page tab', 'Progress')
        self.app.find('button', '/^Print Summary/')

    def learn(self):
        self.activate('page tab', 'Learn')
        self.app.find('button', 'Anatomy explorer')

    def reading(self, button):
        self.learn()
        self.activate('button', button)
        self.wait_front(self.app, 'SoleusReader')

    def preferences(self):
        self.bus.activate('preferences')
        self.app.find('button', 'Test')

    def preferences_beside_a_session(self):
        self.stretch()
        self.preferences()

    def locked(self):
        self.stopped()
        self.activate('button', 'A pop or snap, swelling, numbness, or I can’t stand on it')
        self.app.find('button', 'Back to Routines')
        self.app.key('Escape')
        self.wait_front(self.app, 'SoleusMainPage')
        self.start(STRETCH)
        self.app.find('label', 'Get checked first.')

    # ---- the walk

    def situation(self):
        return (situation.front_page(self.app), len(self.app.root.children()),
                self.bus.player() is not None)

    def look(self):
        """The nodes that are in the tree now; all that have an action are known from now on."""
        here = []
        nodes = [node for _, node in self.app.root.walk()]
        for node, actions in zip(nodes, accessible.actions_of(nodes)):
            if actions:
                self.known[node.path] = node, actions
                here.append(node.path)
        return here

    def may_do(self, node, action):
        if node.name in FOREIGN:
            return False
        return self.bus.player() is not None or \
            (action not in ENDS and node.name not in ENDS and action != 'window.close')

    def do_all(self, key):
        """All actions of a node; whether one may have had an effect that comes late."""
        node, actions = self.known[key]
        late = False
        try:
            for index, action in enumerate(actions):
                if action.startswith(DEADLY) or not self.may_do(node, action):
                    continue
                self.step = f'{self.state}: {action} of {node.role} “{node.name}”'
                node.activate(index)
                self.steps += 1
                late |= not action.startswith(('clipboard.', 'selection.'))
        except (driver.NotFound, driver.GLib.Error):
            # Out of reach, or gone with its dialog.
            pass
        return late

    def walk(self, name, enter):
        self.state = self.step = name
        self.go_home()
        enter()
        expected = self.situation()
        here = self.look()
        behind = [key for key in self.known if key not in here]
        for key in behind:
            self.do_all(key)
            self.assert_one_session(self.app, self.step)
        self.pause(PRESS_SECONDS)
        self.step = f'{name}: all that is behind'
        # Controls of a session that have faded out may still ask; nothing behind changes the page.
        if self.situation() != expected:
            self.assertEqual(self.situation()[::2], expected[::2])
            self.go_home()
            enter()
            here = self.look()
        for key in here:
            if key in self.known and self.do_all(key):
                self.pause(PRESS_SECONDS)
                if self.situation() != expected:
                    self.go_home()
                    enter()
                    if not self.known:
                        break
        self.assert_no_complaints(self.app)
        self.go_home()

    def test_every_action(self):
        states = (
            ('routines', lambda: None),
            ('today', self.today),
            ('routine page', self.routine),
            ('finish page', self.finished),
            ('stop page', self.stopped),
            ('stop page, still sharp', self.still_sharp),
            ('stretch', self.stretch),
            ('paused', self.paused),
            ('end asked', self.end_asked),
            ('list', self.list_open),
            ('massage', self.massage),
            ('progress', self.progress),
            ('learn', self.learn),
            ('anatomy', lambda: self.reading('Anatomy explorer')),
            ('preferences', self.preferences),
            ('preferences beside a session', self.preferences_beside_a_session),
            ('locked', self.locked),
        )
        for name, enter in states:
            if not WHOLE and name not in FIRST:
                continue
            begin, before = time.monotonic(), self.steps
            self.walk(name, enter)
            print(f'{name}: {self.steps - before} actions, {time.monotonic() - begin:.0f} s',
                  flush=True)
        self.assertGreater(self.steps, 1000 if WHOLE else 300)

    def test_learn_has_no_links(self):
        """A link in a label would kill GTK 4.8 when assistive technology opens it."""
        app = self.app
        self.step = 'learn'
        self.learn()
        names = [node.name for node in app.root.find_all('button', '*')
                 if node.name and node.name not in ENDS + ('Maximize', 'Main Menu')]
        for name in names:
            app.find('button', name).activate()
            self.wait_front(app, 'SoleusReader')
            for _, said in app.root.look_everywhere():
                # A link within a label is a node of its own below it.
                self.assertNotEqual(said.role, 'link')
            app.key('Escape')
            self.wait_front(app, 'SoleusMainPage')


if __name__ == '__main__':
    e2e.main()
