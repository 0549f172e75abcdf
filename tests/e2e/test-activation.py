#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed program is found and started as desktops do it, in the language of the desktop.

Run by test-installed.sh and build-aux/try-deb.sh, once for each language: LANGUAGE, or English.
"""
import gettext
import os
import pathlib
import subprocess
import time
import unittest

import e2e
from gi.repository import Gio, GLib
from guide import APPLICATION_ID, Guide

LANGUAGE = os.environ.get('LANGUAGE', '')
DATA = pathlib.Path(e2e.PROGRAM).resolve().parent.parent / 'share'
# Words that a person types who looks for the program.
WORDS = {'': 'calf', 'de': 'Wade', 'ar': 'ربلة', 'ja': 'ふくらはぎ'}
MEDIA_TYPE = 'application/vnd.soleus.routine+xml'
ICON = 'application-vnd.soleus.routine+xml'
ROUTINE_FILE = '''<?xml version="1.0" encoding="UTF-8"?>
<soleus-routine version="1" id="own-given">
  <name>Given by Anna</name>
  <use step="G" seconds="30" repetitions="2"/>
</soleus-routine>
'''
ENTRY_KEYS = ('GenericName', 'Comment', 'Keywords')

if LANGUAGE:
    CATALOGUE = gettext.translation('soleus', DATA / 'locale', [LANGUAGE])
else:
    CATALOGUE = gettext.NullTranslations()


def _(text):
    return CATALOGUE.gettext(text)


def owner_pid():
    """Process id of the owner of the application's name, or None while there is none."""
    answer = subprocess.run(
        ['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
         '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.GetConnectionUnixProcessID',
         APPLICATION_ID], capture_output=True, text=True, check=False)
    return int(answer.stdout.split()[1].rstrip(',)')) if answer.returncode == 0 else None


class Entry(unittest.TestCase):
    """The entry in the menu, as GLib gives it to desktops."""

    def setUp(self):
        self.entry = Gio.DesktopAppInfo.new(f'{APPLICATION_ID}.desktop')
        self.assertIsNotNone(self.entry)
        self.assertEqual(pathlib.Path(self.entry.get_filename()),
                         DATA / 'applications' / f'{APPLICATION_ID}.desktop')

    def test_language(self):
        for key in ENTRY_KEYS:
            text = self.entry.get_string(key)
            self.assertTrue(text)
            here = self.entry.get_locale_string(key)
            self.assertEqual(here, _(text))
            if LANGUAGE:
                self.assertNotEqual(here, text)
        self.assertEqual(self.entry.get_display_name(), 'Soleus')

    def test_actions(self):
        self.assertEqual(self.entry.list_actions(),
                         ['start-wall-full', 'start-desk', 'start-roller'])
        self.assertEqual(self.entry.get_action_name('start-desk'), _('Stretch After Sitting'))

    def test_found_by_typing(self):
        found = [group for group in Gio.DesktopAppInfo.search(WORDS[LANGUAGE])
                 if f'{APPLICATION_ID}.desktop' in group]
        self.assertEqual(len(found), 1)

    def test_category(self):
        self.assertIn('Utility', self.entry.get_categories().split(';'))

    def test_icon(self):
        icons = DATA / 'icons' / 'hicolor'
        name = self.entry.get_icon().to_string()
        self.assertTrue((icons / 'scalable' / 'apps' / f'{name}.svg').is_file())
        self.assertTrue((icons / 'symbolic' / 'apps' / f'{name}-symbolic.svg').is_file())


class FileType(unittest.TestCase):
    """What the desktop knows of a routine's file."""

    def test_kind(self):
        """By its ending, and by what is in it."""
        for name, data in (('a.soleus', b''), ('a', ROUTINE_FILE.encode())):
            kind, _ignored = Gio.content_type_guess(name, data)
            self.assertEqual(kind, MEDIA_TYPE)
        self.assertEqual(Gio.content_type_get_icon(MEDIA_TYPE).get_names()[0], ICON)
        self.assertTrue((DATA / 'icons/hicolor/scalable/mimetypes' / f'{ICON}.svg').is_file())

    def test_program(self):
        entry = Gio.AppInfo.get_default_for_type(MEDIA_TYPE, False)
        self.assertEqual(entry.get_id(), f'{APPLICATION_ID}.desktop')


class Activation(e2e.ProgramTest):
    def start(self, start):
        """The running program, which another process than this one started."""
        self.assertIsNone(owner_pid())
        start()
        end = time.monotonic() + 20
        while owner_pid() is None:
            self.assertLess(time.monotonic(), end, 'nobody came to own the name')
            time.sleep(0.05)
        pid = owner_pid()
        self.addCleanup(self.end, pid)
        program = pathlib.Path(f'/proc/{pid}/exe').resolve()
        self.assertEqual(program, pathlib.Path(e2e.PROGRAM).resolve())
        app = Guide(pid)
        app.find('frame', timeout=20)
        return app

    def end(self, pid):
        os.kill(pid, 15)
        end = time.monotonic() + 20
        while owner_pid() is not None:
            self.assertLess(time.monotonic(), end, 'the program did not end')
            time.sleep(0.05)

    def check_main_page(self, app):
        """Names in the accessible tree, in the language of the desktop."""
        for name in ('Routines', 'Progress', 'Learn'):
            app.find('page tab', _(name))
            if LANGUAGE:
                self.assertNotEqual(_(name), name)
        app.find('page tab', _('Routines')).activate()
        app.find('button', CATALOGUE.pgettext('routine name', 'Stretch the whole calf'))
        app.find('button', _('Main Menu'))

    def check_command(self, *command):
        self.check_main_page(self.start(lambda: subprocess.run(command, check=True, timeout=20)))

    def test_gapplication(self):
        self.check_command('gapplication', 'launch', APPLICATION_ID)

    def test_desktop_entry(self):
        self.check_command('gtk4-launch', APPLICATION_ID)

    def test_desktop_file(self):
        entry = Gio.DesktopAppInfo.new(f'{APPLICATION_ID}.desktop')
        self.check_command('gio', 'launch', entry.get_filename())

    def test_double_click(self):
        """As a file manager opens a file. It is shown, and nothing starts."""
        file = e2e.SESSION_DIR / 'given.soleus'
        file.write_text(ROUTINE_FILE, encoding='utf-8')
        app = self.start(lambda: subprocess.run(['gio', 'open', file], check=True, timeout=20))
        app.find('label', 'Given by Anna')
        self.assertFalse(app.has('label', CATALOGUE.pgettext('phase', 'Get ready')))

    def test_desktop_action(self):
        entry = Gio.DesktopAppInfo.new(f'{APPLICATION_ID}.desktop')

        def launch():
            entry.launch_action('start-desk', None)
            # The message leaves with the main loop.
            while GLib.MainContext.default().iteration(False):
                pass

        app = self.start(launch)
        app.find('label', CATALOGUE.pgettext('phase', 'Get ready'))


if __name__ == '__main__':
    e2e.main()
