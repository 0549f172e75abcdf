#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people reported of comparable programs and was right here from the first: it stays so.

SOLEUS_LOCALES_DIR is the folder that the locales are built in.
"""
import gettext
import os
import pathlib
import shutil
import struct
import subprocess
import time

from Xlib import X, display
from Xlib.protocol import event

import e2e
import driver
import past
import settings
import situation

DIRECTORY = os.environ['SOLEUS_LOCALES_DIR']
CATALOGUES = e2e.BUILD_ROOT / 'po'
ROUTINE = 'Stretch the upper calf'
STRETCH = 'gastroc-wall'
DPI = 96
# The time that a figure is looked at, and the part of its cost in sight that it may cost out of
# sight.
LOOK_SECONDS = 3
LEAST_PART = 0.5


class TextSize:
    """What a desktop's settings daemon tells every window of: the size of text."""

    def __init__(self):
        self.display = display.Display()
        root = self.display.screen().root
        self.window = root.create_window(-1, -1, 1, 1, 0, X.CopyFromParent)
        self.serial = 0
        self.set(1)
        selection = self.display.intern_atom('_XSETTINGS_S0')
        self.window.set_selection_owner(selection, X.CurrentTime)
        root.send_event(event.ClientMessage(
            window=root, client_type=self.display.intern_atom('MANAGER'),
            data=(32, (X.CurrentTime, selection, self.window.id, 0, 0))), X.StructureNotifyMask)
        self.display.sync()

    def set(self, factor):
        self.serial += 1
        name = b'Xft/DPI\0'
        value = struct.pack('<BxH8sIi', 0, len(name) - 1, name, self.serial,
                            int(factor * DPI * 1024))
        atom = self.display.intern_atom('_XSETTINGS_SETTINGS')
        self.window.change_property(atom, atom, 8, struct.pack('<BxxxII', 0, self.serial, 1) + value)
        self.display.sync()


class Locales(situation.SituationTest):
    def environment(self, name):
        if not os.path.isdir(f'{DIRECTORY}/{name}'):
            self.assertIsNone(shutil.which('localedef'), f'{name} was not built')
            self.skipTest('localedef is not installed')
        return {'LOCPATH': DIRECTORY, 'LC_ALL': name, 'SOLEUS_LOCALEDIR': str(CATALOGUES)}

    @staticmethod
    def text(language, english):
        return gettext.translation('soleus', CATALOGUES, [language]).gettext(english)

    def is_mirrored(self, name, menu):
        """Whether the menu, which is at the end of the header, is on the left."""
        app = self.launch(env=self.environment(name))
        button = app.find('*', menu)
        mirrored = 2 * button.extents.x < app.find('frame').extents.width
        self.assert_no_complaints(app)
        app.kill()
        return mirrored

    def test_english_runs_from_the_left(self):
        """GTK knows Persian, Soleus doesn't: its words and their order are English."""
        for name, language in (('ar_EG.UTF-8', 'ar'), ('he_IL.UTF-8', 'he')):
            with self.subTest(name):
                self.assertTrue(self.is_mirrored(name, self.text(language, 'Main Menu')))
        self.assertFalse(self.is_mirrored('fa_IR.UTF-8', 'Main Menu'))

    def test_older_character_sets(self):
        """The window is in the language of the person, whatever the terminal can show."""
        for name, language in (('ru_RU.KOI8-R', 'ru'), ('de_DE.ISO-8859-1', 'de')):
            with self.subTest(name):
                app = self.launch('--start', STRETCH, env=self.environment(name))
                self.wait_player(True)
                app.find('button', self.text(language, 'Pause'))
                self.assert_no_complaints(app)
                app.kill()

    def test_no_character_set(self):
        app = self.launch('--start', STRETCH, env={'LC_ALL': 'POSIX'})
        self.wait_player(True)
        app.find('button', '10 Seconds Less')
        # The sign for minus is in no 7 bits.
        app.find('label', '−')
        self.assert_no_complaints(app)


