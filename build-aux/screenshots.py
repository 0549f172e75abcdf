#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Take the pictures of docs/screenshots/, which README.md and the metainfo show.

screenshots.py SOLEUS DIRECTORY, inside session.sh -s 1600x1000: see HACKING.md.
"""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'tests' / 'support'))
import gi  # noqa: E402
gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf  # noqa: E402
import driver  # noqa: E402
import past  # noqa: E402
import settings  # noqa: E402
from guide import Guide  # noqa: E402

WIDTH, HEIGHT = 1280, 800
# Seconds into a hold at which the figure leans.
INTO_HOLD = 7
# A page fades in, a list scrolls, a chart draws.
SETTLE = 1.5
DAY = 86400
DAYS_OF_HISTORY = 120
# Of a plan with five a week.
DAYS_DONE = 7
# A session in six pictures, each so many pixels wide, with a gap between them.
STRIP_COLUMNS = 3
STRIP_WIDTH = 480
STRIP_GAP = 8


class Photographer:
    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)

    def launch(self, *arguments, **others):
        settings.write(**{'first_run_notice_seen': True, 'get_ready_seconds': 5,
                          'window_width': WIDTH, 'window_height': HEIGHT, **others})
        app = Guide.launch(self.program, *arguments)
        # Without a compositor GTK draws a border, which is in the size of the window.
        border = self.border(app)
        # The pointer hovers over nothing; no picture shows it.
        driver.xdo('mousemove', 0, 0)
        app.resize(WIDTH + 2 * border, HEIGHT + 2 * border)
        time.sleep(SETTLE)
        return app

    @staticmethod
    def main_window(app):
        return max(app.desktop.windows(app.pid), key=lambda each: each['width'])

    def border(self, app):
        return (self.main_window(app)['width'] - app.root.children()[0].extents.width) // 2

    def picture(self, app, name):
        """The main window without the border that GTK draws, and what is in front of it."""
        time.sleep(SETTLE)
        window, frame, border = self.main_window(app), app.root.children()[0].extents, self.border(app)
        path = self.folder / f'{name}.png'
        app.desktop.screenshot(path, (window['x'] + border, window['y'] + border,
                                      frame.width, frame.height))
        print(path, frame.width, frame.height)

    def today(self):
        """The plan's second week, on a day on which nothing is done yet."""
        past.fill(DAYS_OF_HISTORY, time.time() - DAY)
        with self.launch() as app:
            frame = app.find('frame')
            frame.activate(frame.actions().index('win.show-plans'))
            app.find('button', 'Looser calves').activate()
            day = app.find('button', time.strftime('%A'))
            if not day.has_state('pressed'):
                day.activate()
            app.find('button', 'Start Plan').activate()
            for _ in range(DAYS_DONE):
                app.find('button', 'Skip This Day').activate()
                time.sleep(SETTLE)
            app.key('ctrl+q')
            app.wait_exit()
        with self.launch() as app:
            app.find('label', '/^Looser calves, week/')
            self.picture(app, 'today')

    def lists(self):
        with self.launch() as app:
            app.show_routines()
            self.picture(app, 'routines')
            app.open_routine('Stretch the whole calf')
            self.picture(app, 'routine')
            app.key('Escape')
            app.click('page tab', 'Learn')
            app.click('button', 'Anatomy explorer')
            driver.xdo('mousemove', 0, 0)
            self.picture(app, 'anatomy')

    def safety(self):
        with self.launch('--start', 'roller') as app:
            app.find('check box', '/^Right now/')
            self.picture(app, 'safety')

    def session(self):
        with self.launch('--start', 'wall-full') as app:
            app.wait_phase('Hold', 'Left leg')
            time.sleep(INTO_HOLD)
            # The controls step back while nobody touches them.
            driver.xdo('mousemove', 300, 300, 'mousemove', 310, 300)
            self.picture(app, 'session')

    def roller(self):
        with self.launch('--start', 'roller') as app:
            app.pass_safety_list()
            app.wait_phase('Roll', 'Left leg')
            time.sleep(INTO_HOLD)
            driver.xdo('mousemove', 300, 300, 'mousemove', 310, 300)
            self.picture(app, 'roller')

    def strip(self):
        """A short session from the beginning to the end, in one picture."""
        moments = []

        def take(app, name):
            self.picture(app, name)
            moments.append(self.folder / f'{name}.png')

        with self.launch('--start', 'gastroc-wall', get_ready_seconds=10,
                         repetitions='uint32 2') as app:
            driver.xdo('mousemove', 300, 300, 'mousemove', 310, 300)
            for name, phase, leg, seconds in (
                    ('strip-1', 'Get ready', 'Left leg', 0), ('strip-2', 'Hold', 'Left leg', INTO_HOLD),
                    ('strip-3', 'Rest', 'Left leg', 0), ('strip-4', 'Switch legs', 'Right leg', 0),
                    ('strip-5', 'Hold', 'Right leg', INTO_HOLD)):
                app.wait_phase(phase, leg, 90)
                time.sleep(seconds)
                take(app, name)
            app.find('button', 'Back to Routines', timeout=120)
            take(app, 'strip-6')
        self.join(moments, 'strip')

    def join(self, paths, name):
        """Pictures side by side in rows; the single ones go."""
        pictures = [GdkPixbuf.Pixbuf.new_from_file_at_scale(str(path), STRIP_WIDTH, -1, True)
                    for path in paths]
        height = pictures[0].get_height()
        rows = -(-len(pictures) // STRIP_COLUMNS)
        sheet = GdkPixbuf.Pixbuf.new(GdkPixbuf.Colorspace.RGB, True, 8,
                                     STRIP_COLUMNS * (STRIP_WIDTH + STRIP_GAP) - STRIP_GAP,
                                     rows * (height + STRIP_GAP) - STRIP_GAP)
        sheet.fill(0)
        for number, picture in enumerate(pictures):
            row, column = divmod(number, STRIP_COLUMNS)
            picture.copy_area(0, 0, STRIP_WIDTH, height, sheet, column * (STRIP_WIDTH + STRIP_GAP),
                              row * (height + STRIP_GAP))
        sheet.savev(str(self.folder / f'{name}.png'), 'png', [], [])
        for path in paths:
            path.unlink()

    def progress(self):
        past.fill(DAYS_OF_HISTORY)
        with self.launch() as app:
            app.click('page tab', 'Progress')
            driver.xdo('mousemove', 0, 0)
            app.find('label', '/Roll out both calves/')
            self.picture(app, 'progress')

    def run(self):
        self.lists()
        self.safety()
        self.session()
        self.roller()
        self.strip()
        self.progress()
        self.today()


if __name__ == '__main__':
    try:
        Photographer(*sys.argv[1:]).run()
    except driver.NotFound as missing:
        sys.exit(f'screenshots: {missing}')
