#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of Soleus on every keyboard: layouts without Latin letters, presenter remotes, pedals."""
import time

import e2e
import keyboard
import safety
import settings
import situation
from keyboard import CONTROL

STRETCH = 'gastroc-wall'
# Layouts with Latin letters: (layout, variant). What counts there is the letter.
LATIN = (('us', ''), ('fr', ''), ('us', 'dvorak'), ('de', ''), ('tr', 'f'))
# Without: the place of the key counts.
OTHER = ('ru', 'gr', 'ge', 'il', 'ara', 'bg')
# The server repeats a key 25 times a second, after more than half a second.
HELD_SECONDS = 1.5


class LayoutTest(situation.SituationTest, safety.SafetyTest):
    """`key` says which key of the keyboard a letter stands for."""

    def setUp(self):
        self.bus = situation.Bus()
        self.reset(get_ready_seconds=60)
        self.use('us')

    def use(self, layout, variant='', by_place=False):
        keyboard.set_layout(layout, variant)
        self.addCleanup(keyboard.set_layout, 'us')
        self.keyboard = keyboard.Keyboard()
        self.key = keyboard.us_key if by_place else self.keyboard.layout_key

    def press_key(self, letter, *modifiers):
        self.keyboard.press(self.key(letter), *modifiers)

    def wait_muted(self, muted):
        end = time.monotonic() + 10
        while (settings.read('sound_muted') == 'true') != muted:
            self.assertLess(time.monotonic(), end, 'muted' if muted else 'not muted')
            time.sleep(0.03)

    def begin(self):
        app = self.launch('--start', STRETCH)
        app.wait_phase('Get ready')
        return app

    def assert_stopped(self, app):
        app.find('label', 'How is it now?')
        self.assertIn(app.find('frame').name, ('Stretch the upper calf', 'Massage by hand'))

    def check_stop(self, app):
        self.press_key('s')
        self.assert_stopped(app)

    def check_session(self, app):
        self.press_key('m')
        self.wait_muted(True)
        self.press_key('m')
        self.wait_muted(False)
        # What presenters darken the screen with.
        for letter in 'b.':
            self.press_key(letter)
            app.find('label', 'Paused')
            self.press_key(letter)
            app.wait_gone('label', 'Paused')
        # Other programs have these, and so may the desktop.
        self.press_key('s', 'Alt_L')
        self.press_key('s', CONTROL)
        self.press_key('b', 'Super_L')
        self.press_key('m')
        self.wait_muted(True)
        self.assertFalse(app.has('label', 'How is it now?'))
        self.assertFalse(app.has('label', 'Paused'))
        self.check_stop(app)

    def check_application(self, app):
        self.press_key(',', CONTROL)
        app.find('label', 'Skin tone')
        self.press_key('w', CONTROL)
        app.wait_gone('label', 'Skin tone')
        self.press_key('?', CONTROL)
        app.find('label', 'Stop because of pain')
        self.press_key('w', CONTROL)
        app.wait_gone('label', 'Stop because of pain')
        self.assertEqual(len(app.root.children()), 1)

    def check_all(self):
        app = self.begin()
        self.check_application(app)
        self.check_session(app)
        self.press_key('q', CONTROL)
        self.assert_ends(app, 0, 5)


