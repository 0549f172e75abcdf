#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed program is in the menu of a desktop, and starts with a click on it.

Run by test-installed.sh. The menu is that of Xfce's panel.
"""
import os
import pathlib
import subprocess
import time

import e2e
import accessible
import driver
from guide import Guide

# The panel's button, from the corner of the screen.
MENU_BUTTON = (40, 12)
CATEGORY = 'Accessories'
SECONDS = 30
TRY_SECONDS = 2


class Menu(e2e.ProgramTest):
    def setUp(self):
        super().setUp()
        log = open(e2e.SESSION_DIR / 'panel.log', 'w', encoding='utf-8')
        self.addCleanup(log.close)
        # Without the second it asks what a new panel shall have.
        self.panel = subprocess.Popen(
            ['xfce4-panel', '--disable-wm-check'], stderr=log,
            env={**os.environ, 'XDG_MENU_PREFIX': 'xfce-', 'XFCE_PANEL_MIGRATE_DEFAULT': '1',
                 'XDG_CURRENT_DESKTOP': 'XFCE'})
        self.addCleanup(self.panel.wait)
        self.addCleanup(self.panel.terminate)

    def programs(self):
        """What is in the accessible tree, by process id."""
        return accessible.programs()

    def item(self, role, name):
        """The item of an open menu, or None. Only menus are walked: a panel contains itself."""
        panel = self.programs().get(self.panel.pid)
        for window in panel.children() if panel else ():
            if window.role == 'window':
                for node, said in window.look_everywhere():
                    if said.role == role and said.name == name and 'showing' in said.states:
                        return node
        return None

    def wait_for(self, what, act=None):
        """What the function gives, once it gives something; `act` is done before each try."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if act:
                act()
            # A menu that is late would close again if it were asked for again at once.
            again = time.monotonic() + TRY_SECONDS
            while time.monotonic() < again:
                found = what()
                if found:
                    return found
                time.sleep(driver.POLL_SECONDS)
        self.fail('it did not come')

    @staticmethod
    def click(x, y):
        driver.xdo('mousemove', x - 1, y, 'mousemove', x, y, 'click', 1)

    def click_node(self, node):
        place = node.place_from(accessible.SCREEN)
        self.click(place.x + place.width // 2, place.y + place.height // 2)

    def test_click(self):
        category = self.wait_for(lambda: self.item('menu', CATEGORY),
                                 lambda: self.click(*MENU_BUTTON))
        self.click_node(category)
        entry = self.wait_for(lambda: self.item('menu item', 'Soleus'))
        before = set(self.programs())
        self.click_node(entry)
        pid, = self.wait_for(lambda: set(self.programs()) - before)
        app = Guide(pid)
        self.addCleanup(os.kill, pid, 15)
        self.assertEqual(pathlib.Path(f'/proc/{pid}/exe').resolve(),
                         pathlib.Path(e2e.PROGRAM).resolve())
        app.find('button', 'Main Menu')


if __name__ == '__main__':
    e2e.main()
