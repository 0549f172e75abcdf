#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole routine on both legs, by real clicks and in real time, with every chime heard.

It is one of a therapist, whose holds are the shortest that have a chime at half-way.
"""
import os
import pathlib

import e2e
import onsets
import settings
from driver import Recorder

READY, HOLD, REST, SWITCH = 5, 20, 10, 10
REPETITIONS = 2
NAME = 'Twenty seconds'
ROUTINE = f"""<soleus-routine version="1" id="own-short">
  <name>{NAME}</name>
  <use step="G" seconds="{HOLD}" repetitions="{REPETITIONS}"/>
</soleus-routine>
"""
# A cue is one to four notes, and cues are at least a second apart.
CUE_GAP = 0.7
TOLERANCE = 0.2


def cues_of_a_hold():
    """Seconds from the beginning of a hold: it begins, half-way, three to count, it ends."""
    return [0, HOLD / 2, HOLD - 3, HOLD - 2, HOLD - 1, HOLD]


def expected_cues():
    """Seconds from the start of a stretch that is done on both legs."""
    moment, found = READY, []
    for leg in range(2):
        for repetition in range(REPETITIONS):
            found += [moment + cue for cue in cues_of_a_hold()]
            moment += HOLD + (REST if repetition + 1 < REPETITIONS else SWITCH)
    return found


class WallStretch(e2e.ProgramTest):
    def test_both_legs(self):
        settings.write(first_run_notice_seen=True, get_ready_seconds=READY)
        folder = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'soleus' / 'routines'
        folder.mkdir(parents=True)
        (folder / 'short.soleus').write_text(ROUTINE, encoding='utf-8')
        path = str(e2e.SESSION_DIR / 'heard.wav')
        app = self.launch()
        with Recorder(path):
            app.open_routine(NAME)
            app.begin()
            app.wait_phase('Get ready', 'Left leg')
            app.wait_phase('Hold', 'Left leg')
            app.wait_phase('Rest', 'Left leg', HOLD + 10)
            app.wait_phase('Hold', 'Left leg')
            app.wait_phase('Switch legs', 'Right leg', HOLD + 10)
            app.wait_phase('Hold', 'Right leg')
            app.wait_phase('Rest', 'Right leg', HOLD + 10)
            app.wait_phase('Hold', 'Right leg')
            app.wait_done(HOLD + 10)
        self.assert_no_complaints(app)

        heard = [onset.start for onset in onsets.onsets(path, CUE_GAP)]
        expected = expected_cues()
        self.assertEqual(len(heard), len(expected), heard)
        for sound, cue in zip(heard, expected):
            self.assertAlmostEqual(sound - heard[0], cue - expected[0], delta=TOLERANCE)


if __name__ == '__main__':
    e2e.main()
