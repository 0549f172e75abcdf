# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does in Soleus: for the tests of the whole program and the demonstration."""
import itertools
import os
import pathlib
import subprocess
import time

import driver

APPLICATION_ID = 'io.github.soleus_app.Soleus'
LONG_WAIT_INTERVAL = 0.4
# A page that grows is of another size after so long.
GROW_SECONDS = 0.2
LIST_READ = 'I have read this list. Nothing on it applies to me today.'
# More stops than the list, its answers and its buttons have together; a focus takes this long.
MANY_STOPS = 60
FOCUS_SECONDS = 0.12
# The list has grown or gone after so long.
ANSWER_SECONDS = 0.3


class Guide(driver.Application):
    """A running Soleus. What it writes to the terminal is in the file `log`."""

    launches = itertools.count(1)

    @classmethod
    def launch(cls, program, *arguments, env=None):
        log = pathlib.Path(os.environ['SESSION_DIR']) / f'soleus-{next(cls.launches)}.log'
        with open(log, 'w', encoding='utf-8') as output:
            try:
                self = cls.start([program, *arguments], env, stdout=output,
                                 stderr=subprocess.STDOUT)
            except driver.NotFound as missing:
                raise driver.NotFound(f'{missing}; it said:\n{log.read_text()}') from None
        self.log = log
        self.find_window()
        return self

    def messages(self):
        return self.log.read_text(encoding='utf-8')

    def read_notice(self):
        """Acknowledge the notice of the first run, as assistive technology does it."""
        self.find('button', 'I Understand').activate()
        self.wait_gone('button', 'I Understand')

    def show_routines(self):
        self.find('page tab', 'Routines').activate()
        self.find('*', 'Shortest first')

    def open_routine(self, name):
        self.show_routines()
        card = self.find('button', name)
        frame = card.toplevel().extents
        place = card.extents
        if 0 <= place.y and place.y + place.height < frame.height:
            self.click_node(card)
        else:
            # Above or below what is seen: as assistive technology does it.
            card.activate()
        self.find('button', 'Start')

    def open_options(self):
        """The row on the page of a routine."""
        self.click('label', 'Options')
        self.find('combo box', 'Legs')

    def ask_to_delete_everything(self, menu='More About Your Data', item='/^Delete Everything/'):
        """By the menu of Progress, on a screen that has room for all of the page."""
        button = self.find('*', menu)
        # The button is inside what has its name. GDK has no monitor for a menu below the screen.
        inner = next(node for _, node in button.walk() if node.actions())
        self.resize(960, 1650)
        place = None
        while place != inner.extents:
            place = inner.extents
            time.sleep(GROW_SECONDS)
        inner.activate()
        self.find('menu item', item).activate()

    def begin(self):
        self.click('button', 'Start')

    def pass_safety_list(self):
        """Tick that nothing on the list applies, by Tab and Space, and start."""
        self.find('check box', LIST_READ)
        for name in (LIST_READ, 'Start'):
            for _ in range(MANY_STOPS):
                window = self.root.children()[-1]
                if any('focused' in node.states and node.name == name
                       for node in window.walk_on_screen()):
                    break
                self.key('Tab')
                time.sleep(FOCUS_SECONDS)
            else:
                raise driver.NotFound(name)
            self.key('space')
            time.sleep(ANSWER_SECONDS)

    def wait_phase(self, phase, leg=None, timeout=60):
        """Wait until the session page shows the phase, and the leg: "Left leg" or "Right leg"."""
        self.find('label', phase, timeout, interval=LONG_WAIT_INTERVAL)
        if leg:
            self.find('label', leg, timeout, interval=LONG_WAIT_INTERVAL)

    def wait_done(self, timeout=60):
        """Wait for the page that ends a session, and until it takes keys."""
        self.find('label', 'Well done', timeout, interval=LONG_WAIT_INTERVAL)
        self.find('frame', state='!busy')