class Window(situation.SituationTest):
    def setUp(self):
        super().setUp()
        for old in past.path().parent.glob('history.db*'):
            old.unlink()

    @staticmethod
    def prepare(**values):
        settings.write(first_run_notice_seen=True, get_ready_seconds=60, **values)

    def test_larger_than_the_screen(self):
        self.prepare(window_width=5000, window_height=4000)
        app = self.launch()
        app.find('button', 'Main Menu')
        screen = app.desktop.root.get_geometry()
        window, = app.desktop.windows(app.pid)
        self.assertLessEqual(window['width'], screen.width)
        self.assertLessEqual(window['height'], screen.height)
        app.click('*', 'Main Menu')
        app.find('menu item', '/^Preferences/')

    def double_click(self, app, role, name):
        x, y = app.middle(app.find(role, name, state='sensitive'))
        driver.xdo('mousemove', x - 1, y, 'mousemove', x, y, 'click', '--repeat', 2, '--delay', 60, 1)

    def test_double_clicks(self):
        """The second click of two does nothing on the page that the first one brought."""
        self.prepare()
        app = self.launch()
        app.show_routines()
        self.double_click(app, 'button', ROUTINE)
        self.wait_front(app, 'SoleusRoutinePage')
        app.find('button', 'Start')
        self.assert_one_session(app, 'card')
        self.assertIsNone(self.bus.player())
        self.double_click(app, 'button', 'Start')
        self.wait_player(True)
        self.wait_front(app, situation.SESSION_PAGE)
        app.find('label', 'Get ready')
        self.assert_one_session(app, 'Start')
        self.bus.press('Stop')
        self.double_click(app, 'button', 'Do It Again')
        self.wait_player(True)
        self.wait_front(app, situation.SESSION_PAGE)
        self.assert_one_session(app, 'Do It Again')
        self.assert_no_complaints(app)

    def test_text_size_in_a_hold(self):
        """Text that grows in a hold moves what is around it, and the hold goes on."""
        size = TextSize()
        self.prepare()
        app = self.launch('--start', STRETCH)
        self.wait_player(True)
        self.bus.press('Next')
        app.find('label', 'Hold')
        text = app.find('label', 'Pause')
        width = text.extents.width
        for factor in (2, 1):
            size.set(factor)
            self.wait_width(text, lambda now, factor=factor: (now > 1.5 * width) == (factor == 2))
            frame = app.find('frame').extents
            for name in ('Pause', '/^Stop: /'):
                place = app.find('button', name).extents
                self.assertGreaterEqual(min(place.x, place.y), 0, (name, factor))
                self.assertLessEqual(place.x + place.width, frame.width, (name, factor))
                self.assertLessEqual(place.y + place.height, frame.height, (name, factor))
        app.find('label', 'Hold')
        self.assert_no_complaints(app)

    def wait_width(self, node, is_right):
        end = time.monotonic() + 10
        while not is_right(node.extents.width):
            self.assertLess(time.monotonic(), end, node.extents.width)
            time.sleep(driver.POLL_SECONDS)

    @staticmethod
    def processor_seconds(app):
        """What all its threads have used; /proc/PID/stat counts in hundredths, which is too coarse."""
        spent = 0
        for path in pathlib.Path(f'/proc/{app.pid}/task').glob('*/schedstat'):
            spent += int(path.read_text(encoding='utf-8').split()[0])
        return spent / 1e9

    def cost(self, app):
        before = self.processor_seconds(app)
        time.sleep(LOOK_SECONDS)
        return self.processor_seconds(app) - before

    def test_minimised(self):
        """What nobody sees is not drawn, while the session goes on."""
        self.prepare()
        app = self.launch('--start', STRETCH)
        self.wait_player(True)
        self.bus.press('Next')
        app.find('label', 'Hold')
        seen = self.cost(app)
        subprocess.run(['xdotool', 'windowminimize', '--sync',
                        str(app.desktop.windows(app.pid)[0]['id'])], check=True)
        hidden = self.cost(app)
        self.assertLess(hidden, LEAST_PART * seen)
        self.assertIsNotNone(self.bus.player())


if __name__ == '__main__':
    e2e.main()
