#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A prescription comes as a file: it is looked at, added, replaced, done and deleted, in German.

What isn't translated yet is there in English.
"""
import gettext
import re
import shutil
import subprocess

import e2e
import past
import safety

NAME = 'After the sprain'
AUTHOR = 'Dr. Anna Maier, Sportpraxis am Fluss'
CATALOGUES = e2e.BUILD_ROOT / 'po'
WORDS = gettext.translation('soleus', CATALOGUES, ['de'])


def text(english, context=None):
    return WORDS.pgettext(context, english) if context else WORDS.gettext(english)


def example(name):
    return e2e.ROUTINE_FILES / f'{name}.soleus'


class Prescription(safety.SafetyTest):
    def look_at(self, name):
        """The program runs and shows what is in the file."""
        return self.launch(str(example(name)), env={'SOLEUS_LOCALEDIR': str(CATALOGUES)})

    def kept(self):
        """The files of the person's own routines."""
        return sorted(path.name for path in (self.state_dir() / 'routines').glob('*.soleus'))

    def open(self, name):
        """A double click in the file manager, while the program runs."""
        subprocess.run([e2e.PROGRAM, str(example(name))], check=True, timeout=20)

    def assert_nothing_runs(self, app):
        self.assertFalse(app.has('label', text('Get ready', 'phase')))

    def press(self, app, name):
        """Press a button of the preview, which goes by that."""
        app.find('button', name).activate()
        app.wait_gone('button', text('Add'))
        app.wait_gone('button', text('Replace'))

    def add(self, app):
        app.find('button', text('Add'))
        self.assertEqual(self.kept(), [])
        self.press(app, text('Add'))
        app.find('button', NAME)
        self.assertEqual(len(self.kept()), 1)

    def test_look_and_add(self):
        """Whom it is from and what it asks for stands there before anything is done with it."""
        app = self.look_at('good-prescription')
        for words in (NAME, f'/{re.escape(AUTHOR)}/', '/31. Januar 2027/', '/Call me if the ankle/',
                      '/Rise slowly, lower slowly/'):
            app.find('label', words)
        app.find('label', '/' + re.escape(text('This step isn’t from Soleus: stop if it hurts.')) + '/')
        app.find('label', '/' + re.escape(text('Guides recommend 30 seconds or more.')) + '/')
        self.assert_nothing_runs(app)
        self.add(app)
        self.assert_nothing_runs(app)

        # The same once more.
        self.open('good-prescription')
        app.find('button', text('Replace'))
        self.press(app, text('Replace'))
        app.find('button', NAME)
        self.assertEqual(len(self.kept()), 1)
        self.assert_no_complaints(app)

    def test_cancel(self):
        app = self.look_at('good-prescription')
        app.find('button', text('Add'))
        app.key('Escape')
        app.wait_gone('button', text('Add'))
        self.assertEqual(self.kept(), [])
        self.assertFalse(app.has('button', NAME))
        self.assert_nothing_runs(app)

    def test_massage_asks_first(self):
        """Massage of somebody else begins with the safety list, as every other does."""
        app = self.look_at('good-massage')
        self.press(app, text('Start'))
        app.find('check box')
        self.assert_nothing_runs(app)

    def test_start(self):
        """A stretch begins at once, and is there tomorrow."""
        app = self.look_at('good-short-hold')
        self.press(app, text('Start'))
        app.wait_phase(text('Get ready', 'phase'))
        self.assertEqual(len(self.kept()), 1)
        self.assert_no_complaints(app)

    def test_refused(self):
        """What breaks a limit is refused with the place in the file, and nothing is kept of it."""
        app = self.look_at('hold-too-short')
        app.find('label', '/^hold-too-short.soleus:4:3: /')
        self.assertFalse(app.has('button', text('Add')))
        app.key('Escape')
        app.wait_gone('label', '/^hold-too-short.soleus:4:3: /')
        self.assertEqual(self.kept(), [])
        self.assert_no_complaints(app)

    def test_delete_and_undo(self):
        app = self.look_at('good-prescription')
        self.add(app)
        app.find('button', NAME).activate()
        menu = app.find('*', text('More About This Routine'))
        # The button is inside what has its name.
        next(node for _, node in menu.walk() if node.actions()).activate()
        app.find('menu item', text('Delete')).activate()
        app.wait_gone('button', NAME)
        self.assertEqual(self.kept(), [])
        app.find('button', '/^' + text('Undo') + '/').activate()
        app.find('button', NAME)
        self.assertEqual(len(self.kept()), 1)
        self.assert_no_complaints(app)

    def test_forgotten_with_the_history(self):
        """Who deletes the whole history leaves no name of a deleted routine behind."""
        aside = self.state_dir() / 'routines' / 'deleted'
        past.fill(1)
        aside.mkdir(parents=True)
        shutil.copy(example('good-prescription'), aside)
        app = self.launch(env={'SOLEUS_LOCALEDIR': str(CATALOGUES)})
        app.click('*', text('Progress'))
        app.ask_to_delete_everything(text('More About Your Data'),
                                     text('_Delete Everything…').replace('_', ''))
        app.find('button', text('Delete Everything')).activate()
        app.find('label', text('The history has been deleted'))
        self.assertFalse(aside.exists())
        self.assert_no_complaints(app)


if __name__ == '__main__':
    e2e.main()
