# SPDX-License-Identifier: GPL-3.0-or-later
"""What a test sees of the sessions of a running program, and how it starts one from outside."""
import functools
import itertools
import sqlite3
import time

import gi

import e2e
import past
from guide import APPLICATION_ID

gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

OBJECT_PATH = '/' + APPLICATION_ID.replace('.', '/')
PLAYER_PATH = '/org/mpris/MediaPlayer2'
PLAYER_INTERFACE = 'org.mpris.MediaPlayer2.Player'
# By the titles of the pages of the window, of which the first that is met is the outermost.
PAGES = {'Soleus': 'SoleusMainPage', 'Routine': 'SoleusRoutinePage', 'Learn': 'SoleusReader',
         'Session': 'SoleusSessionPage'}
SESSION_PAGE = 'SoleusSessionPage'


class Bus:
    """The program on the session bus."""

    def __init__(self):
        self.connection = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(self, name, path, interface, method, arguments=None):
        """The answer, or None where there was none."""
        try:
            return self.connection.call_sync(name, path, interface, method, arguments, None,
                                             Gio.DBusCallFlags.NONE, 9000, None)
        except GLib.Error:
            return None

    def activate(self, action, parameter=None):
        """An action of the application, as desktops and launchers ask for it."""
        arguments = [GLib.Variant('s', parameter)] if parameter is not None else []
        self.call(APPLICATION_ID, OBJECT_PATH, 'org.gtk.Actions', 'Activate',
                  GLib.Variant('(sava{sv})', (action, arguments, {})))

    def player(self):
        """The name of the media player that a session is, or None while there is no session."""
        answer = self.call('org.freedesktop.DBus', '/org/freedesktop/DBus',
                           'org.freedesktop.DBus', 'ListNames')
        return next((name for name in answer.unpack()[0]
                     if name.startswith('org.mpris.MediaPlayer2.')), None)

    def press(self, method):
        """A button of a media keyboard."""
        name = self.player()
        if name:
            self.call(name, PLAYER_PATH, PLAYER_INTERFACE, method)


def front_page(app):
    """The page of the window that a pointer would meet."""
    for toplevel in app.root.children():
        titled = set()
        nodes = toplevel.look(functools.partial(is_page_or_in_one, titled))
        for (node, said), (_, inside) in itertools.pairwise([*nodes, (None, None)]):
            # GTK 4.8 gives a widget the name of its class, and has none for pages of the window.
            # Newer GTK has no names but those, and pages that another hides, without content.
            if said.name in PAGES.values():
                return said.name
            if node in titled and inside and inside.parent == node:
                return PAGES[said.name]
    return None


def is_page_or_in_one(titled, node, said):
    """Whether it is a page of the window, or what is first in one of those that are only titled."""
    if said.role == 'panel' and said.name in PAGES:
        titled.add(node)
    return said.name in PAGES.values() or node in titled or said.parent in titled


def open_sessions():
    """How many sessions of the history have begun and not ended."""
    if not past.path().exists():
        return 0
    connection = sqlite3.connect(f'file:{past.path()}?mode=ro', uri=True)
    try:
        return connection.execute('SELECT COUNT (*) FROM session WHERE end_us IS NULL').fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


class SituationTest(e2e.ProgramTest):
    """Knows the program on the bus, and the rule that every test of this kind is about."""

    def setUp(self):
        super().setUp()
        self.bus = Bus()

    def assert_one_session(self, app, what):
        """The program lives; there is one session at most; the page of one that runs is in front."""
        self.assertIsNone(app.process.poll(), (what, app.messages()))
        self.assertLessEqual(open_sessions(), 1, what)
        if self.bus.player() and front_page(app) != SESSION_PAGE:
            # The session may have come to its end, or its page to the front, in between.
            time.sleep(0.05)
            if self.bus.player():
                self.assertEqual(front_page(app), SESSION_PAGE, what)

    def wait_player(self, there):
        end = time.monotonic() + 10
        while (self.bus.player() is not None) != there:
            self.assertLess(time.monotonic(), end, 'a session' if there else 'no session')
            time.sleep(0.03)

    def wait_front(self, app, page):
        end = time.monotonic() + 10
        while front_page(app) != page:
            self.assertLess(time.monotonic(), end, (page, front_page(app)))
            time.sleep(0.03)
