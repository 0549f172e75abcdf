#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual is well-formed and says what the program does.

test-manual.py MANUAL PROGRAM SHORTCUTS-UI
"""
import pathlib
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

MANUAL, PROGRAM, SHORTCUTS = sys.argv[1:]
del sys.argv[1:]
KEYS = {'space': 'Space', 'question': '?', 'comma': 'Comma', 'BackSpace': 'Backspace',
        'Page_Up': 'Page Up', 'Page_Down': 'Page Down'}


def mandoc(*arguments):
    return subprocess.run(['mandoc', *arguments, MANUAL], capture_output=True, encoding='utf-8',
                          check=False)


def read():
    """The manual as a terminal shows it, without the overstrikes for bold and underlined."""
    return re.sub('.\b', '', mandoc('-Tutf8', '-Owidth=100').stdout)


def section(title):
    found = re.search(rf'^{title}$(.*?)(?=^\S)', read(), re.MULTILINE | re.DOTALL)
    return found.group(1)


class Manual(unittest.TestCase):
    def test_well_formed(self):
        lint = mandoc('-Tlint', '-Wwarning')
        self.assertEqual((lint.returncode, lint.stdout), (0, ''))

    def test_no_medical_device(self):
        """The sentence of the software centre."""
        metainfo = next(pathlib.Path(MANUAL).parent.glob('*.metainfo.xml.in'))
        said = [' '.join(paragraph.text.split())
                for paragraph in ElementTree.parse(metainfo).iter('p') if paragraph.text]
        sentence = next(text for text in said if 'medical device' in text)
        self.assertIn(sentence.removeprefix('Soleus '), ' '.join(section('DESCRIPTION').split()))

    def test_options(self):
        """Each option of the program, with its value, and none that it hasn't."""
        listed = subprocess.run([PROGRAM, '--help-all'], capture_output=True, encoding='utf-8',
                                timeout=20, check=True).stdout
        options = set(re.findall(r'^  (?:-\w, )?(--[\w-]+)', listed, re.MULTILINE))
        self.assertGreater(len(options), 6, listed)
        self.assertEqual(set(re.findall(r'(?<!\w)--[\w-]+', section('OPTIONS'))), options)
        self.assertIn('left | right | both', section('OPTIONS'))

    def test_keys(self):
        """Each key of the window of shortcuts."""
        text = section('KEYS')
        keys = [accelerator
                for node in ElementTree.parse(SHORTCUTS).iter('property')
                if node.get('name') == 'accelerator' for accelerator in node.text.split()]
        self.assertGreater(len(keys), 10)
        for key in keys:
            name = re.sub(r'^<.*>', '', key)
            name = KEYS.get(name, name if len(name) > 1 else name.upper())
            self.assertRegex(text, rf'(?m)(^ +|[ -]){re.escape(name)}\b' if name[-1].isalnum()
                             else re.escape(name))

    def test_exit_status(self):
        for status, arguments in ((0, ['--version']), (1, ['--no-such-option']),
                                  (2, ['--start', 'no-such-routine']), (2, ['--side', 'left'])):
            ended = subprocess.run([PROGRAM, *arguments], capture_output=True, timeout=20,
                                   check=False)
            self.assertEqual(ended.returncode, status, arguments)
            self.assertRegex(section('EXIT STATUS'), rf'(?m)^ +{status} ')

    def test_files(self):
        """The names under which the program keeps its files."""
        source = ''.join(path.read_text(encoding='utf-8') for path in
                         (pathlib.Path(SHORTCUTS).parents[2] / 'src').rglob('*.c'))
        for name in ('history.db', 'safety-lock', 'last-hour', 'appointments'):
            self.assertIn(f'"{name}"', source)
            self.assertIn(f'soleus/{name}', section('FILES'))


if __name__ == '__main__':
    unittest.main(verbosity=2)
