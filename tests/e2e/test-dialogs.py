#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dialogs that come with the window: not before it is drawn, and one at a time."""
import os
import subprocess

import e2e
import safety
import settings
import wayland
from guide import APPLICATION_ID, Guide

ON_WAYLAND = 'SESSION_WAYLAND' in os.environ


def gapplication(*arguments):
    subprocess.run(['gapplication', *arguments], check=True, timeout=20)


class Dialogs(safety.SafetyTest):
    def launch(self, *arguments, env=None, program=e2e.PROGRAM):
        return super().launch(*arguments, env={'WAYLAND_DEBUG': '1', **(env or {})},
                              program=program)

    def assert_windows(self, app, count):
        """So many windows are there, and each dialog came when the window was drawn."""
        frames = [node for node in app.root.children() if node.has_state('visible')]
        self.assertEqual(len(frames), count, app.tree())
        if ON_WAYLAND:
            asked = list(wayland.children(app.messages()))
            self.assertGreaterEqual(len(asked), count - 1)
            self.assertNotIn(False, asked, 'a dialog had a parent without content')
        self.assert_no_complaints(app)

    def activate(self, app, name):
        app.find('button', name, state='sensitive').activate()

    def test_list(self):
        app = self.launch('--start', 'roller')
        self.find_list(app)
        self.assert_windows(app, 2)

    def test_notice(self):
        """A part of the page, not a dialog over it."""
        settings.write(first_run_notice_seen=False)
        app = self.launch()
        app.find('button', 'I Understand')
        self.assert_windows(app, 1)
        self.activate(app, 'I Understand')
        app.wait_gone('button', 'I Understand')
        self.assertFalse(app.has('label', 'Get ready'))
        # Who the figure should be is asked in its place, and can be passed over.
        app.find('button', 'Not now')
        app.find('*', 'Short hair', state='focused')
        app.key('Right')
        self.activate(app, 'Done')
        app.wait_gone('button', 'Done')
        self.assertEqual(settings.read('person'), "'ponytail'")
        self.assert_windows(app, 1)

    def test_notice_then_list(self):
        settings.write(first_run_notice_seen=False)
        app = self.launch('--start', 'roller')
        app.find('button', 'I Understand', state='focused')
        self.assertFalse(app.has('check box', safety.EMERGENCY))
        self.assert_windows(app, 1)
        self.activate(app, 'I Understand')
        self.find_list(app)
        app.wait_gone('button', 'I Understand')
        self.assert_windows(app, 2)

    def test_notice_then_stretch(self):
        """No session runs beside the notice."""
        settings.write(first_run_notice_seen=False)
        app = self.launch('--start', 'gastroc-wall')
        app.find('button', 'I Understand')
        # The window has had time enough for it: its actions come after the start.
        gapplication('action', APPLICATION_ID, 'test-sound')
        self.assertFalse(app.has('label', 'Get ready'))
        self.activate(app, 'I Understand')
        app.wait_phase('Get ready')
        self.assert_windows(app, 1)

    def test_notice_before_each_start(self):
        """It came at the first start of the program only, and closing it was enough."""
        settings.write(first_run_notice_seen=False)
        app = self.launch()
        for press in (lambda: self.activate(app, 'Start: Stretch the upper calf'),
                      lambda: gapplication('action', APPLICATION_ID, 'start-roller'),
                      lambda: self.start_on_page(app)):
            press()
            app.find('button', 'I Understand', state='focused')
            self.assertFalse(app.has('label', 'Get ready'))
            self.assert_windows(app, 1)
        self.activate(app, 'I Understand')
        app.wait_phase('Get ready')

    @staticmethod
    def start_on_page(app):
        app.show_routines()
        app.find('button', 'Stretch the upper calf').activate()
        app.find('button', 'Back to Routines')
        app.find('button', 'Start', state='sensitive').activate()

    def test_action_as_the_first_thing(self):
        """What a desktop does that starts the program by D-Bus."""
        log = e2e.SESSION_DIR / 'service.log'
        with open(log, 'w', encoding='utf-8') as output:
            process = subprocess.Popen([e2e.PROGRAM, '--gapplication-service'], stdout=output,
                                       stderr=subprocess.STDOUT,
                                       env={**os.environ, 'WAYLAND_DEBUG': '1'})
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        subprocess.run(['gdbus', 'wait', '--session', '--timeout', '20', APPLICATION_ID],
                       check=True)
        gapplication('action', APPLICATION_ID, 'start-roller')
        app = Guide(process.pid, process)
        app.log = log
        self.find_list(app)
        self.assert_windows(app, 2)

    def test_action_while_a_dialog_is_open(self):
        app = self.launch()
        gapplication('action', APPLICATION_ID, 'preferences')
        app.find('label', 'Skin tone')
        gapplication('action', APPLICATION_ID, 'start-roller')
        gapplication('action', APPLICATION_ID, 'about')
        gapplication('action', APPLICATION_ID, 'about')
        self.assert_windows(app, 2)
        app.find('label', 'Skin tone')
        app.key('Escape')
        self.find_list(app)
        app.wait_gone('label', 'Skin tone')
        self.assert_windows(app, 2)
        app.key('Escape')
        app.find('label', 'Credits')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assert_windows(app, 2)
        app.key('Escape')
        app.wait_gone('label', 'Credits')
        self.assert_windows(app, 1)

    def test_closed_while_a_dialog_waits(self):
        settings.write(first_run_notice_seen=False)
        app = self.launch('--start', 'roller')
        app.find('button', 'I Understand')
        gapplication('action', APPLICATION_ID, 'quit')
        self.assert_ends(app, 0, 3.0)
        self.assert_no_complaints(app)

    def test_shortcuts_and_question(self):
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        gapplication('action', APPLICATION_ID, 'shortcuts')
        app.find('label', 'Stop because of pain')
        app.key('Escape')
        gapplication('action', APPLICATION_ID, 'quit')
        app.find('button', 'Keep Going')
        self.assert_windows(app, 2)


if __name__ == '__main__':
    e2e.main()
