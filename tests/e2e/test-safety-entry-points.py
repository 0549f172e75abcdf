#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No way around the list: every way into a massage ends at it or at the lock."""
import configparser
import shlex
import shutil
import sqlite3
import subprocess
import time

import e2e
import safety
import driver
import past
from fake_desktop import NOTIFICATIONS, FakeDesktop
from guide import APPLICATION_ID

LONG_REST = 31 * 60
WAIT_SECONDS = 10


def activate_action(name, parameters='[]'):
    """What a desktop or a notification sends."""
    subprocess.run(
        ['gdbus', 'call', '--session', '--dest', APPLICATION_ID, '--object-path',
         '/' + APPLICATION_ID.replace('.', '/'), '--method',
         'org.freedesktop.Application.ActivateAction', name, parameters, '{}'],
        check=True, timeout=20, capture_output=True)


def playerctl(command):
    """What a headset or a lock screen sends; whether there was something to send it to."""
    return subprocess.run(['playerctl', command], timeout=20, capture_output=True,
                          check=False).returncode == 0


class EntryPoints(safety.SafetyTest):
    def assert_asked(self, app):
        """The list is there with nothing ticked; turning back from it starts nothing."""
        self.find_list(app)
        for box in app.root.find_all('check box', '*'):
            self.assertNotIn('checked', box.states, box.name)
        app.key('Escape')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assertFalse(app.has('label', 'Get ready'))
        self.assert_no_complaints(app)

    def lock(self):
        app = self.launch('--start', 'roller')
        self.leave_with(app, safety.SWELLING)
        app.kill()

    def test_card_and_start_button(self):
        app = self.launch()
        app.open_routine('Roll out both calves')
        self.assertFalse(app.has('check box', safety.EMERGENCY))
        app.click('button', 'Start')
        self.assert_asked(app)

    def test_start_on_the_card(self):
        app = self.launch()
        app.show_routines()
        app.find('button', 'Start: Roll out both calves').activate()
        self.assert_asked(app)

    def test_next_of_today(self):
        """What comes next is the massage of the last time."""
        self.reset(equipment="['roller']")
        past.fill(3, until=time.time() - 86400)
        self.addCleanup(past.path().unlink)
        with sqlite3.connect(past.path()) as connection:
            connection.execute('UPDATE rating SET value = 1')
        app = self.launch()
        app.find('button', 'Start: Roll out both calves').activate()
        self.assert_asked(app)

    def test_short_on_time(self):
        """With a roller and no wall the longer one is massage."""
        self.reset(equipment="['roller']", get_ready_seconds=10)
        app = self.launch()
        app.find('button', '/^Start, at most .* min: Roll out both calves$/').activate()
        self.assert_asked(app)

    def test_next_of_today_is_a_stretch(self):
        """It starts at once, with the note and the way to the list while one gets ready."""
        self.reset(get_ready_seconds=60)
        app = self.launch()
        app.find('button', 'Start: Stretch the upper calf', state='focused')
        app.key('Return')
        app.wait_phase('Get ready')
        app.find('label', '/^Don’t stretch with new swelling/')
        app.find('button', 'Safety list', state='sensitive').activate()
        self.assert_asked(app)

    def test_locked_today(self):
        self.lock()
        app = self.launch()
        app.find('button', '/^Start: /').activate()
        app.find('label', 'Get checked first.')
        self.assertFalse(app.has('label', 'Get ready'))

    def test_start_on_the_card_of_a_stretch(self):
        """It starts at once, with the note and the way to the list while one gets ready."""
        self.reset(get_ready_seconds=60)
        app = self.launch()
        app.show_routines()
        app.find('button', 'Start: Stretch the whole calf').activate()
        app.wait_phase('Get ready')
        app.find('label', '/^Don’t stretch with new swelling/')
        app.find('button', 'Safety list', state='sensitive').activate()
        self.assert_asked(app)
        self.assert_no_complaints(app)

    def test_note_of_a_stretch(self):
        """A stretch that was started without its page has the note and the way to the list."""
        self.reset(get_ready_seconds=60)
        app = self.launch('--start', 'gastroc-wall')
        app.find('label', '/^Don’t stretch with new swelling/')
        app.find('button', 'Safety list', state='sensitive').activate()
        self.assert_asked(app)

    def test_no_note_from_the_page(self):
        """The page of a stretch carries the note itself."""
        self.reset(get_ready_seconds=60)
        app = self.launch()
        app.open_routine('Stretch the upper calf')
        app.begin()
        app.wait_phase('Get ready')
        self.assertFalse(app.has('label', '/^Don’t stretch with new swelling/'))

    def test_locked_card(self):
        self.lock()
        app = self.launch()
        app.show_routines()
        app.find('button', 'Start: Stretch the whole calf').activate()
        app.find('label', 'Get checked first.')
        self.assertFalse(app.has('label', 'Get ready'))

    def test_enter_on_the_page(self):
        app = self.launch()
        app.open_routine('Roll out both calves')
        app.key('Return')
        self.assert_asked(app)

    def test_again(self):
        app = self.launch('--start', 'roller')
        self.pass_gate(app)
        self.skip_to(app, 'Ended early')
        self.press(app, 'Do It Again')
        self.assert_asked(app)

    def test_again_after_one_leg_was_left_alone(self):
        app = self.launch('--start', 'roller')
        self.find_list(app)
        self.tick(app, safety.WOUND_LEFT, safety.NOTHING_ELSE)
        self.press(app, 'Start, right leg only')
        app.wait_phase('Get ready', 'Right leg')
        self.skip_to(app, 'Ended early')
        self.press(app, 'Do It Again')
        self.assert_asked(app)

    def test_again_from_the_history(self):
        self.reset(window_width=1280, window_height=1500)
        past.fill(3)
        app = self.launch()
        app.click('*', 'Progress')
        # The newest session says when it was; it is the third of the past, with the roller.
        app.click('label', past.ENTRY)
        self.press(app, 'Do It Again')
        self.assert_asked(app)

    def test_command_line(self):
        for routine in ('roller', 'ball', 'hands', 'full'):
            with self.subTest(routine):
                app = self.launch('--start', routine)
                self.assert_asked(app)
                app.kill()

    def test_own_routine(self):
        """What somebody wrote into a file is asked for as any massage is."""
        self.keep_own()
        for name in ('good-massage', 'good-mixed'):
            with self.subTest(name):
                shutil.copy(e2e.ROUTINE_FILES / f'{name}.soleus', e2e.own_routines() / 'a.soleus')
                app = self.launch('--start', 'own-test')
                self.assert_asked(app)
                app.kill()

    def test_second_instance(self):
        app = self.launch()
        subprocess.run([e2e.PROGRAM, '--start', 'hands', '--side', 'left'], check=True, timeout=20)
        self.assert_asked(app)

    def test_second_instance_while_the_list_is_open(self):
        app = self.launch('--start', 'roller')
        self.find_list(app)
        self.tick(app, safety.VARICOSE)
        subprocess.run([e2e.PROGRAM, '--start', 'hands'], check=True, timeout=20)
        self.assertIn('checked', app.find('check box', safety.VARICOSE).states)
        self.assertEqual(len(list(app.root.find_all('check box', safety.EMERGENCY))), 1)

    def test_second_instance_while_a_session_runs(self):
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        subprocess.run([e2e.PROGRAM, '--start', 'roller'], check=True, timeout=20)
        self.assertFalse(app.has('check box', safety.EMERGENCY))
        app.find('label', 'Left leg')

    def test_dbus_action(self):
        app = self.launch()
        activate_action('start', '[<"roller">]')
        self.assert_asked(app)

    def test_desktop_actions(self):
        entry = configparser.ConfigParser(interpolation=None, comment_prefixes=('#',))
        entry.optionxform = str
        entry.read(e2e.SOURCE_ROOT / 'data' / f'{APPLICATION_ID}.desktop.in')
        names = entry['Desktop Entry']['Actions'].rstrip(';').split(';')
        self.assertIn('start-roller', names)
        app = self.launch()
        for name in names:
            with self.subTest(name):
                command = shlex.split(entry[f'Desktop Action {name}']['Exec'])
                self.assertEqual(command[:2], ['soleus', '--start'])
                self.assertIn(command[2], e2e.routine_ids())
                # Desktops that start by D-Bus activate the action of this name.
                self.assertEqual(name, f'start-{command[2]}')
        activate_action('start-roller')
        self.assert_asked(app)
        subprocess.run([e2e.PROGRAM, *shlex.split(
            entry['Desktop Action start-roller']['Exec'])[1:]], check=True, timeout=20)
        self.assert_asked(app)

    def test_every_way_ends_at_the_lock_while_it_is_on(self):
        self.lock()
        app = self.launch('--start', 'roller')
        for way in ('start-roller', 'start-hands', 'start-wall-full'):
            app.find('label', 'Get checked first.')
            app.key('Escape')
            app.wait_gone('label', 'Get checked first.')
            activate_action(way)
        app.find('label', 'Get checked first.')
        self.assertFalse(app.has('label', 'Get ready'))

    def test_list_from_a_stretch(self):
        app = self.launch()
        app.open_routine('Stretch the whole calf')
        app.click('button', 'Open the safety list')
        self.find_list(app)
        self.tick(app, safety.SWELLING)
        self.press(app, 'Back to home')
        app.wait_gone('check box', safety.EMERGENCY)
        activate_action('start-wall-full')
        app.find('label', 'Get checked first.')

    def test_restart_after_a_crash(self):
        app = self.launch('--start', 'roller')
        self.pass_gate(app)
        app.key('Right')
        app.find('label', 'Set up')
        app.kill()
        app = self.launch()
        self.assertFalse(app.has('label', 'Set up'))
        activate_action('start-roller')
        self.assert_asked(app)

    def test_media_controls_find_nothing_to_start(self):
        app = self.launch('--start', 'roller')
        self.find_list(app)
        for command in ('play', 'play-pause', 'next'):
            self.assertFalse(playerctl(command), command)
        self.find_list(app)
        self.press(app, 'Cancel')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assertFalse(playerctl('play'))
        self.assertFalse(app.has('label', 'Get ready'))

    def test_the_actions_of_a_notification_start_nothing(self):
        # A server may keep one that the program has long forgotten.
        app = self.launch('--start', 'roller')
        self.pass_gate(app)
        self.skip_to(app, 'Ended early')
        for action in ('pause-session', 'show-window'):
            activate_action(action)
            app.find('label', 'Ended early')
        app.kill()
        app = self.launch()
        for action in ('pause-session', 'show-window'):
            activate_action(action)
            app.find('button', 'Main Menu')
            self.assertFalse(app.has('label', 'Get ready'))
        self.assert_no_complaints(app)

    def test_media_controls_and_notifications_while_the_lock_is_on(self):
        self.lock()
        app = self.launch('--start', 'roller')
        app.find('label', 'Get checked first.')
        for action in ('pause-session', 'show-window'):
            activate_action(action)
        for command in ('play', 'play-pause', 'next'):
            self.assertFalse(playerctl(command), command)
        app.find('label', 'Get checked first.')
        app.key('Escape')
        app.wait_gone('label', 'Get checked first.')
        self.assertFalse(app.has('label', 'Get ready'))

    def test_after_it_was_cut_off(self):
        app = self.launch('--start', 'roller')
        self.pass_gate(app)
        app.kill()
        app = self.launch()
        app.find('button', 'Go On').activate()
        self.assert_asked(app)

    def test_the_other_leg_after_one_was_left_alone(self):
        app = self.launch('--start', 'roller')
        self.find_list(app)
        self.tick(app, safety.WOUND_LEFT, safety.NOTHING_ELSE)
        self.press(app, 'Start, right leg only')
        app.wait_phase('Get ready', 'Right leg')
        # Neither on nor back leads to the other leg, and a start for it is asked about.
        app.key('Left')
        app.wait_phase('Get ready', 'Right leg')
        self.skip_to(app, 'Ended early')
        app.terminate()
        self.assert_ends(app, 0, 2.0)
        app = self.launch('--start', 'roller', '--side', 'left')
        self.assert_asked(app)

    def test_the_other_leg_after_a_stop_for_pain(self):
        self.reset(get_ready_seconds=60)
        app = self.launch('--start', 'roller')
        self.pass_gate(app)
        self.skip_to(app, 'Roll')
        app.key('s')
        self.press(app, 'It has gone now')
        self.press(app, 'Go on with the right leg')
        self.assert_asked(app)


