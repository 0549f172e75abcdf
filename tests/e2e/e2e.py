# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests share: the program under test and where its data comes from."""
import os
import pathlib
import shutil
import subprocess
import sys
import time
import unittest
import xml.etree.ElementTree as ElementTree

SOURCE_ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(SOURCE_ROOT / 'tests' / 'support'))

import settings  # noqa: E402
from guide import Guide  # noqa: E402

PROGRAM = os.environ['SOLEUS_PROGRAM']
SHIFTED_PROGRAM = os.environ.get('SOLEUS_SHIFTED_PROGRAM')
OTHER_PROGRAM = os.environ.get('SOLEUS_OTHER_PROGRAM')
BUILD_ROOT = pathlib.Path(PROGRAM).parent.parent.parent
SESSION_DIR = pathlib.Path(os.environ['SESSION_DIR'])
SHIFT = SESSION_DIR / 'clock-shift'


def routine_ids():
    """Identifiers of the routines that ship, from their source."""
    ids = set()
    for path in (SOURCE_ROOT / 'data' / 'routines').glob('*.xml'):
        ids |= {routine.get('id') for routine in ElementTree.parse(path).iter('routine')}
    return ids


ROUTINE_FILES = SOURCE_ROOT / 'tests' / 'data' / 'routine-files'


def own_routines():
    """Where the person's own routines are."""
    return pathlib.Path(os.environ['XDG_DATA_HOME']) / 'soleus' / 'routines'


def owns(name):
    """Whether somebody has this name on the session bus."""
    answer = subprocess.run(
        ['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
         '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.NameHasOwner', name],
        capture_output=True, text=True, check=True, timeout=20)
    return 'true' in answer.stdout


class ProgramTest(unittest.TestCase):
    """Starts with a fresh home whose first-run notice has been read."""

    def setUp(self):
        settings.write(first_run_notice_seen=True)

    def keep_own(self, *names):
        """Files of tests/data/routine-files are the person's own routines, until the test ends."""
        own_routines().mkdir(parents=True, exist_ok=True)
        self.addCleanup(shutil.rmtree, own_routines())
        for name in names:
            shutil.copy(ROUTINE_FILES / f'{name}.soleus', own_routines())

    def launch(self, *arguments, env=None, program=PROGRAM):
        """The program runs, with more environment than this one's."""
        self.assert_language_counts({**os.environ, **(env or {})})
        app = Guide.launch(program, *arguments,
                           env={'G_DEBUG': 'fatal-criticals', **(env or {})})
        self.addCleanup(app.kill)
        return app

    def launch_shifted(self, *arguments, ahead=0):
        """The same with a clock that is so many seconds ahead, and is put forward later."""
        self.put_forward(ahead)
        return self.launch(*arguments, program=SHIFTED_PROGRAM,
                           env={'SOLEUS_CLOCK_SHIFT': str(SHIFT)})

    @staticmethod
    def put_forward(awake, asleep=0):
        """Seconds by which the machine was awake and asleep longer than it was."""
        # Replaced in one step, as the program reads it all the time.
        new = SHIFT.with_suffix('.new')
        new.write_text(f'{awake} {asleep}\n', encoding='utf-8')
        new.replace(SHIFT)

    def assert_language_counts(self, environment):
        """The C library takes C.UTF-8 for C, and then translates nothing."""
        locale = environment.get('LC_ALL') or environment.get('LANG', 'C')
        if environment.get('LANGUAGE'):
            self.assertNotIn(locale.split('.')[0], ('C', 'POSIX'),
                             'a LANGUAGE needs a real locale: session.sh -l')

    def assert_ends(self, app, status, seconds):
        """The program ends by itself in this time with this status."""
        begin = time.monotonic()
        self.assertEqual(app.wait_exit(timeout=20), status, app.messages())
        self.assertLess(time.monotonic() - begin, seconds)

    def assert_no_complaints(self, app):
        """Nothing that GLib calls a warning or worse was written."""
        for line in app.messages().splitlines():
            self.assertNotRegex(line, r'-(WARNING|CRITICAL|ERROR) \*\*')


def main():
    unittest.main(module='__main__', verbosity=2, warnings='ignore')
