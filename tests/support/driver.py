#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drive and observe a GTK 4 program through AT-SPI, real X input and screenshots.

As a module: Application.start ([...]) and its methods. As a command, inside session.sh:

  driver.py -p PID COMMAND ...
    tree                     the accessible tree
    find ROLE NAME           matching nodes; status 1 where there is none
    wait ROLE NAME [STATE]   until one is there (and has STATE, or has not: "!STATE")
    click ROLE NAME          a real click on its middle
    key KEYSYM...            such as Tab shift+Tab Return
    type TEXT                real key presses
    focus                    the focused node
    shot FILE.png            the whole screen

ROLE may be "*". NAME matches the name or the description; /like this/ it is a regular expression.
"""
import argparse
import os
import pathlib
import signal
import struct
import subprocess
import sys
import time
import zlib

from gi.repository import GLib
from Xlib import X, display as xdisplay, error as xerror

import accessible
from accessible import NotFound, matches

# By their codes: with the keyboards of newer systems xdotool holds Alt to the names.
FUNCTION_KEYS = {**{f'F{n}': str(66 + n) for n in range(1, 11)}, 'F11': '95', 'F12': '96'}
POLL_SECONDS = 0.03
# Pixels that a window may differ from what the tree says of it, or a name that does.
MOST_MISFIT = 4
# The time that a GTK program takes to draw what the tree already says.
SETTLE_SECONDS = 0.7
# More than the time between two pictures of an animation.
FRAME_SECONDS = 0.03


class Desktop:
    """The X server: windows, pointer, keys and pictures."""

    def __init__(self):
        self.display = xdisplay.Display()
        self.root = self.display.screen().root

    def windows(self, pid):
        """Viewable top-level windows of the process, with their place on the screen."""
        found = []

        def visit(window):
            try:
                # Window managers have many windows that are not shown; nothing in those is.
                if window.get_attributes().map_state != X.IsViewable:
                    return
                if self.is_of(window, pid):
                    found.append(self._describe(window))
                for child in window.query_tree().children:
                    visit(child)
            except (xerror.BadWindow, xerror.BadDrawable):
                pass

        visit(self.root)
        return found

    def is_of(self, window, pid):
        """Whether a window is one of the process."""
        owner = window.get_full_property(self.display.intern_atom('_NET_WM_PID'),
                                         X.AnyPropertyType)
        return bool(owner) and list(owner.value) == [pid]

    def _describe(self, window):
        atom = self.display.intern_atom
        geometry = window.get_geometry()
        corner = window.translate_coords(self.root, 0, 0)
        margins = window.get_full_property(atom('_GTK_FRAME_EXTENTS'), X.AnyPropertyType)
        return {
            'id': window.id, 'x': -corner.x, 'y': -corner.y,
            'width': geometry.width, 'height': geometry.height,
            'name': window.get_full_text_property(atom('_NET_WM_NAME')) or '',
            'margins': list(margins.value) if margins else None,
        }

    def pixels(self, x=0, y=0, width=None, height=None):
        """Blue, green, red and a spare byte of each pixel of a part of the screen."""
        geometry = self.root.get_geometry()
        width = min(width or geometry.width, geometry.width - x)
        height = min(height or geometry.height, geometry.height - y)
        image = self.root.get_image(x, y, width, height, X.ZPixmap, 0xffffffff)
        return width, height, image.data

    def screenshot(self, path, place=(0, 0, None, None)):
        """Write a part of the screen (x, y, width, height), or all of it, as a PNG."""
        width, height, data = self.pixels(*place)
        rows = bytearray(height * (width * 3 + 1))
        rgb = bytearray(width * height * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = data[2::4], data[1::4], data[0::4]
        for row in range(height):
            start = row * (width * 3 + 1) + 1
            rows[start:start + width * 3] = rgb[row * width * 3:(row + 1) * width * 3]

        def chunk(kind, body):
            return struct.pack('>I', len(body)) + kind + body \
                + struct.pack('>I', zlib.crc32(kind + body))

        with open(path, 'wb') as png:
            png.write(b'\x89PNG\r\n\x1a\n')
            png.write(chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)))
            png.write(chunk(b'IDAT', zlib.compress(bytes(rows), 6)))
            png.write(chunk(b'IEND', b''))


def xdo(*arguments):
    """Real input: xdotool's arguments."""
    subprocess.run(['xdotool', *map(str, arguments)], check=True)


