#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reminder reminds once, keeps quiet where it should, and loses nothing to a fault."""
import calendar
import os
import shutil
import signal
import sqlite3
import subprocess
import time

import e2e
import safety
import settings
from fake_desktop import ASKED_SAVER, IDLE_MONITOR, NOTIFICATIONS, SCREEN_SAVER, FakeDesktop
from guide import APPLICATION_ID, Guide

REMINDER = os.environ['SOLEUS_REMINDER_PROGRAM']
SHIFTED_REMINDER = os.environ['SOLEUS_SHIFTED_REMINDER']
NAME = f'{APPLICATION_ID}.Reminder'
AUTOSTART = e2e.SESSION_DIR / 'config' / 'autostart' / f'{NAME}.desktop'
WAIT_SECONDS = 15
# Long enough for what should not come.
QUIET_SECONDS = 1.5
MINUTE, HOUR, DAY = 60, 3600, 86400
# Day and night, so that the tests can run at any time.
ALWAYS = {'sitting_break_from': 0, 'sitting_break_to': 0, 'sitting_break_weekdays': 127}
SITTING = {'sitting_break': True, 'sitting_break_minutes': 30, **ALWAYS}


def noon_zone():
    """A time zone in which it is noon, so that no day starts while a test goes hours ahead."""
    return f'NOON{time.gmtime().tm_hour - 12:+d}'


class ReminderTest(safety.SafetyTest):
    servers = (NOTIFICATIONS,)

    def setUp(self):
        os.environ['TZ'] = noon_zone()
        time.tzset()
        self.reset(**SITTING)
        shutil.rmtree(AUTOSTART.parent, ignore_errors=True)
        self.desktop = None
        if self.servers:
            self.desktop = self.enterContext(FakeDesktop(*self.servers))

    def wait_until(self, is_so, what=None):
        end = time.monotonic() + WAIT_SECONDS
        while not is_so():
            self.assertLess(time.monotonic(), end, what)
            time.sleep(0.03)

    def remind(self, *arguments, ahead=0, program=SHIFTED_REMINDER, env=None):
        """The reminder runs, and has looked for what hinders it."""
        self.put_forward(ahead)
        self.log = e2e.SESSION_DIR / 'reminder.log'
        with open(self.log, 'w', encoding='utf-8') as output:
            process = subprocess.Popen(
                [program, *arguments], stdout=output, stderr=subprocess.STDOUT,
                env={**os.environ, 'SOLEUS_CLOCK_SHIFT': str(e2e.SHIFT),
                     'G_DEBUG': 'fatal-criticals', **(env or {})})
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.wait_until(lambda: e2e.owns(NAME) or process.poll() is not None, 'no reminder')
        # Half a second after the start it looks who shows notifications.
        time.sleep(QUIET_SECONDS)
        return process

    def sit(self, seconds):
        self.put_forward(seconds)

    def assert_quiet(self, count=0):
        time.sleep(QUIET_SECONDS)
        self.assertEqual(len(self.desktop.calls('notify')), count, self.desktop.calls())

    def told(self, count=1):
        return self.desktop.wait(count, 'notify')[count - 1]

    def write_appointment(self, routine='wall-full', minutes_ago=-5):
        """A session of a plan each day, some minutes from now."""
        now = time.localtime()
        minute = (now.tm_hour * 60 + now.tm_min - minutes_ago) % 1440
        self.state_dir().mkdir(parents=True, exist_ok=True)
        (self.state_dir() / 'appointments').write_text(
            f'[Appointment 1]\nWeekdays=127\nMinute={minute}\nRoutine={routine}\n',
            encoding='utf-8')


