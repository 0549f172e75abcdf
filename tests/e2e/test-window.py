#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window and what belongs to it: preferences, dialogs, toasts, ways back and out."""
import pathlib
import sqlite3
import time

import e2e
import driver
import past
import settings
import situation

STRETCH = 'gastroc-wall'
ROUTINE = 'Stretch the upper calf'
# The beginning of a session in the list: when it was, then what.
BACK_BUTTON = 8
WHEEL_DOWN = 5


class WindowTest(situation.SituationTest):
    def setUp(self):
        super().setUp()
        for old in past.path().parent.glob('history.db*'):
            old.unlink()

    def prepare(self, **values):
        settings.write(first_run_notice_seen=True, get_ready_seconds=60, **values)

    def wait_until(self, what, message):
        end = time.monotonic() + 10
        while not what():
            if time.monotonic() > end:
                self.fail(message() if callable(message) else message)
            time.sleep(0.03)

    def toplevels(self, app):
        return len(app.root.children())


class Start(WindowTest):
    def libraries(self, app):
        """Names of the files that a process has in its memory."""
        maps = pathlib.Path(f'/proc/{app.pid}/maps').read_text(encoding='utf-8')
        return {pathlib.Path(line.split()[5]).name for line in maps.splitlines()
                if len(line.split()) > 5}

    def test_reads_no_svg(self):
        """The largest library that the first page could load is the reader of SVG."""
        other = self.launch(program=e2e.OTHER_PROGRAM)
        other.find_window()
        if any(name.startswith('librsvg') for name in self.libraries(other)):
            self.skipTest('this GTK has the reader of SVG in every program')
        self.prepare()
        app = self.launch()
        app.find('button', f'Start: {ROUTINE}')
        # The history is opened after the first frame.
        self.wait_until(lambda: past.path().exists(), 'the first frame is drawn')
        loaded = self.libraries(app)
        self.assertTrue(any(name.startswith('libgtk-4') for name in loaded), loaded)
        self.assertFalse([name for name in loaded if 'svg' in name])


class Preferences(WindowTest):
    def open(self, **values):
        self.prepare(**values)
        app = self.launch()
        app.find('button', 'Main Menu')
        app.key('ctrl+comma')
        self.window = app.find('*', 'Preferences').toplevel()
        return app

    def choose_second(self, app, row):
        """The second choice of the list that a row opens."""
        def items():
            return len(list(app.root.find_all('list item', '*')))

        before = items()
        app.click_node(app.find('combo box', row))
        self.wait_until(lambda: items() >= before + 2, 'the list opens')
        self.wait_until(lambda: app.focused() and app.focused().role == 'list item',
                        'the list has the keys')
        app.key('Home', 'Down', 'Return')

    def wait_setting(self, name, value):
        self.wait_until(lambda: settings.read(name) == value,
                        f'{name} is {settings.read(name)}, not {value}')

    def enlarge(self, app):
        """All of the window is seen, so that everything in it can be clicked."""
        app.resize(self.window.extents.width, 1150, 'Preferences')
        self.wait_until(lambda: self.window.extents.height >= 1100, 'the window grows')

    def test_every_control(self):
        app = self.open()
        self.enlarge(app)
        for row, name in (('Time to get ready', 'get_ready_seconds'),
                          ('Hold each stretch', 'hold_seconds'),
                          ('Repetitions per leg', 'repetitions'), ('Begin with', 'first_leg'),
                          ('Instrument', 'chime_set')):
            with self.subTest(row):
                before = settings.read(name)
                self.choose_second(app, row)
                self.wait_until(lambda: settings.read(name) not in (None, before), name)
        for row, name, value in (('Chimes', 'sound_muted', 'true'), ('Pace', 'pace_ticks', None),
                                 ('Say what to do', 'voice', 'true'),
                                 ('Moving figure', 'animation', 'false')):
            with self.subTest(row):
                before = settings.read(name)
                app.click('label', row)
                self.wait_until(lambda: settings.read(name) != before, name)
                if value:
                    self.wait_setting(name, value)
        app.click('*', 'Ponytail')
        self.wait_setting('person', "'ponytail'")
        app.click('*', 'Skin tone 4')
        self.wait_setting('skin_tone', '4')
        app.click('slider', 'Volume of the chimes')
        app.key('Left')
        self.wait_until(lambda: settings.read('sound_volume') is not None, 'the volume')
        self.assert_no_complaints(app)

    def test_a10_sound_can_be_tried(self):
        """A10: the button sees the actions of the application, and can be pressed."""
        app = self.open()
        self.enlarge(app)
        button = app.find('button', 'Test', state='sensitive')
        app.click_node(button)
        self.wait_until(lambda: button.has_state('focused'), 'the button is pressed')
        self.assertIn('sensitive', button.states)
        self.assert_no_complaints(app)

    def test_b17_about(self):
        """B17: what Soleus is not, its home, how to report a problem and what a report needs."""
        self.prepare()
        app = self.launch()
        app.find('button', 'Main Menu')
        self.bus.activate('about')
        app.find('label', 'General fitness information, not a medical device')
        for row in ('Details', 'Report an Issue', 'Troubleshooting'):
            app.find('label', row)
        app.key('ctrl+w')
        app.wait_gone('label', 'Troubleshooting')
        self.assertIsNone(app.process.poll())
        self.assert_no_complaints(app)

    def test_wheel_over_the_volume_scrolls(self):
        app = self.open(sound_volume=0.5)
        slider = app.find('slider', 'Volume of the chimes')
        x, y = app.middle(slider)
        place = slider.extents.y
        driver.xdo('mousemove', x - 1, y, 'mousemove', x, y, 'click', '--repeat', 3, WHEEL_DOWN)
        self.wait_until(lambda: slider.extents.y < place, 'the page scrolls')
        self.assertEqual(settings.read('sound_volume'), '0.5')

    def test_there_is_one_of_each(self):
        app = self.open()
        for action in ('preferences', 'about', 'shortcuts'):
            with self.subTest(action):
                self.bus.activate(action)
                self.wait_until(lambda: self.toplevels(app) > 1, action)
                count = self.toplevels(app)
                for _ in range(3):
                    self.bus.activate(action)
                self.assertEqual(self.toplevels(app), count)
        self.assert_no_complaints(app)

    def test_kept_value(self):
        """A length that is good but not offered is shown, and kept while others change."""
        app = self.open(hold_seconds=33)
        row = app.find('combo box', 'Hold each stretch')
        self.assertTrue(any(node.name == '33 seconds' for _, node in row.walk()))
        app.key('Escape')
        app.wait_gone('combo box', 'Hold each stretch')
        app.open_routine(ROUTINE)
        app.open_options()
        row = app.find('combo box', '/^Hold/')
        self.assertTrue(any(node.name == '33 seconds' for _, node in row.walk()))
        self.choose_second(app, '/^Repetitions/')
        app.find('label', '2 times')
        self.choose_second(app, 'One more repetition')
        app.find('label', '3 × 33 s left, 2 × 33 s right')
        app.find('button', 'Start').activate()
        self.wait_player(True)
        self.wait_until(lambda: situation.open_sessions() == 1, 'recorded')
        with sqlite3.connect(past.path()) as connection:
            options, = connection.execute('SELECT options FROM session').fetchone()
        self.assertIn('hold=33', options)
        self.assertIn('repetitions=2 one-more=left', options)
        self.assertEqual(settings.read('hold_seconds'), '33')


