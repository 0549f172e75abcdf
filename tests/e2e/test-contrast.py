#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contrast of what stands for text, on pictures of every page in every theme. Text is measured here
only where `ui-contrast` has no such page.

SOLEUS_PICTURES=DIR keeps the pictures.
"""
import collections
import math
import os
import pathlib
import re
import time

import e2e
import accessible
import contrast
import safety
import settings
import tour

# In this order each changes light to dark or dark to light, so that it shows when it has come.
THEMES = {
    'light': ('default', False),
    'dark': ('prefer-dark', False),
    'high contrast': ('default', True),
    'high contrast dark': ('prefer-dark', True),
}
THEME_SECONDS = 10
# A page that comes in takes as long as this.
FADE_SECONDS = 0.35
RING_SECONDS = 5
LARGE_GLYPH = 24
ICON = 64
# A colour with a hue, not a grey.
HUE = 60
# The reach of a muscle's rim out of its red.
RIM = 12
MEASURED = ('label', 'image', 'slider', 'progress bar', 'switch', 'check box')
# Pages, or parts of pages, that `ui-contrast` doesn't have: their text is measured here.
TEXT_PAGES = ('anatomy', 'preferences-end', 'progress-empty', 'safety-ticked', 'stop-gone')
# Pages with nothing but text.
ONLY_TEXT = ['ankle-before', 'ankle-result', 'advice', 'questions']
# An outline may lie as far outside of the text of a button as this.
AROUND_FOCUS = 24
# One pixel on most of the way around: of the shortest way, that of a control whose ends are round.
WHOLE_RING = 0.85
PICTURES = os.environ.get('SOLEUS_PICTURES')


def glyph_height(picture, place, ground):
    """The highest run of rows that are not empty: a line of text from top to bottom."""
    highest = run = 0
    for y in range(max(0, place[1]), min(place[3], picture.height)):
        row = picture.row(y, place[0], min(place[2], picture.width))
        empty = all(contrast.ratio(pixel & 0xffffff, ground) < 1.2 for pixel in set(row))
        run = 0 if empty else run + 1
        highest = max(highest, run)
    return highest


def hue(colour):
    parts = [colour >> shift & 255 for shift in (16, 8, 0)]
    return max(parts) - min(parts)


def is_red(colour):
    """Whether this is what a marked muscle is filled with, lit or in shade, and no quiet one."""
    return (colour >> 16) - max(colour >> 8 & 255, colour & 255) > 0x70


class Contrast(tour.Tour):
    settings = {'window_width': 1000, 'window_height': 860}

    def setUp(self):
        super().setUp()
        self.worst = {}
        self.faults = []
        self.only_text = []

    def wear(self, app, theme):
        """Have the desktop ask for a theme, and take a picture of it."""
        scheme, high = THEMES[theme]
        settings.write_desktop(scheme, high)
        place = self.place(app, app.root.children()[-1])
        end = time.monotonic() + THEME_SECONDS
        while True:
            ground = contrast.Picture(*app.desktop.pixels()).region(*place).ground
            if (contrast.luminance(ground) < 0.2) == (scheme == 'prefer-dark'):
                break
            self.assertLess(time.monotonic(), end, theme)
            time.sleep(0.05)
        # libadwaita lets nothing fade while the theme changes.
        return contrast.Picture(*app.desktop.pixels())

    # The pairs that are measured.

    def note(self, kind, what, measured, wanted):
        key = (self.theme, kind)
        if key not in self.worst or measured < self.worst[key][0]:
            self.worst[key] = (measured, self.page, what)
        if measured < wanted:
            self.faults.append(f'{self.theme}, {self.page}: {what}: {measured:.2f} < {wanted}')

    def measure_text(self, picture, item):
        region = picture.region(*item.place)
        colour, measured = region.contrasting()
        what = f'{item.name[:40]!r} {contrast.name(colour)} on {contrast.name(region.ground)}'
        if not re.search(r'\w', item.name):
            self.note('graphics', what, measured, contrast.GRAPHICS)
        elif measured < contrast.TEXT \
                and glyph_height(picture, item.place, region.ground) >= LARGE_GLYPH:
            self.note('large text', what, measured, contrast.LARGE_TEXT)
        else:
            self.note('text', what, measured, contrast.TEXT)

    def measure_icon(self, picture, item):
        region = picture.region(*item.place)
        if len(region.counts) > 1:
            colour, measured = region.contrasting()
            self.note('graphics', f'icon in {item.parent.name[:40]!r} {contrast.name(colour)}'
                      f' on {contrast.name(region.ground)}', measured, contrast.GRAPHICS)

    def measure_control(self, picture, item, margin):
        """A control without text must stand out from what it lies on."""
        left, top, right, bottom = item.place
        region = picture.region(left - margin, top - margin, right + margin, bottom + margin)
        ground = picture.at(left - margin, top - margin)
        counts = [colour for colour, count in region.counts.items() if count >= 2 * tour.PIECE]
        best = max(counts, key=lambda colour: contrast.ratio(colour, ground))
        self.note('graphics', f'{item.role} {item.name or item.parent.name!r}'
                  f' {contrast.name(best)} on {contrast.name(ground)}',
                  contrast.ratio(best, ground), contrast.GRAPHICS)

    def measure_chart(self, picture, item):
        region = picture.region(*item.place)
        # Bars and points have a hue; in high contrast they have that of the text.
        hues = [(count, colour) for colour, count in region.counts.items() if hue(colour) > HUE]
        colour = max(hues)[1] if hues else region.contrasting(20)[0]
        self.note('graphics', f'{item.name[:30]!r} {contrast.name(colour)}',
                  contrast.ratio(colour, region.ground), contrast.GRAPHICS)

    def measure_ring(self, picture, item):
        """Right of the top of the ring is what is over last of all."""
        left, top, right, _ = item.place
        size = right - left
        region = picture.region(left + size // 2, top, right - size // 4, top + size // 6)
        ground = picture.at(left, top)
        best = max((colour for colour, count in region.counts.items() if count >= 2 * tour.PIECE),
                   key=lambda colour: contrast.ratio(colour, ground))
        self.note('graphics', f'ring {contrast.name(best)} on {contrast.name(ground)}',
                  contrast.ratio(best, ground), contrast.GRAPHICS)

    def measure_rim(self, picture, item):
        """Where a marked muscle begins, across its length: the steepest step before the red."""
        left, top, right, bottom = item.place
        rows = [[pixel & 0xffffff for pixel in picture.row(y, left, right)]
                for y in range(top, bottom)]
        found = [(x, y) for y, row in enumerate(rows) for x, pixel in enumerate(row)
                 if is_red(pixel)]
        self.assertTrue(found, f'no marked muscle in {item.name}')
        xs, ys = zip(*found)
        if max(xs) - min(xs) > max(ys) - min(ys):
            rows = zip(*rows)
        steps = []
        for row in rows:
            red = next((x for x, pixel in enumerate(row) if is_red(pixel)), 0)
            if red >= RIM:
                near = [contrast.luminance(pixel) for pixel in row[red - RIM:red + 1]]
                steps.append((max(near) + 0.05) / (min(near) + 0.05))
        self.assertGreater(len(steps), tour.PIECE, item.name)
        steps.sort()
        self.note('graphics', f'rim in {item.name[:40]!r}', steps[len(steps) // 10],
                  contrast.GRAPHICS)

    def is_in_ring(self, item):
        return self.page.startswith('session') and item.name.isdigit() and item.parent.parent

    def is_wanted(self, item):
        return item.role != 'label' or self.page in TEXT_PAGES or self.is_in_ring(item)

    def measure(self, picture, items):
        for item in items:
            if item.role == 'label':
                if self.page in TEXT_PAGES and item.name.strip():
                    self.measure_text(picture, item)
                if self.is_in_ring(item):
                    self.measure_ring(picture, item.parent.parent)
            elif item.role == 'image' and item.place[2] - item.place[0] <= ICON:
                self.measure_icon(picture, item)
            elif item.role == 'image' and re.match('Bars|.*points for', item.name):
                self.measure_chart(picture, item)
            # While it is paused the pictures step back: nothing is to be done.
            elif item.role == 'image' and re.match('Close-up.*marked', item.name) \
                    and self.page != 'session-paused':
                self.measure_rim(picture, item)
            elif item.name == tour.INDICATOR:
                if item.parent.role in ('check box', 'radio button'):
                    self.measure_control(picture, item, 6)
            elif item.role in ('slider', 'progress bar', 'switch') \
                    or item.role == 'check box' and item.place[2] - item.place[0] in range(40, 60):
                self.measure_control(picture, item, 6)

    def see(self, app, page):
        self.page = page
        time.sleep(FADE_SECONDS)
        items = self.items(app, MEASURED, self.is_wanted)
        if not items:
            self.only_text.append(page)
        for self.theme in THEMES:
            picture = self.wear(app, self.theme)
            if PICTURES:
                folder = pathlib.Path(PICTURES, self.theme.replace(' ', '-'))
                folder.mkdir(parents=True, exist_ok=True)
                app.screenshot(folder / f'{page}.png', 0)
            self.measure(picture, items)

    # The focus.

    def measure_focus(self, before, after, place):
        """Of the pixels that came with the focus, those that tell: on what was and on the ground."""
        left, top, right, bottom = place
        area = (left - AROUND_FOCUS, top - AROUND_FOCUS, right + AROUND_FOCUS, bottom + AROUND_FOCUS)
        ground = after.region(*area).ground
        telling = 0
        across = max(0, area[0]), min(after.width, area[2])
        for y in range(max(0, area[1]), min(after.height, area[3])):
            changes = collections.Counter((old & 0xffffff, new & 0xffffff) for old, new in
                                          zip(before.row(y, *across), after.row(y, *across))
                                          if old != new)
            telling += sum(count for (old, new), count in changes.items()
                           if contrast.ratio(old, new) >= contrast.GRAPHICS
                           and contrast.ratio(ground, new) >= contrast.GRAPHICS)
        low, high = sorted((right - left, bottom - top))
        return telling / (math.pi * low + 2 * (high - low))

    @staticmethod
    def focused(known):
        states = accessible.states_of(known)
        return next((node for node, said in zip(known, states) if 'focused' in said), None)

    def next_stop(self, app, known):
        """Press Tab; what has the focus then."""
        before = node = self.focused(known)
        app.key('Tab')
        end = time.monotonic() + RING_SECONDS
        while node is None or node == before:
            self.assertLess(time.monotonic(), end, before)
            node = self.focused(known)
        return node

    def wait_ring(self, app, known, before, where):
        """Press Tab and wait until the ring has come in; a picture of it."""
        node = self.next_stop(app, known)
        end = time.monotonic() + RING_SECONDS
        told = 0
        while told <= WHOLE_RING:
            self.assertLess(time.monotonic(), end, f'{where}: {told:.2f} of the focus on {node}')
            after = contrast.Picture(*app.desktop.pixels())
            # A list scrolls on with the focus.
            told = self.measure_focus(before, after, self.place(app, node))
        return after

    def walk_focus(self, app, page, stops):
        """Tab through so many controls in every theme: each must be ringed all around.

        At once, because GTK hides the ring when no key was pressed for seconds.
        """
        known = [node for node, said in app.root.children()[-1].look()
                 if 'focusable' in said.states]
        for theme in THEMES:
            before = self.wear(app, theme)
            for _ in range(stops):
                before = self.wait_ring(app, known, before, f'{theme}, {page}')
            app.key(*['shift+Tab'] * stops)

    def test_focus(self):
        app = self.start()
        app.find('button', f'Start: {tour.STRETCH}')
        self.walk_focus(app, 'today', 6)
        app.show_routines()
        app.find('button', tour.STRETCH)
        self.walk_focus(app, 'routines', 6)
        app.open_routine(tour.STRETCH)
        self.walk_focus(app, 'routine', 4)
        app.kill()
        app = self.start('--start', 'roller')
        self.find_list(app)
        self.walk_focus(app, 'safety', 3)
        self.tick(app, safety.NOTHING)
        self.press(app, 'Start')
        app.wait_phase('Get ready')
        app.key('s')
        app.find('label', 'How is it now?')
        self.walk_focus(app, 'stop', 3)

    def test_every_page(self):
        self.visit_all()
        self.assertEqual(self.only_text, ONLY_TEXT)
        for (theme, kind), (measured, page, what) in sorted(self.worst.items()):
            print(f'{theme}, {kind}: at least {measured:.2f}, {page}: {what}')
        self.assertFalse(self.faults, '\n' + '\n'.join(self.faults))


if __name__ == '__main__':
    e2e.main()
