#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Orca speaks the milestones of a session, once each, and never the seconds."""
import re
import subprocess
import time

import e2e
import settings

SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*?)'(?:\{|$)")
LEGS = ('Left leg', 'Right leg')
STEP = 'Upper calf stretch'
READY_SECONDS = 30


class Orca(e2e.ProgramTest):
    def setUp(self):
        settings.write(first_run_notice_seen=True, get_ready_seconds=5, repetitions='uint32 2')
        self.log = e2e.SESSION_DIR / 'orca.out'
        self.orca = subprocess.Popen(['orca', f'--debug-file={self.log}'],
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(self.orca.wait)
        self.addCleanup(self.orca.terminate)
        self.wait_spoken('Screen reader on.')

    def spoken(self):
        if not self.log.exists():
            return []
        return SPOKEN.findall(self.log.read_text(encoding='utf-8', errors='replace'))

    def wait_spoken(self, text):
        end = time.monotonic() + READY_SECONDS
        while text not in self.spoken():
            self.assertLess(time.monotonic(), end, f'{text!r} is not in {self.spoken()}')
            time.sleep(0.2)

    @staticmethod
    def milestones():
        """What is said of two holds on each leg, from the first on."""
        found = []
        for leg in LEGS:
            hold = [f'Hold. {leg}: {STEP}', f'Half-way. {leg}: {STEP}', '10 seconds left']
            found += [*hold, f'Rest. {leg}: {STEP}', *hold]
            if leg == LEGS[0]:
                found.append(f'Switch legs. {LEGS[1]}: {STEP}')
        return [*found, 'Well done']

    def test_milestones(self):
        app = self.launch('--start', 'gastroc-wall')
        app.find('label', 'Get ready')
        # Orca follows a window once something in it gets the focus.
        app.key('Tab')
        app.wait_done(240)
        self.wait_spoken('Well done')
        said = self.spoken()
        print(said)
        first = f'Hold. {LEGS[0]}: {STEP}'
        self.assertEqual([text for text in said[said.index(first):] if text in self.milestones()],
                         self.milestones())
        for text in said:
            self.assertNotRegex(text, r'^\d+$')


if __name__ == '__main__':
    e2e.main()
