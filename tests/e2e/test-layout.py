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
# A target's edges are met a pixel inside of them.
REACH = TARGET // 2 - 1
CONTROLS = ('button', 'toggle button', 'check box', 'combo box', 'page tab', 'slider')
# The window's own buttons are those of the desktop.
DESKTOP_BUTTONS = ('Minimize', 'Maximize', 'Restore', 'Close')
PICTURES = os.environ.get('SOLEUS_PICTURES')


class Layout(tour.Tour):
    settings = {'window_width': WIDTH, 'window_height': HEIGHT}
    folder = 'small'

    def keep_picture(self, app, page):
        if PICTURES:
            folder = pathlib.Path(PICTURES, self.folder)
            folder.mkdir(parents=True, exist_ok=True)
            app.screenshot(folder / f'{page}.png')

    def assert_whole(self, page, frame, item):
        """Nothing reaches out of the window sideways, nor out of what it lies on."""
        left, right = item.whole[0], item.whole[2]
        what = f'{page}: {item.role} {item.name!r} {item.whole}'
        self.assertGreaterEqual(left, frame[0], what)
        self.assertLessEqual(right, frame[2], what)
        self.assertLessEqual(right - item.place[2] + item.place[0] - left, 0, what)

    def assert_target(self, page, component, item, corner):
        """A finger meets it as far from its middle as it has to be wide and high."""
        x = (item.place[0] + item.place[2]) // 2 - corner[0]
        y = (item.place[1] + item.place[3]) // 2 - corner[1]
        for across, down in ((-REACH, 0), (REACH, 0), (0, -REACH), (0, REACH)):
            self.assertTrue(self.is_met_in(component, item, x + across, y + down),
                            f'{page}: {item.role} {item.name!r} is smaller than {TARGET} px')

    def is_met_in(self, component, item, x, y):
        """Whether the point is in the control or in what it is made of."""
        met = component.get_accessible_at_point(x, y, tour.Atspi.CoordType.WINDOW)
        while met and met != item.accessible:
            met = met.get_parent()
        return bool(met)

    def see(self, app, page):
        self.keep_picture(app, page)
        window = app.root.children()[-1]
        frame = self.place(app, window)
        self.assertLessEqual(frame[2] - frame[0], WIDTH, page)
        self.assertLessEqual(frame[3] - frame[1], HEIGHT, page)
        items = self.items(app, (*CONTROLS, 'label'))
        for item in items:
            self.assert_whole(page, frame, item)
        if page.startswith('session'):
            controls = [item for item in items
                        if item.role in CONTROLS and item.name not in DESKTOP_BUTTONS]
            self.assertGreaterEqual(len(controls), 4, page)
            component = window.accessible.get_component_iface()
            for item in controls:
                self.assert_target(page, component, item, frame)

    def test_small(self):
        self.visit_all()

    def test_small_with_large_text(self):
        subprocess.run(['xprop', '-root', '-format', 'RESOURCE_MANAGER', '8s', '-set',
                        'RESOURCE_MANAGER', 'Xft.dpi:\t192\n'], check=True)
        self.addCleanup(subprocess.run, ['xprop', '-root', '-remove', 'RESOURCE_MANAGER'])
        self.folder = 'small-large-text'
        self.visit_all()


if __name__ == '__main__':
    e2e.main()
