#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Do the full wall stretch as a person would and keep what was seen and heard.

demo.py SOLEUS DIRECTORY, inside session.sh -a: real clicks, real time. Writes pictures of the main
moments and heard.wav to the directory and prints their paths.
"""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'tests' / 'support'))
import driver  # noqa: E402
import onsets  # noqa: E402
import settings  # noqa: E402
from guide import Guide  # noqa: E402

# Seconds into a phase at which it looks like itself: leaning in takes four.
INTO_PHASE = 5
# A cue is one to four notes, and cues are at least a second apart.
CUE_GAP = 0.7


class Demonstration:
    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)
        for old in self.folder.glob('*.png'):
            old.unlink()
        self.begin = time.monotonic()
        self.pictures = []

    def say(self, text):
        print(f'{time.monotonic() - self.begin:4.0f} s  {text}', flush=True)

    def picture(self, app, name, after=0.0):
        time.sleep(after)
        path = self.folder / f'{len(self.pictures) + 1}-{name}.png'
        app.screenshot(path)
        self.pictures.append(path)
        self.say(name)

    def run(self):
        heard = self.folder / 'heard.wav'
        settings.write()
        with Guide.launch(self.program) as app, driver.Recorder(heard):
            app.read_notice()
            self.picture(app, 'routines')
            app.open_routine('Stretch the whole calf')
            self.picture(app, 'routine-page')
            app.begin()
            app.wait_phase('Get ready', 'Left leg')
            self.picture(app, 'get-ready', 2)
            app.wait_phase('Hold', 'Left leg')
            self.picture(app, 'hold-first-leg', INTO_PHASE)
            app.wait_phase('Switch legs', 'Right leg', 240)
            self.picture(app, 'switch', INTO_PHASE)
            app.wait_phase('Hold', 'Right leg')
            self.picture(app, 'hold-other-leg', INTO_PHASE)
            app.wait_done(240)
            self.picture(app, 'finish', 1)
        self.say(f'{len(onsets.onsets(str(heard), CUE_GAP))} chimes were heard')
        return [*self.pictures, heard]


def main():
    for path in Demonstration(*sys.argv[1:]).run():
        print(path)


if __name__ == '__main__':
    try:
        main()
    except driver.NotFound as missing:
        sys.exit(f'demo: {missing}')