class Closing(WindowTest):
    def test_by_key(self):
        self.prepare()
        app = self.launch()
        app.find('button', 'Main Menu')
        app.key('ctrl+comma')
        app.find('button', 'Test')
        app.key('ctrl+w')
        app.wait_gone('button', 'Test')
        self.assertEqual(self.toplevels(app), 1)
        app.key('ctrl+w')
        self.assert_ends(app, 0, 5)

    def test_by_key_in_a_session_asks(self):
        self.prepare()
        app = self.launch('--start', STRETCH)
        self.wait_player(True)
        app.key('ctrl+w')
        app.find('button', 'Keep Going')
        app.key('ctrl+w')
        app.wait_gone('button', 'Keep Going')
        app.find('label', 'Paused')
        app.key('ctrl+w')
        app.click('button', 'End Session')
        self.assert_ends(app, 0, 5)

    def test_with_preferences_open(self):
        self.prepare()
        app = self.launch()
        app.find('button', 'Main Menu')
        app.key('ctrl+comma')
        app.find('button', 'Test')
        self.bus.activate('quit')
        self.assert_ends(app, 0, 5)

    def test_ended_before_the_first_frame_is_served(self):
        """Nothing that waits for the first frame keeps an early end from being clean."""
        self.prepare()
        app = self.launch()
        app.terminate()
        self.assert_ends(app, 0, 5)
        self.assert_no_complaints(app)


class Back(WindowTest):
    def press_back(self, app):
        frame = app.find('frame')
        x, y = app.middle(frame)
        driver.xdo('mousemove', x - 1, y, 'mousemove', x, y, 'click', BACK_BUTTON)

    def test_every_page_with_a_way_back(self):
        self.prepare()
        app = self.launch()
        app.open_routine(ROUTINE)
        self.press_back(app)
        self.wait_front(app, 'SoleusMainPage')
        app.find('page tab', 'Learn').activate()
        app.find('button', 'Anatomy explorer').activate()
        self.wait_front(app, 'SoleusReader')
        self.press_back(app)
        self.wait_front(app, 'SoleusMainPage')
        self.bus.activate('start', STRETCH)
        self.wait_player(True)
        self.press_back(app)
        self.assertEqual(situation.front_page(app), situation.SESSION_PAGE)
        self.bus.press('Stop')
        app.find('button', 'Do It Again')
        self.press_back(app)
        self.wait_front(app, 'SoleusMainPage')