class Resume(safety.SafetyTest):
    """A session that rests, on a clock that is put forward."""

    def begin(self, routine='roller'):
        app = self.launch_shifted('--start', routine)
        if routine == 'roller':
            self.pass_gate(app)
            self.skip_to(app, 'Roll')
        app.wait_phase('Roll' if routine == 'roller' else 'Get ready')
        return app

    def rest(self, app):
        """Rest until going on asks for the list."""
        self.pause(app)
        self.put_forward(LONG_REST, 0)
        app.key('space')
        self.find_list(app)

    def wait_other_texts(self, app, before):
        """What was asked for from outside is seen."""
        end = time.monotonic() + WAIT_SECONDS
        while self.phase_texts(app) == before:
            self.assertLess(time.monotonic(), end)
            time.sleep(driver.POLL_SECONDS)

    def pause(self, app):
        app.key('space')
        app.find('label', 'Paused')

    def test_paused_for_long(self):
        app = self.begin()
        self.pause(app)
        self.put_forward(LONG_REST, 0)
        app.key('space')
        self.find_list(app)
        app.key('Escape')
        app.wait_gone('check box', safety.EMERGENCY)
        app.find('label', 'Paused')
        app.key('space')
        self.find_list(app)
        self.tick(app, safety.NOTHING)
        self.press(app, 'Start')
        app.wait_gone('label', 'Paused')
        app.wait_phase('Roll')
        self.assert_no_complaints(app)

    def test_asleep_for_long(self):
        app = self.begin()
        self.put_forward(0, LONG_REST)
        app.find('label', 'Paused')
        app.key('space')
        self.find_list(app)
        self.tick(app, safety.WOUND_LEFT, safety.NOTHING_ELSE)
        self.press(app, 'Start, right leg only')
        app.wait_gone('label', 'Paused')
        app.find('label', 'Right leg')
        self.assertFalse(app.has('label', 'Left leg'))

    def test_paused_briefly(self):
        app = self.begin()
        self.pause(app)
        self.put_forward(29 * 60, 0)
        app.key('space')
        app.wait_gone('label', 'Paused')
        self.assertFalse(app.has('check box', safety.EMERGENCY))

    def test_rests_are_summed(self):
        """No rest is long: three pauses and a sleep of eight minutes each."""
        app = self.begin()
        # The phase outlasts what is run of it here.
        app.key(*['Up'] * 12)
        for number, (awake, asleep) in enumerate(((8, 0), (16, 0), (16, 8), (24, 8)), 1):
            if (awake, asleep) != (16, 8):
                self.pause(app)
            self.put_forward(awake * 60, asleep * 60)
            app.find('label', 'Paused')
            app.key('space')
            if number < 4:
                app.wait_gone('label', 'Paused')
                self.skip_to(app, 'Roll')
                self.assertFalse(app.has('check box', safety.EMERGENCY))
        self.find_list(app)
        app.key('Escape')
        app.wait_gone('check box', safety.EMERGENCY)
        app.find('label', 'Paused')
        self.assert_no_complaints(app)

    def test_massage_skipped_while_the_list_is_open(self):
        """What was ticked holds for the stretches that are left."""
        app = self.launch_shifted('--start', 'heels-morning')
        self.pass_gate(app)
        self.skip_to(app, 'Knead')
        self.rest(app)
        # While it is paused the page names no phase.
        while not app.has('label', '/^Don’t stand in socks/'):
            before = self.phase_texts(app)
            self.assertTrue(playerctl('next'))
            self.wait_other_texts(app, before)
        self.tick(app, safety.INJURY_LEFT, safety.NOTHING_ELSE)
        self.press(app, 'Start, right leg only')
        app.wait_gone('check box', safety.EMERGENCY)
        app.find('label', 'How do your calves feel now?')
        self.assertFalse(app.has('label', 'Left leg'))

    def test_no_floor_on_a_hurt_leg(self):
        self.reset(window_width=1280, window_height=1500)
        app = self.launch_shifted()
        app.open_routine('Massage by hand')
        app.open_options()
        app.click('combo box', 'Where you sit')
        app.find('label', 'On the floor')
        app.key('Down', 'Return')
        app.find('image', '/^Sitting on the floor/')
        app.find('button', 'Start').activate()
        self.pass_gate(app)
        self.skip_to(app, 'Knead')
        self.rest(app)
        self.tick(app, safety.INJURY_LEFT, safety.NOTHING_ELSE)
        self.press(app, 'Start, right leg only')
        app.find('label', '/carry you down to the floor/')
        app.find('label', 'Paused')
        app.find('check box', safety.EMERGENCY)
        self.assert_no_complaints(app)

    def test_a_stretch_paused_for_long(self):
        app = self.begin('gastroc-wall')
        self.pause(app)
        self.put_forward(LONG_REST, 0)
        app.key('space')
        app.wait_gone('label', 'Paused')
        self.assertFalse(app.has('check box', safety.EMERGENCY))

    def test_a_warning_sign_ends_what_rested(self):
        app = self.begin()
        self.pause(app)
        self.put_forward(LONG_REST, 0)
        app.key('space')
        self.find_list(app)
        self.tick(app, safety.SWELLING)
        self.press(app, 'Back to home')
        app.wait_gone('check box', safety.EMERGENCY)
        app.find('button', 'Main Menu')
        self.assertFalse(app.has('label', 'Paused'))
        self.assertTrue(self.lock_file().exists())
        self.assert_no_complaints(app)

    def test_play_of_a_media_control_after_long(self):
        app = self.begin()
        self.assertTrue(playerctl('pause'))
        app.find('label', 'Paused')
        self.put_forward(LONG_REST, 0)
        for command in ('play', 'play-pause'):
            self.assertTrue(playerctl(command))
            self.find_list(app)
            app.key('Escape')
            app.wait_gone('check box', safety.EMERGENCY)
            app.find('label', 'Paused')
        self.assertTrue(playerctl('play'))
        self.find_list(app)
        # With the list open it asks for nothing more.
        self.assertTrue(playerctl('play'))
        self.assertEqual(len(list(app.root.find_all('check box', safety.EMERGENCY))), 1)
        self.find_list(app)
        self.tick(app, safety.SWELLING)
        self.press(app, 'Back to home')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assertTrue(self.lock_file().exists())
        self.assertFalse(playerctl('play'))
        activate_action('start-roller')
        app.find('label', 'Get checked first.')
        self.assert_no_complaints(app)

    def test_play_of_a_media_control_soon(self):
        app = self.begin()
        self.assertTrue(playerctl('pause'))
        app.find('label', 'Paused')
        self.put_forward(29 * 60, 0)
        self.assertTrue(playerctl('play'))
        app.wait_gone('label', 'Paused')
        self.assertFalse(app.has('check box', safety.EMERGENCY))

    def test_play_of_a_media_control_after_sleep_while_minimised(self):
        app = self.begin()
        driver.xdo('windowminimize', app.desktop.windows(app.pid)[0]['id'])
        self.put_forward(0, LONG_REST)
        app.find('label', 'Paused')
        self.assertTrue(playerctl('play'))
        self.find_list(app)
        # The list is where it can be read, not behind a minimised window.
        app.click('button', 'Cancel')
        app.wait_gone('check box', safety.EMERGENCY)
        app.find('label', 'Paused')

    def test_a_notification_after_sleep(self):
        with FakeDesktop(NOTIFICATIONS) as desktop:
            app = self.begin()
            driver.xdo('windowminimize', app.desktop.windows(app.pid)[0]['id'])
            while not desktop.calls('notify'):
                self.assertTrue(playerctl('next'))
            shown = desktop.calls('notify')[-1]
            self.put_forward(0, LONG_REST)
            app.find('label', 'Paused')
            desktop.wait(1, 'close')
            for action in ('pause-session', 'show-window'):
                activate_action(action)
                app.find('label', 'Paused')
            self.assertEqual(shown['actions'], ['default', '', 'app.pause-session', 'Pause'])
            app.key('space')
            self.find_list(app)
            self.assert_no_complaints(app)


if __name__ == '__main__':
    e2e.main()
