# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests share that write files through the dialogs of the program, or read them."""
import os
import pathlib
import time

import safety

# The print dialog writes here unless it is told otherwise.
SUMMARY = pathlib.Path(os.environ['HOME']) / 'soleus-summary.pdf'
PHONE = pathlib.Path(os.environ['HOME']) / 'soleus-phone.pdf'


class FilesTest(safety.SafetyTest):
    @staticmethod
    def wait_file(path, seconds=20):
        """The file, once it is there and no longer grows."""
        end, size = time.monotonic() + seconds, -1
        while True:
            now = path.stat().st_size if path.exists() else -1
            if now > 0 and now == size:
                return path
            if time.monotonic() > end:
                raise AssertionError(f'{path} was not written')
            size = now
            time.sleep(0.2)

    @staticmethod
    def choose(app, title, path):
        """Type a whole path into the file dialog, as one does who knows it."""
        dialog = app.find('*', f'/^{title}$/', timeout=20)
        # Keys go astray before the dialog has the focus.
        end = time.monotonic() + 20
        while not dialog.look(lambda _, said: 'focused' in said.states):
            if time.monotonic() > end:
                raise AssertionError(f'“{title}” has no focus')
            time.sleep(0.1)
        if title.startswith(('Export', 'Add to')):
            app.key('ctrl+a')
        app.type(str(path))
        app.key('Return')
        app.wait_gone('*', f'/^{title}$/', timeout=20)

    def print_to_file(self, app, button='Print Summary…', path=SUMMARY):
        """Print the summary, or something else, as a PDF file, and return where it is."""
        path.unlink(missing_ok=True)
        app.find('button', button).activate()
        app.click('label', 'Print to File', timeout=20)
        app.click('button', '/Print$/')
        return self.wait_file(path)
