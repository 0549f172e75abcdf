#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Take the pictures of docs/screenshots/, which README.md and the metainfo show.

screenshots.py SOLEUS DIRECTORY, inside session.sh -s 1600x1000: see HACKING.md.
"""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'tests' / 'support'))
import driver  # noqa: E402
import past  # noqa: E402
import settings  # noqa: E402
from guide import Guide  # noqa: E402

WIDTH, HEIGHT = 1280, 800
# Seconds into a hold at which the figure leans.
INTO_HOLD = 7
# A page fades in, a list scrolls, a chart draws.
SETTLE = 1.5
DAYS_OF_HISTORY = 120


class Photographer:
    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)

    def launch(self, *arguments):
        settings.write(first_run_notice_seen=True, get_ready_seconds=5,
                       window_width=WIDTH, window_height=HEIGHT)
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

    def lists(self):
        with self.launch() as app:
            self.picture(app, 'routines')
            app.open_routine('Full wall stretch')
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
            app.wait_phase('Hold', 'LEFT')
            time.sleep(INTO_HOLD)
            # The controls step back while nobody touches them.
            driver.xdo('mousemove', 300, 300, 'mousemove', 310, 300)
            self.picture(app, 'session')

    def progress(self):
        past.fill(DAYS_OF_HISTORY)
        with self.launch() as app:
            app.click('page tab', 'Progress')
            driver.xdo('mousemove', 0, 0)
            app.find('label', '/Foam roller/')
            self.picture(app, 'progress')

    def run(self):
        self.lists()
        self.safety()
        self.session()
        self.progress()


if __name__ == '__main__':
    try:
        Photographer(*sys.argv[1:]).run()
    except driver.NotFound as missing:
        sys.exit(f'screenshots: {missing}')
