#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""On a small screen a pointer reaches Start, Pause, Stop and every answer after a stop, in German and
Arabic too, while the program says that there is no sound.

Each button is pressed at its place on the screen, and what it does is seen. SOLEUS_LOCALES_DIR is the
folder that the locales are built in, SOLEUS_PICTURES=DIR keeps the pictures.
"""
import gettext
import os
import pathlib
import shutil
import subprocess
import time

import e2e
import driver
import safety
import settings
from guide import APPLICATION_ID

DIRECTORY = os.environ['SOLEUS_LOCALES_DIR']
CATALOGUES = e2e.BUILD_ROOT / 'po'
PICTURES = os.environ.get('SOLEUS_PICTURES')
LOCALES = {'de': 'de_DE.UTF-8', 'ar': 'ar_EG.UTF-8', 'en': 'en_US.UTF-8'}
STRETCH = 'Stretch the upper calf'
NO_SOUND = 'No sound device was found. Sound comes back by itself when there is one.'
# The width that the content of a routine's page has at most.
CONTENT = 1040
# How long a page is looked at as it comes, and how long it may change.
LOOK_SECONDS = 4
MOST_FADE_SECONDS = 0.6
# Each answer, and a button of the page that follows it.
ANSWERS = (
    ('It has gone now', 'End session'),
    ('Still sharp or severe', 'Check the warning signs'),
    ('A pop or snap, swelling, numbness, or I can’t stand on it', 'Back to Routines'),
)
MISTAKE = 'I pressed it by mistake'


class Screen(safety.SafetyTest):
    language = 'de'

    def setUp(self):
        self.reset(get_ready_seconds=60)
        name = LOCALES[self.language]
        if not os.path.isdir(f'{DIRECTORY}/{name}'):
            self.assertIsNone(shutil.which('localedef'), f'{name} was not built')
            self.skipTest('localedef is not installed')
        self.words = gettext.translation('soleus', CATALOGUES, [self.language], fallback=True)
        self.environment = {'LOCPATH': DIRECTORY, 'LC_ALL': name,
                            'SOLEUS_LOCALEDIR': str(CATALOGUES)}

    def text(self, english, context=None):
        return self.words.pgettext(context, english) if context else self.words.gettext(english)

    def start(self, *arguments):
        app = self.launch(*arguments, env=self.environment)
        self.screen = app.desktop.root.get_geometry()
        return app

    def keep_picture(self, app, page):
        if PICTURES:
            folder = pathlib.Path(PICTURES)
            folder.mkdir(parents=True, exist_ok=True)
            size = f'{self.screen.width}x{self.screen.height}'
            time.sleep(driver.SETTLE_SECONDS)
            app.desktop.screenshot(folder / f'{self.language}-{size}-{page}.png')

    def assert_on_screen(self, app, node):
        left, top = map(round, app.origin(node.toplevel()))
        extents = node.extents
        place = (left + extents.x * app.scale, top + extents.y * app.scale,
                 left + (extents.x + extents.width) * app.scale,
                 top + (extents.y + extents.height) * app.scale)
        self.assertTrue(0 <= place[0] and 0 <= place[1] and place[2] <= self.screen.width
                        and place[3] <= self.screen.height,
                        f'{node} is at {place} of {self.screen.width}x{self.screen.height}')

    def press_there(self, app, name):
        """A press of the pointer where the button is, all of which is on the screen."""
        node = app.find('button', self.text(name), state='sensitive')
        app.resting_middle(node)
        self.assert_on_screen(app, node)
        self.wait_state(app.root.children()[-1], '!busy')
        app.click_node(node)

    def show_routines(self, app):
        app.find('page tab', self.text('Routines')).activate()

    def begin(self, app):
        """From the list of routines into a hold, without sound."""
        self.show_routines(app)
        app.find('button', self.text(STRETCH, 'routine name')).activate()
        app.find('button', self.text('Start'))
        self.keep_picture(app, 'routine')
        self.press_there(app, 'Start')
        app.find('label', self.text('Get ready', 'phase'))
        app.find('label', self.text(NO_SOUND))
        app.key('Left' if self.language == 'ar' else 'Right')
        app.find('label', self.text('Hold', 'phase'))

    def pause_and_go_on(self, app):
        self.press_there(app, 'Pause')
        app.find('label', self.text('Paused', 'phase'))
        self.press_there(app, 'Go on')
        app.find('label', self.text('Hold', 'phase'))

    def stop(self, app):
        self.press_there(app, 'Stop: pain')
        app.find('label', self.text('How is it now?'))
        for answer in [answer for answer, _ in ANSWERS] + [MISTAKE]:
            node = app.find('button', self.text(answer))
            app.resting_middle(node)
            self.assert_on_screen(app, node)

    def fill_screen(self, app):
        app.key('F11')
        app.wait_gone('button', self.text('Session Menu'))

    def check_window(self):
        app = self.start()
        for i, (answer, after) in enumerate(ANSWERS):
            self.begin(app)
            self.keep_picture(app, 'hold')
            if i == 0:
                self.pause_and_go_on(app)
            self.stop(app)
            self.keep_picture(app, 'stop')
            self.press_there(app, answer)
            app.find('button', self.text(after))
            self.assertEqual(self.lock_file().exists(), i == 2)
            self.keep_picture(app, f'answer-{i}')
            self.press_there(app, 'End session' if i == 0 else 'Back to Routines')
            app.wait_gone('label', self.text('Stopped'))
        self.assert_no_complaints(app)
        app.kill()

    def check_full_screen(self):
        app = self.start()
        self.begin(app)
        self.fill_screen(app)
        self.keep_picture(app, 'hold-full')
        self.pause_and_go_on(app)
        self.stop(app)
        self.keep_picture(app, 'stop-full')
        self.press_there(app, ANSWERS[2][0])
        self.press_there(app, 'Back to Routines')
        app.wait_gone('label', self.text('Stopped'))
        self.assertTrue(self.lock_file().exists())
        self.assert_no_complaints(app)
        app.kill()


class German(Screen):
    def test_window(self):
        self.check_window()

    def test_full_screen(self):
        self.check_full_screen()

    def test_massage(self):
        """Past the list, with the strip of a massage above."""
        app = self.start('--start', 'ball')
        app.find('check box', self.text(safety.NOTHING))
        self.wait_state(app.root.children()[-1], '!busy')
        self.tick(app, self.text(safety.NOTHING))
        self.keep_picture(app, 'list')
        self.press_there(app, 'Start')
        app.find('label', self.text('Get ready', 'phase'))
        ease = self.text('It eased, go on')
        for _ in range(safety.MANY_STOPS):
            if app.has('button', ease):
                break
            app.key('Right')
            time.sleep(driver.FRAME_SECONDS)
        self.keep_picture(app, 'spot')
        self.assert_on_screen(app, app.find('button', ease))
        self.press_there(app, 'Pause')
        app.find('label', self.text('Paused', 'phase'))
        self.press_there(app, 'Stop: pain')
        app.find('label', self.text('How is it now?'))
        self.press_there(app, ANSWERS[2][0])
        self.press_there(app, 'Back to Routines')
        self.assertTrue(self.lock_file().exists())
        self.assert_no_complaints(app)


class Arabic(German):
    language = 'ar'


class English(German):
    language = 'en'


class Windows(Screen):
    """Those that GTK and libadwaita make."""

    def test_shortcuts(self):
        """From the first to the last, with a wheel."""
        app = self.start()
        app.find('button', self.text('Main Menu'))
        app.key('F1')
        self.assert_window_fits(app, 'shortcuts')
        last = app.find('label', self.text('Quit'))
        self.wheel_to(app, last)
        self.keep_picture(app, 'shortcuts-end')
        app.key('Escape')
        app.wait_gone('label', self.text('Quit'))
        self.assert_no_complaints(app)

    def test_about(self):
        app = self.start()
        app.find('button', self.text('Main Menu'))
        subprocess.run(['gapplication', 'action', APPLICATION_ID, 'about'], check=True)
        self.assert_window_fits(app, 'about')
        self.assert_no_complaints(app)

    def assert_window_fits(self, app, page):
        """The newest window is no larger than the screen, but for the edge around it."""
        end = time.monotonic() + 10
        while len(app.desktop.windows(app.pid)) < 2:
            self.assertLess(time.monotonic(), end, page)
            time.sleep(driver.POLL_SECONDS)
        self.keep_picture(app, page)
        extents = app.root.children()[-1].extents
        self.assertLessEqual(extents.width * app.scale, self.screen.width, page)
        self.assertLessEqual(extents.height * app.scale, self.screen.height, page)

    def wheel_to(self, app, node):
        window = node.toplevel()
        x, y = app.middle(window)
        driver.xdo('mousemove', x, y)
        end = time.monotonic() + 20
        while True:
            extents, frame = node.extents, window.extents
            if extents.y + extents.height <= frame.height and extents.y >= 0:
                return
            self.assertLess(time.monotonic(), end, f'{node} by the wheel')
            driver.xdo('click', 5)
            time.sleep(driver.FRAME_SECONDS)


class Large(Screen):
    """3840×2160 pixels at a scale of 2."""

    language = 'en'

    def setUp(self):
        super().setUp()
        settings.write(first_run_notice_seen=True, window_maximized=True)

    def test_start_stands_with_the_content(self):
        app = self.start()
        self.show_routines(app)
        app.find('button', STRETCH).activate()
        start = app.find('button', 'Start')
        app.resting_middle(start)
        self.keep_picture(app, 'routine')
        width = app.find('frame').extents.width
        middle = width / 2
        self.assertGreater(width, CONTENT)
        self.assertLessEqual(start.extents.x + start.extents.width - middle, CONTENT / 2)
        self.assertLessEqual(middle - app.find('label', '/in total$/').extents.x, CONTENT / 2)

    def test_another_page_is_there_in_time(self):
        """The bar of a routine's page, in which nothing moves, comes and stays as it is."""
        app = self.start()
        self.show_routines(app)
        app.find('button', STRETCH)
        frame = app.find('frame').extents
        place = (frame.width // 2 * app.scale, (frame.height - 50) * app.scale, 400, 60)
        time.sleep(driver.SETTLE_SECONDS)
        before = app.desktop.pixels(*place)[2]
        app.find('button', STRETCH).activate()
        changes = []
        end = time.monotonic() + LOOK_SECONDS
        while time.monotonic() < end:
            now = app.desktop.pixels(*place)[2]
            if now != before:
                changes.append(time.monotonic())
                before = now
            time.sleep(driver.FRAME_SECONDS)
        self.assertTrue(changes)
        self.assertLess(changes[-1] - changes[0], MOST_FADE_SECONDS)


if __name__ == '__main__':
    e2e.main()
