#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in a Wayland compositor: all pages, a stretch, a massage, full screen and its end."""
import os
import signal
import sqlite3
import time

import e2e
import contrast
import driver
import settings
import tour
import wayland
from fake_desktop import SESSION_MANAGER, FakeDesktop
from fake_portal import FakePortal
from guide import APPLICATION_ID

NOTE = '/This desktop has no way to keep the screen on/'
# A colour is blue from here on; a line is longer than the steps between the rows looked at.
HUE = 80
EVERY_ROW = 8
PICTURES = os.environ.get('SOLEUS_PICTURES')


class Pages(tour.Tour):
    def setUp(self):
        super().setUp()
        self.seen = []

    def see(self, app, page):
        self.seen.append(page)
        if PICTURES:
            os.makedirs(PICTURES, exist_ok=True)
            time.sleep(driver.SETTLE_SECONDS)
            app.desktop.screenshot(os.path.join(PICTURES, f'{page}.png'))

    def test_what_a_new_person_sees(self):
        self.visit_new()
        self.assertIn('advice', self.seen)

    def test_progress(self):
        self.visit_known()
        self.assertEqual(self.seen, ['today-known', 'progress'])

    def test_massage_and_stretch(self):
        self.visit_session()
        self.assertEqual(self.seen[-1], 'finish')

    def test_no_ring_around_the_window(self):
        """Only what has the focus is ringed, however long the keyboard is in use."""
        app = self.start()
        app.find('button', f'Start: {tour.STRETCH}')
        app.move_focus('Tab')
        app.move_focus('Tab')
        time.sleep(driver.SETTLE_SECONDS)
        picture = contrast.Picture(*app.desktop.pixels())
        rows = range(0, picture.height, EVERY_ROW)
        blue = [0] * picture.width
        for y in rows:
            for x, pixel in enumerate(picture.row(y, 0, picture.width)):
                blue[x] += (pixel & 0xff) - (pixel >> 16 & 0xff) > HUE
        self.assertGreater(max(blue), 1, 'nothing is ringed')
        self.assertLess(max(blue), len(rows) // 4)


class Session(tour.Tour):
    def begin(self, **values):
        self.reset(**{'get_ready_seconds': 30, **values})
        app = self.launch('--start', 'gastroc-wall', env={'WAYLAND_DEBUG': '1'})
        app.wait_phase('Get ready')
        return app

    def wait_kept(self, app, kept):
        """The screen is kept on now, or is not; either way where the compositor has no means."""
        end = time.monotonic() + 10
        while wayland.keeps_on(app.messages()) not in (kept, None):
            self.assertLess(time.monotonic(), end, f'kept on: {not kept}')
            time.sleep(driver.POLL_SECONDS)

    def pause(self, app):
        app.find('button', 'Pause').activate()
        app.find('label', 'Paused')

    def assert_noted(self, app, told):
        """Whether the note is there, in a session that was paused: a note would have come by then."""
        self.assertEqual(app.has('label', NOTE), told)
        self.assertEqual(settings.read('keep_awake_note_seen'), str(told).lower())

    def wait_width(self, frame, fits):
        end = time.monotonic() + 10
        while not fits(frame.extents.width):
            self.assertLess(time.monotonic(), end, frame.extents)
            time.sleep(driver.POLL_SECONDS)

    def test_full_screen_and_back(self):
        app = self.begin()
        frame = app.root.children()[0]
        before = frame.extents.width
        # Its button goes with the bar above, so that a key is the way back.
        for enter in (app.find('button', 'Full Screen').activate, lambda: app.key('F11')):
            enter()
            self.wait_width(frame, lambda width: width > before)
            app.key('F11')
            self.wait_width(frame, lambda width: width == before)
        self.assert_no_complaints(app)

    def test_screen_is_kept_on(self):
        app = self.begin(keep_awake_note_seen=False)
        self.wait_kept(app, True)
        self.pause(app)
        self.assert_noted(app, wayland.keeps_on(app.messages()) is None)
        self.wait_kept(app, False)
        app.find('button', 'Go on').activate()
        app.wait_gone('label', 'Paused')
        self.wait_kept(app, True)
        self.skip_to(app, 'Ended early')
        self.wait_kept(app, False)
        self.assert_no_complaints(app)

    def test_note_where_nothing_keeps_it_on(self):
        app = self.begin(keep_awake_note_seen=False)
        if wayland.keeps_on(app.messages()) is not None:
            self.skipTest('the compositor has means to')
        self.pause(app)
        self.assert_noted(app, True)

    def test_session_manager_keeps_it_on(self):
        desktop = self.enterContext(FakeDesktop(SESSION_MANAGER))
        app = self.begin(keep_awake_note_seen=False)
        if wayland.keeps_on(app.messages()) is not None:
            self.skipTest('the compositor is asked')
        desktop.wait(1, 'inhibit')
        self.pause(app)
        self.assert_noted(app, False)

    def assert_told_with_portal(self, told, without=()):
        """Whether the note is there on a desktop of portals, some of which are missing."""
        self.enterContext(FakePortal(APPLICATION_ID, without))
        app = self.begin(keep_awake_note_seen=False)
        if wayland.keeps_on(app.messages()) is not None:
            self.skipTest('the compositor is asked')
        self.pause(app)
        self.assert_noted(app, told)

    def test_portal_keeps_it_on(self):
        self.assert_told_with_portal(False)

    def test_note_where_the_portal_has_no_inhibit(self):
        self.assert_told_with_portal(True, without=('Inhibit',))

    def assert_ended(self, number):
        """The program ends in order. The session has no end, so that it is offered again."""
        app = self.begin(get_ready_seconds=5)
        app.wait_phase('Hold')
        app.terminate(number)
        self.assert_ends(app, 0, 2.0)
        self.assert_no_complaints(app)
        with sqlite3.connect(self.state_dir() / 'history.db') as database:
            self.assertEqual(database.execute('SELECT outcome FROM session').fetchall(),
                             [(None,)])
        self.launch().find('button', 'Go On')

    def test_sigterm(self):
        self.assert_ended(signal.SIGTERM)

    def test_sigint(self):
        self.assert_ended(signal.SIGINT)

    def test_sighup(self):
        self.assert_ended(signal.SIGHUP)


if __name__ == '__main__':
    e2e.main()