class SessionEnds(WindowTest):
    def test_title(self):
        """The title says no longer what to do once nothing is to be done."""
        self.prepare()
        app = self.launch('--start', STRETCH)
        self.wait_player(True)
        self.assertRegex(app.find('frame').name, '^Get ready')
        app.key('s')
        app.find('label', 'How is it now?')
        self.assertEqual(app.find('frame').name, ROUTINE)
        app.key('Escape')
        self.wait_front(app, 'SoleusMainPage')
        self.assertEqual(app.find('frame').name, 'Soleus')
        self.bus.activate('start', STRETCH)
        self.wait_player(True)
        self.bus.press('Stop')
        app.find('button', 'Do It Again')
        self.assertEqual(app.find('frame').name, ROUTINE)

    def test_out_of_full_screen(self):
        """By a key, and by a button for those who have none; neither ends the session."""
        self.prepare()
        app = self.launch('--start', STRETCH)
        self.wait_player(True)
        for leave in (lambda: app.key('Escape'),
                      lambda: app.find('button', 'Leave Full Screen').activate()):
            app.key('F11')
            app.wait_gone('button', 'Session Menu')
            leave()
            app.find('button', 'Session Menu')
            self.assertFalse(app.has('button', 'Leave Full Screen'))
        app.find('button', 'Pause')

    def test_note_for_the_doctor(self):
        """Stopped between two holds, the note tells how long the one before was really held."""
        self.prepare()
        app = self.launch('--start', STRETCH)
        self.wait_player(True)
        self.bus.press('Next')
        app.find('label', '/^2[0-8]$/', 30)
        self.bus.press('Next')
        app.find('label', 'Rest')
        app.find('button', '/^Stop: /').activate()
        app.find('button', 'Still sharp or severe').activate()
        note = app.find('label', '/^For your visit: /')
        self.assertRegex(note.name, r'Left leg: .*, stopped after [2-9] s\.$|after 1\d s\.$')

    def test_note_where_nothing_was_done(self):
        self.prepare()
        app = self.launch('--start', STRETCH)
        self.wait_player(True)
        app.find('button', '/^Stop: /').activate()
        app.find('button', 'Still sharp or severe').activate()
        self.assertRegex(app.find('label', '/^For your visit: /').name, 'stopped after 0 s')


class Toasts(WindowTest):
    def show_progress(self):
        self.prepare(window_width=1280, window_height=1500)
        past.fill(8)
        app = self.launch()
        app.find('page tab', 'Progress').activate()
        app.find('label', past.ENTRY)
        return app

    def delete(self, app, number):
        """Delete the newest sessions, one after the other."""
        for left in range(8 - 1, 8 - 1 - number, -1):
            app.click('label', past.ENTRY)
            app.find('button', 'Delete').activate()
            self.wait_until(lambda: self.count() == left, f'{left} sessions are left')

    @staticmethod
    def count():
        with sqlite3.connect(f'file:{past.path()}?mode=ro', uri=True) as connection:
            return connection.execute('SELECT COUNT (*) FROM session').fetchone()[0]

    def test_deleted_and_dismissed_at_once(self):
        app = self.show_progress()
        self.delete(app, 4)
        app.find('label', '4 sessions deleted')
        app.key('Escape')
        app.key('--delay', 60, 'Escape', 'Escape', 'Escape')
        app.wait_gone('button', '/^Undo/')
        app.find('button', '/^Print Summary/')
        self.assertEqual(self.count(), 4)
        self.assert_no_complaints(app)

    def test_one_undo_brings_all_back(self):
        app = self.show_progress()
        self.delete(app, 3)
        app.find('label', '3 sessions deleted')
        app.find('button', '/^Undo/').activate()
        self.wait_until(lambda: self.count() == 8, 'all are back')
        self.assert_no_complaints(app)

    def test_messages_and_escape(self):
        """Messages one after the other, each taken away in the middle of its entrance."""
        self.prepare()
        app = self.launch()
        app.find('button', 'Main Menu')
        for number in range(12):
            for _ in range(4):
                self.bus.activate('start', f'nonsense {number}')
            app.key('--delay', 60, 'Escape', 'Escape', 'Escape')
            self.assertIsNone(app.process.poll(), app.messages())
        self.bus.activate('start', 'nonsense & <b>')
        app.find('label', '/nonsense & <b>/')
        self.assert_no_complaints(app)

    def test_delete_everything_is_asked_once(self):
        self.prepare()
        past.fill(3)
        app = self.launch()
        app.find('page tab', 'Progress').activate()
        app.ask_to_delete_everything()
        app.find('button', 'Keep')
        app.wait_gone('menu item')
        count = self.toplevels(app)
        for _ in range(2):
            app.ask_to_delete_everything()
            # GTK clicks a button a quarter of a second after it was activated.
            time.sleep(0.4)
        self.assertEqual(self.toplevels(app), count)


if __name__ == '__main__':
    e2e.main()
