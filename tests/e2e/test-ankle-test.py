#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ankle test by keyboard, twice four weeks apart: what the page, Progress and the summary on paper
say of it. With SOLEUS_PICTURES=DIR it leaves pictures there."""
import os
import pathlib
import re
import subprocess

import e2e
import files

WEEK = 7 * 86400
RULER = files.SUMMARY.with_name('soleus-ruler.pdf')


class AnkleTest(files.FilesTest):
    def setUp(self):
        self.reset(window_width=1280, window_height=1500)
        self.shift = e2e.SESSION_DIR / 'shift'
        self.set_weeks(0)

    def set_weeks(self, weeks):
        """The machine has slept for so long."""
        new = self.shift.with_suffix('.new')
        new.write_text(f'0 {weeks * WEEK}', encoding='utf-8')
        new.replace(self.shift)

    def launch_shifted(self):
        return self.launch(program=os.environ['SOLEUS_SHIFTED_PROGRAM'],
                           env={'SOLEUS_CLOCK_SHIFT': str(self.shift)})

    def picture(self, app, name):
        folder = os.environ.get('SOLEUS_PICTURES')
        if folder:
            app.screenshot(pathlib.Path(folder) / f'ankle-{name}.png')

    @staticmethod
    def read(path):
        text = subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True,
                              encoding='utf-8').stdout
        return ' '.join(text.split())

    def note(self, app, text, number):
        """The field has the focus."""
        app.find('spin button', 'From the big toe to the wall', state='focused')
        app.key('ctrl+a')
        app.type(text)
        app.key('Return')
        app.find('label', f'Try {number}')

    def measure(self, app, left, right):
        app.find('button', 'Begin', state='focused')
        app.key('Return')
        self.note(app, left, 1)
        self.picture(app, 'leg')
        app.find('button', 'Go to the Right Leg').activate()
        app.find('label', 'Right leg')
        self.note(app, right, 1)
        app.find('button', 'Show the Result').activate()
        app.find('button', 'Save', state='focused')
        self.picture(app, 'result')

    def keep(self, app):
        app.key('Return')
        app.find('label', 'The ankle test has been saved')
        app.find('button', 'Done').activate()

    def test_twice(self):
        app = self.launch_shifted()
        app.click('*', 'Progress')
        app.find('button', 'Measure Your Ankles…').activate()
        app.find('label', '/^Don’t do this test if your ankle/')
        self.picture(app, 'before')
        self.measure(app, '9.5', '12')
        app.find('label', 'Your legs differ by 2.5 cm. Legs often differ.')
        self.keep(app)
        app.find('label', 'Left: 9.5 cm · Right: 12 cm')

        self.set_weeks(4)
        app.find('button', 'Measure…').activate()
        self.measure(app, '12', '12.5')
        app.find('label', '2.5 cm more than last time (9.5 cm)')
        app.find('label', 'Last time: 12 cm. Within ± 2 cm a change means nothing.')
        self.keep(app)
        app.find('label', 'Left: 12 cm · Right: 12.5 cm')
        app.find('image', 'A line for each leg over time. Last time: Left: 12 cm · Right: 12.5 cm')
        self.picture(app, 'progress')
        paper = self.read(self.print_to_file(app))
        self.assertRegex(paper, r'Ankle test .*[\d/]+ 9\.5 cm 12 cm [\d/]+ 12 cm 12\.5 cm')
        self.assert_no_complaints(app)

    def test_delete(self):
        app = self.launch_shifted()
        app.click('*', 'Progress')
        app.find('button', 'Measure Your Ankles…').activate()
        self.measure(app, '9.5', '12')
        self.keep(app)
        app.find('*', 'All ankle tests')
        app.click('label', 'All ankle tests')
        app.find('button', '/^Delete the Ankle Test of /').activate()
        app.find('label', '1 ankle test deleted')
        app.find('button', 'Measure Your Ankles…')
        app.find('button', '/^Undo/').activate()
        app.find('label', 'Left: 9.5 cm · Right: 12 cm')
        self.assert_no_complaints(app)

    def test_ruler(self):
        app = self.launch_shifted()
        app.click('*', 'Progress')
        app.find('button', 'Measure Your Ankles…').activate()
        paper = self.read(self.print_to_file(app, 'Print a Paper Ruler…', RULER))
        self.assertTrue(re.search('Paper ruler for the ankle test', paper), paper)
        self.assert_no_complaints(app)

    def test_left_by_keys(self):
        """Escape goes one screen back, and at last to where the person came from."""
        app = self.launch_shifted()
        app.click('*', 'Progress')
        app.find('button', 'Measure Your Ankles…').activate()
        self.measure(app, '9.5', '12')
        for label in ('Right leg', 'Left leg'):
            app.key('Escape')
            app.find('spin button', 'From the big toe to the wall', state='focused')
            app.find('label', label)
        app.key('Escape')
        app.find('button', 'Begin', state='focused')
        app.key('Escape')
        app.find('button', 'Measure Your Ankles…')
        self.assert_no_complaints(app)


if __name__ == '__main__':
    e2e.main()
