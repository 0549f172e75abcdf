#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program where its surroundings lack something: a session bus, its settings' description, room
for a file, an absolute folder."""
import itertools
import os
import pathlib
import resource
import signal
import subprocess
import tempfile
import time

import e2e
import driver
import safety
from guide import Guide

WAIT_SECONDS = 15
COMPLAINT = r'-(WARNING|CRITICAL|ERROR) \*\*'
# The list takes no key in the first second after it came.
LIST_SECONDS = 1.2
# Less than an empty history.
LIMIT_BYTES = 8192


class Unseen:
    """A running program without an accessible tree: only its windows and its keys."""

    def __init__(self, program, *arguments, env, **options):
        self.desktop = driver.Desktop()
        self.log = tempfile.TemporaryFile('w+', encoding='utf-8', dir=e2e.SESSION_DIR)
        self.process = subprocess.Popen([program, *arguments], env=env, stdout=self.log,
                                        stderr=subprocess.STDOUT, **options)

    def windows(self):
        return self.desktop.windows(self.process.pid)

    def wait_windows(self, count):
        end = time.monotonic() + WAIT_SECONDS
        while len(self.windows()) != count:
            if time.monotonic() > end or self.process.poll() is not None:
                raise driver.NotFound(f'{count} windows; there are {self.windows()}; status'
                                      f' {self.process.poll()}; it said:\n{self.messages()}')
            time.sleep(driver.POLL_SECONDS)
        return self.windows()

    def wait_title(self, beginning):
        end = time.monotonic() + WAIT_SECONDS
        while not any(each['name'].startswith(beginning) for each in self.windows()):
            if time.monotonic() > end:
                raise driver.NotFound(f'{beginning}; there are {self.windows()}')
            time.sleep(driver.POLL_SECONDS)

    def wait_active(self, window):
        end = time.monotonic() + WAIT_SECONDS
        while True:
            active = subprocess.run(['xdotool', 'getactivewindow'], capture_output=True, text=True,
                                    check=False).stdout.strip()
            if active == str(window):
                return
            if time.monotonic() > end:
                raise driver.NotFound(f'{window} active, not {active}')
            time.sleep(driver.POLL_SECONDS)

    def messages(self):
        self.log.seek(0)
        return self.log.read()

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()


class EnvironmentTest(safety.SafetyTest):
    def launch_unseen(self, *arguments, env, program=e2e.PROGRAM, **options):
        app = Unseen(program, *arguments, env=env, **options)
        self.addCleanup(app.kill)
        return app

    @staticmethod
    def environment(without=(), **values):
        """This test's environment without some variables and with others."""
        kept = {name: value for name, value in os.environ.items() if name not in without}
        return {**kept, **{name: str(value) for name, value in values.items()}}


class NoSessionBus(EnvironmentTest):
    """An accessibility bus on the display alone, as with su, cron or ssh into a display."""

    def learn_steps(self):
        """How often Tab leads from the beginning of the list to what it asks, and on to Start."""
        app = self.launch('--start', 'hands')
        self.find_list(app)
        stops = self.stops(app)
        names = [node.name for node in stops]
        # The intro has the focus: what stands above it is behind it.
        seen = [said for _, said in app.root.children()[-1].look()]
        above = itertools.takewhile(lambda said: 'focused' not in said.states, seen)
        begin = sum('focusable' in said.states and said.role == 'button' for said in above) - 1
        asked = names.index(safety.NOTHING)
        self.tick(app, safety.NOTHING)
        app.find('button', '/^Start/', state='sensitive')
        names = [node.name for node in self.stops(app)]
        start = next(i for i, name in enumerate(names) if name.startswith('Start'))
        app.kill()
        self.reset()
        return asked - begin, start - names.index(safety.NOTHING)

    def launch_without_bus(self, address, *arguments):
        # GTK_A11Y is what session.sh says; a person's environment says nothing.
        env = self.environment(('DBUS_SESSION_BUS_ADDRESS', 'GTK_A11Y'))
        if address is not None:
            env['DBUS_SESSION_BUS_ADDRESS'] = address
        return self.launch_unseen(*arguments, env=env)

    def assert_quiet(self, app):
        self.assertEqual(app.process.wait(WAIT_SECONDS), 0, app.messages())
        self.assertNotRegex(app.messages(), COMPLAINT)

    def check_list_closes(self, address):
        app = self.launch_without_bus(address, '--start', 'hands')
        windows = app.wait_windows(2)
        app.wait_active(windows[-1]['id'])
        driver.xdo('key', 'Escape')
        main = app.wait_windows(1)[0]
        app.wait_active(main['id'])
        driver.xdo('key', 'ctrl+q')
        self.assert_quiet(app)

    def test_list_closes_without_address(self):
        self.check_list_closes(None)

    def test_list_closes_with_disabled_bus(self):
        self.check_list_closes('disabled:')

    def test_list_closes_with_wrong_address(self):
        self.check_list_closes('unix:path=/nonexistent/bus')

    def test_massage(self):
        to_question, to_start = self.learn_steps()
        app = self.launch_without_bus(None, '--start', 'hands')
        windows = app.wait_windows(2)
        app.wait_active(windows[-1]['id'])
        time.sleep(LIST_SECONDS)
        driver.xdo('key', '--delay', '60', *['Tab'] * to_question, 'space', *['Tab'] * to_start,
                   'space')
        app.wait_title('Get ready')
        app.process.send_signal(signal.SIGTERM)
        self.assert_quiet(app)