class Layouts(LayoutTest):
    def test_stop_ru(self):
        self.use('ru', by_place=True)
        self.check_stop(self.begin())

    def test_stop_ara(self):
        self.use('ara', by_place=True)
        self.check_stop(self.begin())

    def test_latin(self):
        for layout, variant in LATIN:
            with self.subTest(layout=layout, variant=variant):
                self.reset(get_ready_seconds=60)
                self.use(layout, variant)
                self.check_all()

    def test_other(self):
        for layout in OTHER:
            with self.subTest(layout=layout):
                self.reset(get_ready_seconds=60)
                self.use(layout, by_place=True)
                self.check_all()

    def test_latin_beside_it(self):
        """The letters are where the keyboard's own Latin layout has them."""
        for other in ('ru', 'gr'):
            with self.subTest(other=other):
                self.reset(get_ready_seconds=60)
                self.use('fr')
                keys = {letter: self.key(letter) for letter in 'smbqw.,?'}
                self.use(f'{other},fr', ',')
                self.key = keys.get
                self.check_all()

    def test_questions_close(self):
        self.use('ru', by_place=True)
        app = self.begin()
        for answer in ('Keep Going', 'End Session'):
            self.press_key('w', CONTROL)
            app.find('button', 'Keep Going')
            if answer == 'Keep Going':
                self.press_key('w', CONTROL)
                app.wait_gone('button', 'Keep Going')
                app.find('label', 'Paused')
        app.click('button', 'End Session')
        self.assert_ends(app, 0, 5)

    def test_written_into_an_entry(self):
        """The search of the list of keys takes letters; the session behind it does not hear them."""
        for layout, by_place in (('us', False), ('ru', True)):
            with self.subTest(layout=layout):
                self.reset(get_ready_seconds=60)
                self.use(layout, by_place=by_place)
                app = self.begin()
                app.key('F1')
                app.find('label', 'Stop because of pain')
                app.key('ctrl+f')
                for letter in 'sb.m':
                    self.press_key(letter)
                self.keyboard.press((self.keyboard.code('BackSpace'), False))
                # Its own first, the search's text; the second closes the list.
                app.key('Escape', 'Escape')
                app.wait_gone('label', 'Stop because of pain')
                app.find('label', 'Get ready')
                self.assertFalse(app.has('label', 'How is it now?'))
                self.assertNotEqual(settings.read('sound_muted'), 'true')
                app.kill()


class Massage(LayoutTest):
    def test_eased_and_lighter(self):
        self.use('ru', by_place=True)
        self.reset(get_ready_seconds=5)
        app = self.launch_shifted('--start', 'hands')
        self.pass_gate(app)
        for _ in range(safety.MANY_STOPS):
            if app.has('button', 'It eased, go on'):
                break
            before = self.phase_texts(app)
            app.key('Right')
            end = time.monotonic() + safety.SKIP_SECONDS
            while self.phase_texts(app) == before and time.monotonic() < end:
                time.sleep(0.03)
        # Pressure on a spot has a least time.
        self.put_forward(12)
        app.find('button', 'It eased, go on', 40, state='sensitive')
        before = self.phase_texts(app)
        self.press_key('e')
        end = time.monotonic() + 10
        while self.phase_texts(app) == before:
            self.assertLess(time.monotonic(), end, before)
            time.sleep(0.03)
        self.check_stop(app)


class Places(LayoutTest):
    """Keys that are on every keyboard, on a presenter remote or under a foot."""

    def test_backspace_stops(self):
        app = self.begin()
        self.keyboard.press((self.keyboard.code('BackSpace'), False))
        self.assert_stopped(app)

    def test_page_keys_step(self):
        app = self.begin()
        app.key('Next')
        app.wait_phase('Hold', 'Left leg', timeout=10)
        app.key('Prior')
        app.find('label', 'Get ready')

    def test_page_key_held(self):
        app = self.begin()
        self.keyboard.hold('Next')
        app.wait_phase('Hold', 'Left leg', timeout=10)
        time.sleep(HELD_SECONDS)
        self.keyboard.release('Next')
        app.wait_phase('Hold', 'Left leg')
        self.assertTrue(app.has('label', '1 of 3'))

    def test_stop_key_held(self):
        """What follows the stop gets no answer from the key that stopped."""
        app = self.begin()
        self.keyboard.hold('BackSpace')
        self.assert_stopped(app)
        time.sleep(HELD_SECONDS)
        self.keyboard.release('BackSpace')
        self.assert_stopped(app)

    def test_told_where_the_button_is(self):
        app = self.begin()
        self.assertEqual(app.find('button', 'Stop: pain').description, 'Keys: S or Backspace')

    def test_other_keys_of_presenters(self):
        """F5 and Escape are one button there, which starts and ends a show: nothing ends unasked."""
        app = self.begin()
        app.key('F5')
        app.key('Escape')
        app.find('button', 'Keep Going')
        app.key('F5')
        app.key('Escape')
        app.wait_gone('button', 'Keep Going')
        app.key('space')
        app.find('label', 'Get ready')
        app.wait_gone('label', 'Paused')


if __name__ == '__main__':
    e2e.main()
