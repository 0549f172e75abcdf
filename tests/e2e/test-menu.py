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
import driver
from driver import Atspi
from guide import Guide

# Where the panel has its button, from the corner of the screen.
MENU_BUTTON = (40, 12)
CATEGORY = 'Accessories'
SECONDS = 30


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
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        found = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
        return {each.get_process_id(): each for each in found if each}

    def item(self, role, name):
        """The item of an open menu, or None. Only menus are walked: a panel contains itself."""
        panel = self.programs().get(self.panel.pid)
        for i in range(panel.get_child_count() if panel else 0):
            window = panel.get_child_at_index(i)
            if window and window.get_role_name() == 'window':
                for _, node in driver.Node(window).walk():
                    if node.role == role and node.name == name and 'showing' in node.states:
                        return node
        return None

    def wait_for(self, what, act=None):
        """What the function gives, once it gives something; `act` is done before each try."""
        end = time.monotonic() + SECONDS
        while True:
            if act:
                act()
            time.sleep(1)
            found = what()
            if found:
                return found
            self.assertLess(time.monotonic(), end, 'it did not come')

    @staticmethod
    def click(x, y):
        driver.xdo('mousemove', x - 1, y, 'mousemove', x, y, 'click', 1)

    def click_node(self, node):
        place = node.accessible.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
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
        app.find('button', 'Full wall stretch')


if __name__ == '__main__':
    e2e.main()
