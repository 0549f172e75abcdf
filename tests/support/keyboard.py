# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard of a private session: its layout, and its keys by their place."""
import subprocess

from Xlib import X, XK, display as xdisplay
from Xlib.ext import xtest

# The hardware codes of the rows of letters of a US keyboard, from the first key of each on.
US_ROWS = ((24, 'qwertyuiop', 'QWERTYUIOP'), (38, "asdfghjkl;'", 'ASDFGHJKL:"'),
           (52, 'zxcvbnm,./', 'ZXCVBNM<>?'))
CONTROL, SHIFT = 'Control_L', 'Shift_L'
NAMES = {',': 'comma', '?': 'question', '.': 'period'}


def set_layout(layout, variant=''):
    """Layouts of setxkbmap, with a comma between them: the first is the active one."""
    subprocess.run(['setxkbmap', '-layout', layout, '-variant', variant], check=True)


def us_key(letter):
    """The code of the key where a US keyboard has this, and whether Shift belongs to it."""
    for first, plain, shifted in US_ROWS:
        for row in (plain, shifted):
            if letter in row:
                return first + row.index(letter), row is shifted
    raise KeyError(letter)


class Keyboard:
    """Real key presses by the place of the key, whatever the layout makes of it."""

    def __init__(self):
        self.display = xdisplay.Display()

    def code(self, name):
        return self.display.keysym_to_keycode(XK.string_to_keysym(name))

    def layout_key(self, letter):
        """The code of the key where the layout has this, and whether Shift belongs to it."""
        keysym = XK.string_to_keysym(NAMES.get(letter, letter))
        for code, index in self.display.keysym_to_keycodes(keysym):
            if index < 2:
                return code, index == 1
        raise KeyError(letter)

    def send(self, kind, codes):
        for code in codes:
            xtest.fake_input(self.display, kind, code)
        self.display.sync()

    def press(self, key, *modifiers):
        """A key as us_key () or layout_key () give it."""
        code, shift = key
        codes = [self.code(name) for name in modifiers + ((SHIFT,) if shift else ())] + [code]
        self.send(X.KeyPress, codes)
        self.send(X.KeyRelease, reversed(codes))

    def hold(self, name):
        self.send(X.KeyPress, [self.code(name)])

    def release(self, name):
        self.send(X.KeyRelease, [self.code(name)])
