#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A lock outlives every end of the real program, from the instant on in which the tick is shown."""
import os
import random
import signal
import subprocess
import threading
import time

from gi.repository import GLib

import e2e
import safety

# The whole count is 100.
ROUNDS = int(os.environ.get('SOLEUS_TRIES_PERCENT', 10))
SIGNS = (safety.EMERGENCY, safety.SWELLING, safety.CLOT)
# The delays after the tick at which the program is killed, and those after the key is sent.
SECONDS = 0.4
KEY_SECONDS = 0.08


class LockKept(safety.SafetyTest):
    def setUp(self):
        # The first phase lasts until it has been seen.
        self.reset(get_ready_seconds=60)

    def ask(self, **environment):
        app = self.launch('--start', 'roller', env=environment)
        self.find_list(app)
        return app

    def assert_locked(self):
        app = self.launch('--start', 'gastroc-wall')
        try:
            app.find('label', 'Get checked first.')
            self.assertFalse(app.has('label', 'Get ready'))
        finally:
            app.kill()

    def kill_after_the_tick(self, app, sign, chance):
        self.tick(app, sign)
        # The instant is random; nothing is waited for.
        time.sleep(chance.uniform(0, SECONDS))
        app.kill()
        return True

    def kill_about_the_tick(self, app, sign, chance):
        """Kill it while the key is on its way, or in the instant in which the box is seen ticked.
        Returns whether it was."""
        node = self.walk_to(app, sign)
        seen = threading.Event()

        def watch():
            try:
                while 'checked' not in node.states:
                    pass
                seen.set()
            except GLib.Error:
                # It was killed before.
                pass

        watcher = threading.Thread(target=watch)
        with subprocess.Popen(['xdotool', 'key', 'space']):
            watcher.start()
            was_seen = seen.wait(chance.uniform(0, KEY_SECONDS))
            app.kill()
        watcher.join()
        return was_seen

    def test_killed_at_random_instants(self):
        seed = int(os.environ.get('SOLEUS_SEED', time.time()))
        chance = random.Random(seed)
        n_seen = 0
        for number in range(ROUNDS):
            sign = chance.choice(SIGNS)
            kill = self.kill_about_the_tick if number % 2 else self.kill_after_the_tick
            with self.subTest(seed=seed, number=number, sign=sign):
                self.reset()
                seen = kill(self.ask(), sign, chance)
                n_seen += seen
                # A tick that nobody has seen may be lost, and nothing else may be.
                if seen or self.lock_file().exists():
                    self.assert_locked()
        print(f'{n_seen} of {ROUNDS} seen ticked')

    def test_killed_after_the_tick_was_taken_back(self):
        app = self.ask()
        self.tick(app, safety.SWELLING)
        self.tick(app, safety.SWELLING)
        app.kill()
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')

    def test_signals(self):
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
            with self.subTest(signal=number):
                self.reset()
                app = self.ask()
                self.tick(app, safety.SWELLING)
                app.terminate(number)
                self.assert_ends(app, 0, 5.0)
                self.assert_no_complaints(app)
                self.assert_locked()

    def test_hangup_ends_a_session_as_quitting_does(self):
        app = self.launch('--start', 'gastroc-wall')
        app.wait_phase('Get ready')
        app.terminate(signal.SIGHUP)
        self.assert_ends(app, 0, 5.0)
        self.assert_no_complaints(app)

    def other_display(self):
        """An X server with a window manager, and its display."""
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ['Xvfb', '-displayfd', str(writing), '-screen', '0', '1280x1024x24', '-nolisten',
             'tcp', '-noreset'], pass_fds=[writing], stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        os.close(writing)
        with os.fdopen(reading) as file:
            display = ':' + file.readline().strip()
        manager = subprocess.Popen(['openbox'], env={**os.environ, 'DISPLAY': display},
                                   stderr=subprocess.DEVNULL)
        self.addCleanup(manager.wait)
        self.addCleanup(manager.kill)
        return server, display

    def test_display_gone(self):
        server, display = self.other_display()
        here = os.environ['DISPLAY']
        app = self.ask(DISPLAY=display)
        # The keys go there as well.
        os.environ['DISPLAY'] = display
        try:
            self.tick(app, safety.SWELLING)
        finally:
            os.environ['DISPLAY'] = here
        server.kill()
        app.wait_exit(timeout=20)
        self.assert_locked()


if __name__ == '__main__':
    e2e.main()
