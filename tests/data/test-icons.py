#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each icon that is named is there: the program's own, one of GTK, or one of this system's Adwaita.

Adwaita has dropped icons before: on newer systems this tells.

test-icons.py ROOT
"""
import pathlib
import re
import sys
import unittest

import gi
try:
    gi.require_version('Gtk', '4.0')
except ValueError:
    print('The bindings of GTK 4 are not installed.')
    sys.exit(77)
from gi.repository import Gtk  # noqa: E402

ROOT = pathlib.Path(sys.argv.pop())
NAME = re.compile(r'[a-z0-9-]+-symbolic\b')


class Icons(unittest.TestCase):
    def test_each_is_there(self):
        theme = Gtk.IconTheme()
        theme.set_theme_name('Adwaita')
        theme.set_search_path(['/usr/share/icons'])
        theme.set_resource_path(['/org/gtk/libgtk/icons'])
        own = {path.name.split('.')[0] for path in (ROOT / 'data' / 'icons').rglob('*-symbolic*')}
        named = {}
        for path in [*(ROOT / 'data' / 'ui').glob('*.ui'), *(ROOT / 'src').rglob('*.c')]:
            for name in NAME.findall(path.read_text(encoding='utf-8')):
                named.setdefault(name, path.name)
        self.assertGreater(len(named), 20)
        self.assertEqual({name: where for name, where in named.items()
                          if name not in own and not theme.has_icon(name)}, {})


if __name__ == '__main__':
    unittest.main(verbosity=2)