class Reminder(ReminderTest):
    def test_break_in_one_notification(self):
        self.remind()
        self.sit(29 * MINUTE)
        self.assert_quiet()
        self.sit(31 * MINUTE)
        first = self.told()
        self.assertEqual(first['summary'], 'Time for a break from sitting')
        self.assertEqual(first['actions'][1::2], ['', 'Start', 'In 10 minutes', 'Not today'])
        self.sit(62 * MINUTE)
        self.assertEqual(self.told(2)['replaces'], first['id'])

    def test_session_of_a_plan(self):
        self.reset(plan_reminders=True)
        self.write_appointment()
        self.remind()
        self.assert_quiet()
        self.sit(10 * MINUTE)
        told = self.told()
        self.assertEqual((told['summary'], told['body']),
                         ('Time for the session of your plan', 'Stretch the whole calf'))

    def test_suspended_over_it(self):
        self.reset(plan_reminders=True)
        self.write_appointment()
        self.remind()
        self.put_forward(0, 20 * MINUTE)
        self.told()
        self.assert_quiet(1)

    def test_clock_set(self):
        """A day back, a year ahead and to 1970: the next session of the plan is told of, no volley."""
        self.reset(plan_reminders=True)
        self.write_appointment()
        self.remind()
        for wall in (-DAY, 365 * DAY, -int(time.time()) + 60):
            new = e2e.SHIFT.with_suffix('.new')
            new.write_text(f'0 0 {wall}\n', encoding='utf-8')
            new.replace(e2e.SHIFT)
            time.sleep(0.3)
        self.assert_quiet()
        self.sit(10 * MINUTE)
        self.told()
        self.assert_quiet(1)

    def test_in_ten_minutes(self):
        self.remind()
        self.sit(31 * MINUTE)
        self.desktop.invoke(self.told()['id'], 'app.remind-later')
        time.sleep(QUIET_SECONDS)
        self.sit(36 * MINUTE)
        self.assert_quiet(1)
        self.sit(42 * MINUTE)
        self.told(2)

    def test_not_today(self):
        process = self.remind()
        self.sit(31 * MINUTE)
        self.desktop.invoke(self.told()['id'], 'app.not-today')
        time.sleep(QUIET_SECONDS)
        self.sit(63 * MINUTE)
        self.assert_quiet(1)
        # It still knows after it was killed.
        process.kill()
        process.wait()
        self.remind(ahead=63 * MINUTE)
        self.sit(95 * MINUTE)
        self.assert_quiet(1)

    def start_window(self):
        """As the bus starts it where it is installed."""
        process = subprocess.Popen([e2e.PROGRAM, '--gapplication-service'])
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.wait_until(lambda: e2e.owns(APPLICATION_ID))
        return process

    def test_start(self):
        """The window opens and the session runs; the reminder counts anew after it."""
        process = self.start_window()
        self.remind()
        self.sit(31 * MINUTE)
        told = self.told()
        self.desktop.invoke(told['id'], "app.start::pump")
        app = Guide(process.pid, process)
        app.find('frame')
        app.wait_phase('Get ready')
        self.wait_until(lambda: e2e.owns(f'{APPLICATION_ID}.Session'))
        self.sit(70 * MINUTE)
        self.assert_quiet(1)
        process.kill()
        self.wait_until(lambda: not e2e.owns(f'{APPLICATION_ID}.Session'))
        self.assert_quiet(1)
        self.sit(101 * MINUTE)
        self.told(2)

    def test_massage_asks_first(self):
        process = self.start_window()
        self.reset(plan_reminders=True)
        self.write_appointment('roller')
        self.remind()
        self.sit(10 * MINUTE)
        self.desktop.invoke(self.told()['id'], 'app.start::roller')
        app = Guide(process.pid, process)
        self.find_list(app)
        self.assertFalse(app.has('label', 'Get ready'))

    def test_ends_when_there_is_nothing(self):
        process = self.remind()
        settings.write(first_run_notice_seen=True)
        self.assertEqual(process.wait(WAIT_SECONDS), 0)

    def test_single(self):
        first = self.remind()
        second = subprocess.run([REMINDER], timeout=20, check=False)
        self.assertEqual(second.returncode, 0)
        self.assertIsNone(first.poll())

    def test_safety_lock(self):
        self.remind()
        self.lock_file().write_text('[Lock]\nVersion=1\nKind=red\nDate=2026-01-01T00:00:00Z\n'
                                    'Clot=false\n', encoding='utf-8')
        time.sleep(QUIET_SECONDS)
        self.sit(31 * MINUTE)
        self.assert_quiet()
        self.lock_file().unlink()
        self.told()

    def test_killed(self):
        """What it showed has working buttons again."""
        process = self.remind()
        self.sit(31 * MINUTE)
        told = self.told()
        self.wait_until((e2e.SESSION_DIR / 'run' / 'soleus-reminder-notification').exists)
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.remind(ahead=31 * MINUTE)
        self.assertEqual(self.desktop.wait(1, 'close')[0]['id'], told['id'])
        again = self.told(2)
        self.desktop.invoke(again['id'], 'app.not-today')
        time.sleep(QUIET_SECONDS)
        self.sit(63 * MINUTE)
        self.assert_quiet(2)

    def test_database(self):
        """Newer, broken or locked: the reminder doesn't touch it."""
        path = self.state_dir() / 'history.db'
        path.parent.mkdir(parents=True, exist_ok=True)
        for fault in ('newer', 'broken', 'locked'):
            path.unlink(missing_ok=True)
            (path.parent / 'reminder').unlink(missing_ok=True)
            if fault == 'broken':
                path.write_bytes(b'no database' * 100)
            else:
                other = sqlite3.connect(path)
                other.execute('PRAGMA user_version = 9999')
                other.execute('CREATE TABLE x (y)')
                other.commit()
                if fault == 'locked':
                    other.execute('BEGIN EXCLUSIVE')
            before = path.read_bytes()
            count = len(self.desktop.calls('notify'))
            process = self.remind()
            self.sit(31 * MINUTE)
            self.told(count + 1)
            process.kill()
            process.wait()
            self.assertEqual(path.read_bytes(), before, fault)
            (e2e.SESSION_DIR / 'run' / 'soleus-reminder-notification').unlink(missing_ok=True)


