#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first two days with a plan, as one story: the first run, a plan, its first session, the
reminder of the next day, and what that leads to. The bus starts the window and the reminder, as it
does where Soleus is installed."""
import datetime
import os
import shlex
import time

import e2e
import safety
import settings
from fake_desktop import NOTIFICATIONS, FakeDesktop
from gi.repository import Gio, GLib
from guide import APPLICATION_ID, Guide

REMINDER = f'{APPLICATION_ID}.Reminder'
SERVICES = e2e.SESSION_DIR / 'data' / 'dbus-1' / 'services'
PLAN = 'Before and after a run'
STRETCH, MASSAGE = 'Stretch the whole calf', 'Roll out both calves'
AFTER = 'Walk and stretch after a run'
MORNING, EVENING = datetime.time(10), datetime.time(16, 1)
ROLLING_TIME = '16:00'
# As many weekdays as the plan has, so that each of its days is one of them.
DAYS_A_WEEK = 6
# More than any part of a routine takes.
PART = 60
PARTS = 40
WAIT_SECONDS = 15
SWITCH = 'Sessions of the plan'


class Bus:
    """What may be started on the session bus."""

    def __init__(self):
        self.connection = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(self, method, arguments=None):
        return self.connection.call_sync(
            'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', method,
            arguments, None, Gio.DBusCallFlags.NONE, -1, None)

    def provide(self, **programs):
        """These programs are started by their names, with the environment of this one."""
        SERVICES.mkdir(parents=True, exist_ok=True)
        for name, program in programs.items():
            command = ['env', *(f'{key}={value}' for key, value in os.environ.items()), program,
                       '--gapplication-service']
            starter = e2e.SESSION_DIR / f'start-{name}'
            starter.write_text(f'#!/bin/sh\nexec {shlex.join(command)}\n', encoding='utf-8')
            starter.chmod(0o755)
            (SERVICES / f'{name}.service').write_text(
                f'[D-BUS Service]\nName={name}\nExec={starter}\n', encoding='utf-8')
        self.call('ReloadConfig')

    def pid(self, name):
        """Process id of the owner of the name, or None while there is none."""
        try:
            return self.call('GetConnectionUnixProcessID',
                             GLib.Variant('(s)', (name,))).unpack()[0]
        except GLib.Error:
            return None


class Story(safety.SafetyTest):
    def setUp(self):
        self.reset(first_run_notice_seen=False, window_width=1200, window_height=1500)
        # The clock on the wall, for this test and for what it starts.
        os.environ.update({'TZ': 'UTC', 'SOLEUS_CLOCK_SHIFT': str(e2e.SHIFT),
                           'G_DEBUG': 'fatal-criticals'})
        time.tzset()
        self.today = datetime.date.today() + datetime.timedelta(days=1)
        self.wake(self.today, MORNING)
        self.desktop = self.enterContext(FakeDesktop(NOTIFICATIONS))
        self.bus = Bus()
        self.bus.provide(**{APPLICATION_ID: e2e.SHIFTED_PROGRAM,
                            REMINDER: os.environ['SOLEUS_SHIFTED_REMINDER']})
        for name in (APPLICATION_ID, REMINDER):
            self.addCleanup(self.end, name)

    def end(self, name):
        pid = self.bus.pid(name)
        if pid:
            os.kill(pid, 9)

    def wake(self, day, clock):
        """That time of that day comes."""
        then = datetime.datetime.combine(day, clock)
        self.ahead = int((then - datetime.datetime.now()).total_seconds())
        self.put_forward(self.ahead)

    def pass_time(self, seconds):
        self.ahead += seconds
        self.put_forward(self.ahead)

    def wait_until(self, is_so, what):
        end = time.monotonic() + WAIT_SECONDS
        while not is_so():
            self.assertLess(time.monotonic(), end, what)
            time.sleep(0.05)

    def wait_pid(self, name):
        self.wait_until(lambda: self.bus.pid(name), f'nobody owns {name}')
        return self.bus.pid(name)

    def finish_session(self, app):
        """Time goes by part for part, until the routine is over."""
        for _ in range(PARTS):
            self.pass_time(PART)
            if app.has('label', 'Well done'):
                break
        app.wait_done()
        app.click('button', 'Done')

    def choose_days(self, app):
        """Today, tomorrow and four more."""
        days = [self.today + datetime.timedelta(days=i) for i in range(7)]
        for i, day in enumerate(days):
            button = app.find('button', day.strftime('%A'))
            if button.has_state('pressed') != (i < DAYS_A_WEEK):
                app.click_node(button)
                self.wait_state(button, 'pressed' if i < DAYS_A_WEEK else '!pressed')

    def choose_time(self, app):
        """An hour before the time that the plan proposes. Any time comes first, then midnight."""
        app.click('combo box', f'/^{MASSAGE}/')
        self.wait_until(lambda: app.focused() and app.focused().role == 'list item',
                        'the list has the keys')
        app.key('Home', *['Down'] * (1 + 2 * EVENING.hour), 'Return')
        app.find('label', ROLLING_TIME)

    def first_run(self, app):
        app.click('button', 'I Understand')
        app.wait_gone('button', 'I Understand')
        app.click('label', 'Choose a plan')
        app.click('button', PLAN)
        app.find('button', 'Start Plan')
        self.choose_days(app)
        self.choose_time(app)
        app.click('button', 'Start Plan')
        app.find('label', '/^Week 1, day 1 of /')

    def switch_reminders_on(self, app):
        app.key('ctrl+comma')
        app.find('list item', SWITCH)
        for _ in range(safety.MANY_STOPS):
            if (node := app.move_focus('Tab')) and node.name == SWITCH:
                break
        app.key('space')
        self.wait_until(lambda: settings.read('plan_reminders') == 'true', 'the reminders are on')
        app.key('Escape')
        app.wait_gone('list item', SWITCH)

    def first_day(self, app):
        for _ in range(2):
            app.click('button', 'Back')
        app.find('label', f'{PLAN}, week 1, day 1')
        app.click('button', f'Start: {STRETCH}')
        app.wait_phase('Hold', 'Left leg')
        self.finish_session(app)
        app.find('label', 'Done for today')
        app.key('ctrl+q')
        app.wait_exit()
        self.assert_no_complaints(app)

    def be_reminded(self):
        """The next day, at the time that was chosen; the window is closed."""
        self.today += datetime.timedelta(days=1)
        self.assertEqual(self.desktop.calls('notify'), [])
        self.wait_pid(REMINDER)
        self.wake(self.today, EVENING)
        told = self.desktop.wait(1, 'notify')[0]
        self.assertEqual((told['summary'], told['body']),
                         ('Time for the session of your plan', MASSAGE))
        self.desktop.invoke(told['id'], 'app.start::roller')
        return Guide(self.wait_pid(APPLICATION_ID))

    def second_day(self, app):
        app.find_window()
        self.pass_gate(app)
        self.finish_session(app)
        app.find('label', f'{PLAN}, week 1, day 2')
        app.click('button', f'Start: {AFTER}')
        self.finish_session(app)
        app.find('label', 'Done for today')

    def test_two_days(self):
        app = self.launch(program=e2e.SHIFTED_PROGRAM)
        self.first_run(app)
        self.switch_reminders_on(app)
        self.first_day(app)
        app = self.be_reminded()
        self.second_day(app)
        # Whoever has done everything isn't reminded of what stood on for later.
        self.wake(self.today, datetime.time(23, 30))
        time.sleep(1.5)
        self.assertEqual(len(self.desktop.calls('notify')), 1, self.desktop.calls())


if __name__ == '__main__':
    e2e.main()
