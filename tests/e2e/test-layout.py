#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page in the smallest window, at normal and at double text: all there, nothing cut sideways.

SOLEUS_PICTURES=DIR keeps the pictures.
"""
import os
import pathlib
import subprocess

import e2e
import tour

WIDTH, HEIGHT = 360, 640
TARGET = 44
REACH = TARGET // 2 - 1
CONTROLS = ('button', 'check box', 'combo box', 'page tab', 'slider')
# The window's own buttons are those of the desktop.
DESKTOP_BUTTONS = ('Minimize', 'Maximize', 'Restore', 'Close')
PICTURES = os.environ.get('SOLEUS_PICTURES')


class Layout(tour.Tour):
    settings = {'window_width': WIDTH, 'window_height': HEIGHT}
    folder = 'small'

    def setUp(self):
        super().setUp()
        self.faults = []

    def keep_picture(self, app, page):
        if PICTURES:
            folder = pathlib.Path(PICTURES, self.folder)
            folder.mkdir(parents=True, exist_ok=True)
            app.screenshot(folder / f'{page}.png', 0.3)

    def check_whole(self, page, frame, item):
        """Nothing reaches out of the window sideways, nor out of what it lies on."""
        left, _, right, _ = item.whole
        if left < frame[0] or right > frame[2] or right - left > item.place[2] - item.place[0]:
            self.faults.append(f'{page}: {item.role} {item.name!r} is cut sideways: {item.whole}'
                               f' in {frame}, seen is {item.place}')

    def check_target(self, page, window, item, corner):
        """A finger meets it as far from its middle as it has to be wide and high."""
        x = (item.place[0] + item.place[2]) // 2 - corner[0]
        y = (item.place[1] + item.place[3]) // 2 - corner[1]
        wide = item.whole[2] - item.whole[0] >= TARGET
        high = item.whole[3] - item.whole[1] >= TARGET
        # The place of a button in the tree is that of its content, so that it may be larger.
        if not (wide or self.is_in(window, item, x - REACH, y)
                and self.is_in(window, item, x + REACH, y)) \
           or not (high or self.is_in(window, item, x, y - REACH)
                   and self.is_in(window, item, x, y + REACH)):
            self.faults.append(f'{page}: {item.role} {item.name!r} is smaller than {TARGET} px:'
                               f' {item.whole}')

    def see(self, app, page):
        self.keep_picture(app, page)
        window = app.root.children()[-1]
        frame = self.place(app, window)
        if frame[2] - frame[0] > WIDTH or frame[3] - frame[1] > HEIGHT:
            self.faults.append(f'{page}: the window is {frame}')
        items = self.items(app, (*CONTROLS, 'label'))
        for item in items:
            self.check_whole(page, frame, item)
        if page.startswith('session'):
            controls = [item for item in items
                        if item.role in CONTROLS and item.name not in DESKTOP_BUTTONS]
            self.assertGreaterEqual(len(controls), 2, page)
            for item in controls:
                self.check_target(page, window, item, frame)

    def check_all(self):
        self.visit_all()
        self.assertFalse(self.faults, '\n' + '\n'.join(self.faults))

    def test_small(self):
        self.check_all()

    def test_small_with_large_text(self):
        subprocess.run(['xprop', '-root', '-format', 'RESOURCE_MANAGER', '8s', '-set',
                        'RESOURCE_MANAGER', 'Xft.dpi:\t192\n'], check=True)
        self.addCleanup(subprocess.run, ['xprop', '-root', '-remove', 'RESOURCE_MANAGER'])
        self.folder = 'small-large-text'
        self.check_all()


if __name__ == '__main__':
    e2e.main()