class Plan(ReminderTest):
    """A plan that goes on has a session each day at six in the evening."""

    def setUp(self):
        super().setUp()
        self.reset(plan_reminders=True)
        self.app = self.launch_shifted()

    def begin(self):
        frame = self.app.find('frame')
        frame.activate(frame.actions().index('win.show-plans'))
        self.app.find('button', 'Looser calves').activate()
        self.app.find('button', 'Start Plan')
        for weekday in calendar.day_name:
            day = self.app.find('button', weekday)
            if not day.has_state('pressed'):
                day.activate()
        self.app.find('button', 'Start Plan').activate()
        self.app.find('label', '/^Week 1, day 1 of /')
        self.wait_until(self.appointments, 'nothing is written')

    def appointments(self):
        path = self.state_dir() / 'appointments'
        return path.read_text(encoding='utf-8') if path.exists() else ''

    @staticmethod
    def until_evening():
        """Seconds from now to six in the evening."""
        now = time.time() + time.localtime().tm_gmtoff
        return int(18 * HOUR - now % DAY) % DAY

    def test_begun(self):
        self.begin()
        self.assertIn('\nMinute=1080\n', self.appointments())
        self.remind()
        evening = self.until_evening()
        self.sit(max(0, evening - 2 * MINUTE))
        self.assert_quiet()
        self.sit(evening + 5)
        self.assertEqual(self.told()['body'], 'Stretch the whole calf')
        # Days go by without the window.
        self.app.kill()
        self.sit(evening + 2 * DAY + 5)
        self.told(2)
        self.assert_quiet(2)

    def test_paused(self):
        """The notification goes, nothing is left to remind of; and it comes again."""
        self.begin()
        reminder = self.remind()
        self.sit(self.until_evening() + 5)
        self.told()
        self.app.find('button', 'Pause').activate()
        self.desktop.wait(1, 'close')
        self.assertEqual(self.appointments(), '')
        self.assertEqual(reminder.wait(WAIT_SECONDS), 0)
        self.app.find('button', 'Go On').activate()
        self.wait_until(self.appointments, 'nothing is written')
        self.assert_no_complaints(self.app)

    def test_plan_gone(self):
        """What another history left is not told of."""
        self.begin()
        self.app.key('ctrl+q')
        self.app.wait_exit()
        for file in self.state_dir().glob('history.db*'):
            file.unlink()
        self.assertNotEqual(self.appointments(), '')
        self.app = self.launch()
        self.wait_until(lambda: not self.appointments(), 'the old plan stays')