class Recorder:
    """Everything that the null sink of session.sh hears while the block runs."""

    def __init__(self, path):
        self.path = str(path)
        self.process = None

    def __enter__(self):
        script = pathlib.Path(__file__).with_name('record.py')
        self.process = subprocess.Popen([sys.executable, script, self.path],
                                        stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline().strip() != 'ready':
            raise NotFound('a sound server to record from')
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)


class Application:
    """A running program, driven from outside."""

    DESKTOP = Desktop

    def __init__(self, pid, process=None, timeout=30):
        self.pid = pid
        self.process = process
        self.desktop = self.DESKTOP()
        self.scale = int(os.environ.get('GDK_SCALE', '1'))
        self.root = self._find_root(timeout)

    @classmethod
    def start(cls, argv, env=None, timeout=30, **options):
        """Start a program with more environment than this one's, and wait until it is there."""
        process = subprocess.Popen(argv, env={**os.environ, **(env or {})}, **options)
        try:
            return cls(process.pid, process, timeout)
        except BaseException:
            process.kill()
            process.wait()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def _find_root(self, timeout):
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if self.process and self.process.poll() is not None:
                raise NotFound(f'the program ended with status {self.process.returncode}')
            found = accessible.programs().get(self.pid)
            if found:
                return found
            time.sleep(POLL_SECONDS)
        raise NotFound(f'no program with process id {self.pid} in the accessible tree')

    def tree(self):
        lines = []
        for depth, node in self.root.walk():
            try:
                lines.append('  ' * depth + str(node))
            except GLib.Error:
                continue
        return '\n'.join(lines)

    def find(self, role, name='*', timeout=10, state=None, interval=POLL_SECONDS):
        """The first node on the screen that matches, waiting for it.

        Looking through the tree is work for the program too: a wait of minutes wants an interval
        of half a second or more.
        """
        end = time.monotonic() + timeout
        while True:
            begin = time.monotonic()
            for node in self.root.find_all(role, name):
                try:
                    if not state or node.has_state(state):
                        return node
                except GLib.Error:
                    continue
            if time.monotonic() > end:
                raise NotFound(f'{role} {name!r} {state or ""} did not come in {timeout} s;'
                               f' the tree is:\n{self.tree()}')
            # The program has to come to its own work too; to answer takes it half of a look.
            time.sleep(max(interval, (time.monotonic() - begin) / 2))

    def find_window(self, timeout=30):
        """The newest window, waiting for it; nothing in it is looked at."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            for node in reversed(self.root.children()):
                try:
                    if node.has_state('visible') and node.extents:
                        return node
                except GLib.Error:
                    continue
            time.sleep(POLL_SECONDS)
        raise NotFound(f'no window of process {self.pid} in {timeout} s')

    def has(self, role, name='*'):
        return next(self.root.find_all(role, name), None) is not None

    def wait_gone(self, role, name='*', timeout=10):
        end = time.monotonic() + timeout
        while self.has(role, name):
            if time.monotonic() > end:
                raise NotFound(f'{role} {name!r} did not go in {timeout} s')
            time.sleep(POLL_SECONDS)
        self.wait_active()

    def wait_active(self, timeout=2):
        """Wait for the window that takes keys: after a dialog it takes the window manager a moment.

        None does where another program is in front.
        """
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            try:
                if any(window.has_state('active') for window in self.root.children()):
                    return
            except GLib.Error:
                pass
            time.sleep(POLL_SECONDS)

    def origin(self, frame, timeout=5):
        """Where the corner of a window is on the screen: its extents count from there.

        A window is in the tree before it is on the screen.
        """
        end = time.monotonic() + timeout
        while True:
            misfit, x, y = min(self.places(frame), default=(None, 0, 0))
            if misfit is not None and (misfit <= MOST_MISFIT or time.monotonic() > end):
                return x, y
            if time.monotonic() > end:
                raise NotFound(f'process {self.pid} has no window')
            time.sleep(POLL_SECONDS)

    def places(self, frame):
        """Each window on the screen: how badly it fits, and where its corner would be."""
        size = frame.extents
        scale = self.scale
        for window in self.desktop.windows(self.pid):
            if window['margins']:
                left, right, top, bottom = window['margins']
            else:
                # Without a compositor GTK draws an even border of its own.
                left = right = top = bottom = (window['width'] - size.width * scale) / 2
            misfit = abs(window['width'] - left - right - size.width * scale) \
                + abs(window['height'] - top - bottom - size.height * scale) \
                + (0 if window['name'] == frame.name else 3)
            yield misfit, window['x'] + left, window['y'] + top

    def middle(self, node):
        """Where the middle of the node is on the screen."""
        extents = node.extents
        x, y = self.origin(node.toplevel())
        return (int(x + (extents.x + extents.width / 2) * self.scale),
                int(y + (extents.y + extents.height / 2) * self.scale))

    def click(self, role, name='*', timeout=10, state='sensitive'):
        """A real click on the middle of the first match, once it is there and sensitive."""
        node = self.find(role, name, timeout, state)
        self.click_node(node)
        return node

    def resting_middle(self, node, timeout=2):
        """The middle of the node once it is at rest: what slides in can't be hit."""
        end = time.monotonic() + timeout
        place = self.middle(node)
        while True:
            time.sleep(FRAME_SECONDS)
            before, place = place, self.middle(node)
            if place == before or time.monotonic() > end:
                return place

    def click_node(self, node):
        if 'SESSION_WAYLAND' in os.environ:
            # Nobody tells where a window is on the screen.
            node.activate()
            return
        x, y = self.resting_middle(node)
        # GTK wants to see motion before a press.
        xdo('mousemove', x - 1, y, 'mousemove', x, y, 'click', 1)

    def focused(self):
        """The focused node, or None."""
        found = self.root.look(lambda _, said: 'focused' in said.states)
        return found[-1][0] if found else None

    @staticmethod
    def key(*keys):
        xdo('key', *(FUNCTION_KEYS.get(key, key) for key in keys))

    def move_focus(self, *keys, timeout=1):
        """Press keys and return what has the focus once it moved, or where it stays."""
        before = str(self.focused())
        self.key(*keys)
        end = time.monotonic() + timeout
        while True:
            node = self.focused()
            if node and str(node) != before or time.monotonic() > end:
                return node
            time.sleep(POLL_SECONDS)

    @staticmethod
    def type(text):
        xdo('type', '--delay', '20', text)

    def screenshot(self, path, settle=SETTLE_SECONDS):
        """A picture of the part of the screen that the program's windows cover."""
        time.sleep(settle)
        windows = self.desktop.windows(self.pid)
        if not windows:
            raise NotFound(f'process {self.pid} has no window')
        left = max(0, min(window['x'] for window in windows))
        top = max(0, min(window['y'] for window in windows))
        right = max(window['x'] + window['width'] for window in windows)
        bottom = max(window['y'] + window['height'] for window in windows)
        self.desktop.screenshot(path, (left, top, right - left, bottom - top))

    def resize(self, width, height, name='*'):
        """Ask the window manager for a size of a window, margins not counted."""
        windows = [window for window in self.desktop.windows(self.pid)
                   if matches(name, window['name'])]
        if not windows:
            raise NotFound(f'process {self.pid} has no window')
        margins = windows[0]['margins'] or [0, 0, 0, 0]
        xdo('windowsize', windows[0]['id'], width + margins[0] + margins[1],
            height + margins[2] + margins[3])

    def terminate(self, number=signal.SIGTERM):
        os.kill(self.pid, number)

    def wait_exit(self, timeout=10):
        """Exit status of a program started here."""
        return self.process.wait(timeout)

    def kill(self):
        """End the program whatever state it is in."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def main():
    parser = argparse.ArgumentParser(description='Drive a GTK 4 program.')
    parser.add_argument('-p', '--pid', type=int, required=True)
    parser.add_argument('-t', '--timeout', type=float, default=10)
    parser.add_argument('command', choices=['tree', 'find', 'wait', 'click', 'key', 'type',
                                            'focus', 'shot'])
    parser.add_argument('arguments', nargs='*')
    options = parser.parse_args()
    app = Application(options.pid, timeout=options.timeout)
    given = options.arguments
    if options.command == 'tree':
        print(app.tree())
    elif options.command == 'find':
        found = [str(node) for node in app.root.find_all(given[0], given[1])]
        print('\n'.join(found))
        return 0 if found else 1
    elif options.command == 'wait':
        print(app.find(given[0], given[1], options.timeout, *given[2:3]))
    elif options.command == 'click':
        print(app.click(given[0], given[1], options.timeout))
    elif options.command == 'key':
        app.key(*given)
    elif options.command == 'type':
        app.type(given[0])
    elif options.command == 'focus':
        print(app.focused() or 'none')
    elif options.command == 'shot':
        app.desktop.screenshot(given[0])
    return 0


if __name__ == '__main__':
    try:
        sys.exit(main())
    except NotFound as missing:
        print(f'driver.py: {missing}', file=sys.stderr)
        sys.exit(1)