class Schema(EnvironmentTest):
    def test_missing(self):
        with tempfile.TemporaryDirectory(dir=e2e.SESSION_DIR) as empty:
            env = self.environment(GSETTINGS_SCHEMA_DIR=empty, XDG_DATA_DIRS='/usr/share')
            app = self.launch_unseen(env=env)
            dialog = app.wait_windows(1)[0]
            app.wait_active(dialog['id'])
            driver.xdo('key', 'Escape')
            self.assertEqual(app.process.wait(WAIT_SECONDS), 1, app.messages())
            self.assertIn('io.github.soleus_app.Soleus.gschema.xml', app.messages())
            self.assertNotRegex(app.messages(), COMPLAINT)

    def test_missing_without_display(self):
        with tempfile.TemporaryDirectory(dir=e2e.SESSION_DIR) as empty:
            env = self.environment(['DISPLAY'], GSETTINGS_SCHEMA_DIR=empty,
                                   XDG_DATA_DIRS='/usr/share')
            ended = subprocess.run([e2e.PROGRAM], env=env, capture_output=True, text=True,
                                   check=False, timeout=WAIT_SECONDS)
        self.assertEqual(ended.returncode, 1, ended.stderr)
        self.assertIn('io.github.soleus_app.Soleus.gschema.xml', ended.stderr)


class FileLimit(EnvironmentTest):
    """ulimit -f: a write that the system refuses with a signal."""

    def test_session_goes_on_and_says_that_nothing_is_recorded(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT_BYTES, LIMIT_BYTES))

        self.reset(get_ready_seconds=60)
        app = Guide.start([e2e.PROGRAM, '--start', 'gastroc-wall'], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, preexec_fn=limit)
        self.addCleanup(app.kill)
        app.wait_phase('Get ready')
        app.find('label', '/[Dd]isk/', 20)
        app.key('Right')
        app.wait_phase('Hold', 'Left leg')
        app.terminate()
        self.assertEqual(app.wait_exit(WAIT_SECONDS), 0)


class RelativeFolders(EnvironmentTest):
    """The specification of base folders: a relative one is ignored."""

    def test_lock_is_kept_in_the_home(self):
        home = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(dir=e2e.SESSION_DIR)))
        here = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(dir=e2e.SESSION_DIR)))
        app = Guide.start([e2e.PROGRAM, '--start', 'hands'], cwd=here, env={
            'HOME': str(home), 'XDG_DATA_HOME': 'relative', 'XDG_STATE_HOME': 'relative'})
        self.addCleanup(app.kill)
        self.find_list(app)
        app.terminate()
        self.assertEqual(app.wait_exit(WAIT_SECONDS), 0)
        self.assertEqual(list(here.iterdir()), [])
        self.assertTrue((home / '.local' / 'share' / 'soleus' / 'history.db').is_file())


if __name__ == '__main__':
    e2e.main()