class Desktop(ReminderTest):
    servers = (NOTIFICATIONS, IDLE_MONITOR, SCREEN_SAVER)

    def test_away(self):
        self.remind()
        asked = self.desktop.wait(1, 'AddIdleWatch')[0]
        self.assertEqual(asked['values'], [300000])
        self.sit(20 * MINUTE)
        self.desktop.tell('idle')
        self.desktop.wait(1, 'AddUserActiveWatch')
        time.sleep(QUIET_SECONDS)
        self.sit(40 * MINUTE)
        self.desktop.tell('active')
        self.assert_quiet()
        self.sit(69 * MINUTE)
        self.assert_quiet()
        self.sit(71 * MINUTE)
        self.told()

    def test_screen_lock(self):
        self.remind()
        self.desktop.wait(1, 'GetActive')
        self.sit(29 * MINUTE)
        self.desktop.tell('lock')
        time.sleep(QUIET_SECONDS)
        self.sit(31 * MINUTE)
        self.assert_quiet()
        self.desktop.tell('unlock')
        self.told()


class Asked(ReminderTest):
    """A desktop that tells nothing by itself."""

    servers = (NOTIFICATIONS, ASKED_SAVER)

    def test_away(self):
        self.remind()
        self.desktop.wait(1, 'GetSessionIdleTime')
        self.desktop.tell('idle')
        time.sleep(QUIET_SECONDS)
        self.sit(20 * MINUTE)
        self.desktop.wait(2, 'GetSessionIdleTime')
        time.sleep(QUIET_SECONDS)
        self.sit(40 * MINUTE)
        self.desktop.wait(3, 'GetSessionIdleTime')
        self.assert_quiet()
        self.desktop.tell('active')
        time.sleep(QUIET_SECONDS)
        self.sit(45 * MINUTE)
        self.desktop.wait(4, 'GetSessionIdleTime')
        time.sleep(QUIET_SECONDS)
        self.sit(74 * MINUTE)
        self.assert_quiet()
        self.sit(76 * MINUTE)
        self.told()


class NoServer(ReminderTest):
    servers = ()

    def test_told_when_one_comes(self):
        self.remind()
        self.sit(31 * MINUTE)
        time.sleep(QUIET_SECONDS)
        self.desktop = self.enterContext(FakeDesktop(NOTIFICATIONS))
        self.told()

    def test_the_person_is_told(self):
        app = self.launch()
        app.find('button', 'Main Menu')
        app.key('ctrl+comma')
        app.find('label', '/This desktop shows no notifications/')

    def test_no_bus(self):
        """No bus, and no hang: it says so."""
        ended = subprocess.run(
            [REMINDER], capture_output=True, text=True, timeout=20, check=False,
            env={**os.environ, 'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'})
        self.assertEqual(ended.returncode, 1)
        self.assertIn('There is no session bus', ended.stderr)


class Login(ReminderTest):
    def test_entry_comes_and_goes(self):
        self.reset()
        app = self.launch()
        app.find('button', 'Main Menu')
        time.sleep(QUIET_SECONDS)
        self.assertFalse(AUTOSTART.exists())
        text = settings.keyfile().read_text(encoding='utf-8')
        settings.keyfile().write_text(text + 'sitting-break=true\n', encoding='utf-8')
        self.wait_until(AUTOSTART.exists, 'no entry')
        entry = AUTOSTART.read_text(encoding='utf-8')
        self.assertIn('\nTryExec=', entry)
        subprocess.run(['desktop-file-validate', AUTOSTART], check=True)
        settings.keyfile().write_text(text, encoding='utf-8')
        self.wait_until(lambda: not AUTOSTART.exists(), 'the entry stays')

    def test_switched_off_by_the_desktop(self):
        """What the person changed in the entry stays."""
        AUTOSTART.parent.mkdir()
        AUTOSTART.write_text('[Desktop Entry]\nHidden=true\n', encoding='utf-8')
        app = self.launch()
        app.find('button', 'Main Menu')
        time.sleep(QUIET_SECONDS)
        self.assertIn('Hidden', AUTOSTART.read_text(encoding='utf-8'))

    def test_folder_read_only(self):
        """A file stands in the folder's place: nobody may write there, not even root."""
        AUTOSTART.parent.write_text('', encoding='utf-8')
        self.addCleanup(AUTOSTART.parent.unlink)
        process = self.remind()
        app = self.launch()
        app.find('button', 'Main Menu')
        app.key('ctrl+comma')
        app.find('label', '/^After the next login there will be no reminders/')
        # Until then it reminds all the same.
        self.sit(31 * MINUTE)
        self.told()
        self.assertIsNone(process.poll())


if __name__ == '__main__':
    e2e.main()
