#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed program is heard: the shortest way to a chime.

Run by build-aux/try-deb.sh.
"""
import time

import e2e
import onsets
import settings
from driver import Recorder

# From the last second before a hold to the end of the chime with which it begins.
RING = 1.5
LOUD = -30


class Heard(e2e.ProgramTest):
    def test_chime(self):
        settings.write(first_run_notice_seen=True, get_ready_seconds=5)
        path = str(e2e.SESSION_DIR / 'heard.wav')
        app = self.launch()
        app.open_routine('Stretch the upper calf')
        with Recorder(path):
            time.sleep(RING)
            app.begin()
            app.wait_phase('Hold', 'Left leg', 20)
            time.sleep(RING)
        self.assert_no_complaints(app)
        heard = onsets.onsets(path)
        self.assertTrue(heard, 'nothing was heard')
        # It was silent before.
        self.assertGreater(heard[0].start, RING)
        self.assertGreater(max(onset.peak for onset in heard), LOUD)


if __name__ == '__main__':
    e2e.main()
