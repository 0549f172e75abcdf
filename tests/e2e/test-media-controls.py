#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session from across the room: a media controller pauses, goes on, skips and stops."""
import subprocess
import time

import e2e
import safety
from guide import APPLICATION_ID

WAIT_SECONDS = 5


def playerctl(*arguments):
    """What playerctl says about Soleus, or None where it finds no such player."""
    answer = subprocess.run(['playerctl', f'--player={APPLICATION_ID.split(".")[0]}', *arguments],
                            capture_output=True, text=True, check=False, timeout=20)
    return answer.stdout.strip() if answer.returncode == 0 else None


class MediaControls(safety.SafetyTest):
    def assert_becomes(self, expected, *arguments):
        """playerctl comes to say this; what it asks for is answered before it is done."""
        end = time.monotonic() + WAIT_SECONDS
        while playerctl(*arguments) != expected:
            self.assertLess(time.monotonic(), end, (expected, playerctl(*arguments)))
            time.sleep(0.03)

    def begin(self, routine='gastroc-wall'):
        app = self.launch('--start', routine)
        if routine != 'gastroc-wall':
            self.pass_gate(app)
        app.wait_phase('Get ready')
        return app

    def test_no_player_before_and_after_a_session(self):
        app = self.launch()
        self.assertIsNone(playerctl('status'))
        self.assertIsNone(playerctl('play'))
        self.assertFalse(app.has('label', 'Get ready'))
        app.open_routine('Stretch the upper calf')
        self.assertIsNone(playerctl('status'))
        app.begin()
        app.wait_phase('Get ready')
        self.assert_becomes('Playing', 'status')
        playerctl('stop')
        app.find('label', 'Ended early')
        self.assertIsNone(playerctl('status'))
        self.assertIsNone(playerctl('play'))
        app.find('label', 'Ended early')
        self.assert_no_complaints(app)

    def test_pause_play_next_previous(self):
        app = self.begin()
        playerctl('pause')
        app.find('label', 'Paused')
        self.assert_becomes('Paused', 'status')
        playerctl('play')
        app.wait_gone('label', 'Paused')
        self.assert_becomes('Playing', 'status')
        playerctl('play-pause')
        app.find('label', 'Paused')
        playerctl('play-pause')
        app.wait_gone('label', 'Paused')
        playerctl('next')
        app.wait_phase('Hold', 'Left leg')
        self.assert_becomes('Left leg: Upper calf stretch, 0:30', 'metadata', 'xesam:title')
        playerctl('previous')
        app.wait_phase('Get ready', 'Left leg')
        self.assert_becomes('Get ready. Left leg: Upper calf stretch, 0:05', 'metadata',
                            'xesam:title')
        self.assert_no_complaints(app)

    def test_to_the_last_phase(self):
        app = self.begin()
        for _ in range(safety.MANY_STOPS):
            if playerctl('next') is None:
                break
        app.find('label', 'Ended early')
        self.assertIsNone(playerctl('status'))

    def test_stop_in_massage_asks_about_pain(self):
        app = self.begin('roller')
        self.skip_to(app, 'Roll')
        playerctl('stop')
        app.find('label', 'Take the pressure off.')
        app.find('label', 'How is it now?')
        self.assertIsNone(playerctl('play'))
        self.assertFalse(app.has('button', '/Go on$|^Pause|^Resume/'))
        self.assert_no_complaints(app)

    def test_play_does_not_pass_the_question_about_the_end(self):
        app = self.begin()
        app.key('Escape')
        app.find('button', 'Keep Going')
        playerctl('play')
        # Answered after what was asked for before it was done.
        self.assertEqual(playerctl('status'), 'Paused')
        app.find('button', 'Keep Going')
        app.click('button', 'Keep Going')
        app.wait_gone('button', 'Keep Going')
        playerctl('play')
        app.wait_gone('label', 'Paused')

    def test_gone_with_the_window(self):
        app = self.begin()
        self.assert_becomes('Playing', 'status')
        app.terminate()
        self.assert_ends(app, 0, 2.0)
        self.assertIsNone(playerctl('status'))


if __name__ == '__main__':
    e2e.main()
