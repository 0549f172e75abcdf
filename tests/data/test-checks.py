#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts of build-aux find what they are for, and pass what is right."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

BUILD_AUX = pathlib.Path(sys.argv.pop(1))
sys.path.insert(0, str(BUILD_AUX))
import sanitized  # noqa: E402


def check(name, files):
    """Run a check over a tree of these files; its status and its lines."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding='utf-8')
        run = subprocess.run([sys.executable, BUILD_AUX / name, root], capture_output=True,
                             text=True, check=False)
        return run.returncode, run.stdout.splitlines()


class Layers(unittest.TestCase):
    HEADERS = {
        'src/core/common/soleus-a.h': '#pragma once\n#include <gio/gio.h>\n',
        'src/core/common/soleus-a-private.h': '#pragma once\n#include <sqlite3.h>\n',
        'src/audio/soleus-b.h': '#include "soleus-a.h"\n#include <gst/gst.h>\n',
        'src/figure/soleus-c.h': '#include <gtk/gtk.h>\n',
        'src/ui/common/soleus-d.h': '#include <adwaita.h>\n#include "soleus-c.h"\n',
        'src/app/main.c': '#include "soleus-d.h"\n#include "soleus-b.h"\n',
    }

    def bad(self, path, include, why):
        status, lines = check('check-layers', {**self.HEADERS, path: f'\n# include {include}\n'})
        self.assertEqual(status, 1)
        self.assertEqual(lines, [f'{path}:2: {why}'])

    def test_good_tree(self):
        self.assertEqual(check('check-layers', self.HEADERS), (0, []))

    def test_upwards_and_sideways(self):
        self.bad('src/core/common/x.c', '"soleus-d.h"', 'core may not know ui: soleus-d.h')
        self.bad('src/audio/x.c', '"soleus-c.h"', 'audio may not know figure: soleus-c.h')
        self.bad('src/figure/x.c', '"soleus-b.h"', 'figure may not know audio: soleus-b.h')
        self.bad('src/ui/x/x.c', '"../audio/soleus-b.h"',
                 'ui may not know audio: ../audio/soleus-b.h')

    def test_libraries(self):
        self.bad('src/core/common/x.c', '<gtk/gtk.h>', 'core may not use GTK: gtk/gtk.h')
        self.bad('src/audio/x.c', '<gdk/gdk.h>', 'audio may not use GTK: gdk/gdk.h')
        self.bad('src/figure/x.c', '<adwaita.h>', 'figure may not use libadwaita: adwaita.h')
        self.bad('src/figure/x.c', '<librsvg/rsvg.h>', 'figure may not use librsvg: librsvg/rsvg.h')
        self.bad('src/app/x.c', '<gst/gst.h>', 'app may not use GStreamer: gst/gst.h')
        self.bad('src/ui/x.c', '<sqlite3.h>', 'ui may not use SQLite: sqlite3.h')

    def test_private_header(self):
        self.bad('src/ui/x.c', '"soleus-a-private.h"',
                 'soleus-a-private.h is private to core: soleus-a-private.h')

    def test_folders_of_core(self):
        status, lines = check('check-layers', {
            **self.HEADERS, 'src/core/session/soleus-e.h': '',
            'src/core/routine/x.c': '#include "soleus-a.h"\n#include "soleus-e.h"\n'})
        self.assertEqual(status, 1)
        self.assertEqual(lines, [
            'src/core/routine/x.c:2: core/routine may not know core/session: soleus-e.h'])
        status, lines = check('check-layers', {**self.HEADERS, 'src/core/x.c': ''})
        self.assertEqual(status, 1)
        self.assertIn('src/core/x.c:1: core/x.c is no folder of core', lines[0])

    def test_circle_of_files(self):
        status, lines = check('check-layers', {
            **self.HEADERS, 'src/core/common/soleus-e.c': '#include "soleus-f.h"\n',
            'src/core/common/soleus-e.h': '', 'src/core/common/soleus-g.h': '',
            'src/core/common/soleus-f.h': '#include "soleus-g.h"\n',
            'src/core/common/soleus-g.c': '\n#include "soleus-e.h"\n'})
        self.assertEqual(status, 1)
        self.assertEqual(lines, [
            'src/core/common/soleus-e.c:1: soleus-f leads back to soleus-e',
            'src/core/common/soleus-f.h:1: soleus-g leads back to soleus-f',
            'src/core/common/soleus-g.c:2: soleus-e leads back to soleus-g'])

    def test_calls(self):
        call = '\n  g_date_time_format (date, "%x");\n'
        status, lines = check('check-layers', {
            **self.HEADERS, 'src/ui/x.c': call, 'src/ui/common/soleus-format.c': call,
            'src/ui/y.c': '/* As g_date_time_format() does. */\n'})
        self.assertEqual(status, 1)
        self.assertEqual(lines, ['src/ui/x.c:2: g_date_time_format () gives no text in some locales;'
                                 ' call soleus_format_date_as ()'])

    def test_unknown_room(self):
        status, lines = check('check-layers', {**self.HEADERS, 'src/attic/x.c': ''})
        self.assertEqual(status, 1)
        self.assertEqual(len(lines), 1)
        self.assertIn('src/attic/x.c:1: attic is no room', lines[0])


class Potfiles(unittest.TestCase):
    FILES = {
        'src/core/a.c': 'f (_("Words"));\n',
        'src/core/b.c': '/* _("no words") */ f ("_(\\"");\n',
        'src/core/c.c': 'f (ngettext ("One", "%d", n), C_("context", "Words"));\n',
        'data/ui/a.ui': '<interface><x translatable="yes">Words</x></interface>',
        'data/ui/b.ui': '<interface/>',
        'data/routines/a.xml': '<routines/>',
        'data/poses.xml': '<poses/>',
        'data/x.desktop.in': 'Name=Words\n',
        'data/its/r.loc': '<locatingRules><locatingRule><documentRule localName="routines"/>'
                          '</locatingRule></locatingRules>',
    }
    NEEDED = ['data/routines/a.xml', 'data/ui/a.ui', 'data/x.desktop.in', 'src/core/a.c',
              'src/core/c.c']

    def check(self, listed):
        return check('check-potfiles', {**self.FILES, 'po/POTFILES.in': '\n'.join(listed) + '\n'})

    def test_complete(self):
        self.assertEqual(self.check(['# a comment', *self.NEEDED]), (0, []))

    def test_missing(self):
        for name in self.NEEDED:
            status, lines = self.check([other for other in self.NEEDED if other != name])
            self.assertEqual(status, 1)
            self.assertEqual(lines, [f'{name}: has translatable strings but is not in'
                                     ' po/POTFILES.in'])

    def test_too_much(self):
        self.assertEqual(
            self.check([*self.NEEDED, 'src/core/gone.c', 'data/ui/b.ui', 'src/core/a.c']),
            (1, ['po/POTFILES.in: src/core/gone.c does not exist',
                 'po/POTFILES.in: data/ui/b.ui has nothing to translate',
                 'po/POTFILES.in: src/core/a.c is listed twice']))


LEAK = """
=================================================================
==1==ERROR: LeakSanitizer: detected memory leaks

Direct leak of 2 byte(s) in 1 object(s) allocated from:
    #0 0x1 in __interceptor_malloc ../../../../src/libsanitizer/asan/asan_malloc_linux.cpp:69
    #1 0x2 in g_malloc (/lib/libglib-2.0.so.0+0x5a658)
    #2 0x3 in {function} {place}
    #3 0x4 in main ../tests/core/test-x.c:6

SUMMARY: AddressSanitizer: 2 byte(s) leaked in 1 allocation(s).
"""


class Catalogues(unittest.TestCase):
    HEAD = ('msgid ""\nmsgstr ""\n"Project-Id-Version: soleus\\n"\n'
            '"PO-Revision-Date: 2026-01-01 00:00+0000\\n"\n"Last-Translator: A <a@b.c>\\n"\n'
            '"Language-Team: German\\n"\n"Language: de\\n"\n"MIME-Version: 1.0\\n"\n'
            '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
            '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n')
    SOURCE = ('char *a = _("_Start %s");\nchar *b = C_("step cue", "Heel down for 30 s");\n'
              'char *c = ngettext ("%d hold", "%d holds", n);\n'
              'char *d = C_("safety row", "A blood clot");\n')
    WORDINGS = '[terms de]\nclot = gerinnsel\n[wrong de]\nheel = Absatz\n'
    GOOD = ('#, c-format\nmsgid "_Start %s"\nmsgstr "%s _anfangen"\n',
            'msgctxt "step cue"\nmsgid "Heel down for 30 s"\nmsgstr "Ferse 30 s unten"\n',
            '#, c-format\nmsgid "%d hold"\nmsgid_plural "%d holds"\n'
            'msgstr[0] "%d Halt"\nmsgstr[1] "%d Halte"\n',
            'msgctxt "safety row"\nmsgid "A blood clot"\nmsgstr "Ein Blutgerinnsel"\n')

    def check(self, entries, languages='de\n', **more):
        files = {'po/LINGUAS': languages, 'po/POTFILES.in': 'src/a.c\n', 'src/a.c': self.SOURCE,
                 'po/wordings.ini': self.WORDINGS, 'po/de.po': '\n'.join([self.HEAD, *entries])}
        return check('check-catalogues', {**files, **more})

    def bad(self, entry, old, new, why):
        entries = [*self.GOOD]
        self.assertIn(old, entries[entry])
        entries[entry] = entries[entry].replace(old, new)
        status, lines = self.check(entries)
        self.assertEqual(status, 1)
        self.assertIn(why, '\n'.join(lines))

    def test_complete(self):
        self.assertEqual(self.check(self.GOOD), (0, []))

    def test_untranslated_and_fuzzy(self):
        self.bad(0, '"%s _anfangen"', '""', 'untranslated')
        self.bad(0, '#, c-format', '#, fuzzy, c-format', 'needs to be reviewed')
        status, lines = self.check(self.GOOD[1:])
        self.assertEqual(status, 1)
        self.assertIn('but not defined', '\n'.join(lines))

    def test_placeholders_and_mnemonic(self):
        self.bad(0, '%s _an', '%d _an', "format specifications in 'msgid' and 'msgstr'")
        self.bad(0, '_an', 'an', "keyboard accelerator mark '_'")

    def test_plural_forms(self):
        self.bad(2, 'msgstr[1] "%d Halte"\n', '', 'plural form')
        self.bad(2, 'msgstr[1] "%d Halte"\n', 'msgstr[1] ""\n', 'format specifications')

    def test_lost_number(self):
        self.bad(1, 'Ferse 30', 'Ferse 20', '“Heel down for 30 s” has lost its 30')

    def test_long_cue(self):
        self.bad(1, 'unten', 'a b c d e f', 'has 9 words')

    def test_terms_of_safety(self):
        self.bad(3, 'Blutgerinnsel', 'Pfropf', 'has no approved form of “clot”: “Ein Pfropf”')

    def test_known_wrong_rendering(self):
        self.bad(1, 'Ferse', 'Absatz', '“Heel down for 30 s” is translated wrongly: “Absatz”')

    def test_language_without_wordings(self):
        status, lines = self.check(self.GOOD, **{'po/wordings.ini': '[terms de]\nclot = .\n'})
        self.assertEqual((status, lines),
                         (1, ['po/de.po: po/wordings.ini has no section “wrong de”']))

    def test_languages_and_catalogues(self):
        self.assertEqual(self.check(self.GOOD, 'de\nnl\n'),
                         (1, ['po/nl.po: it is in po/LINGUAS and has no catalogue']))
        self.assertEqual(self.check(self.GOOD, '# none\n'),
                         (1, ['po/de.po: it is not in po/LINGUAS']))

    def test_new_language(self):
        """Of many faults the first are named, and the rest are counted."""
        files = {'src/a.c': ''.join(f'char *a{i} = _("Word {i}");\n' for i in range(50)),
                 'po/nl.po': '# none\n'}
        status, lines = self.check(self.GOOD, 'de\nnl\n', **files)
        self.assertEqual(status, 1)
        for language in ('de', 'nl'):
            mine = [line for line in lines if line.startswith(f'po/{language}.po: ')]
            self.assertEqual(len(mine), 11)
            self.assertRegex(mine[-1], f'^po/{language}.po: and [0-9]+ lines more$')

    def test_missing_source(self):
        status, lines = self.check(self.GOOD, **{'po/POTFILES.in': 'src/a.c\nsrc/gone.c\n'})
        self.assertEqual(status, 1)
        self.assertIn('src/gone.c', lines[0])


class Sanitized(unittest.TestCase):
    def judge(self, function, place):
        return sanitized.judge(LEAK.format(function=function, place=place))

    def test_leaks(self):
        self.assertEqual(len(self.judge('soleus_x', '../src/core/soleus-x.c:5')), 1)
        self.assertEqual(len(self.judge('test_x', '../tests/core/test-x.c:5')), 1)
        self.assertEqual(self.judge('gtk_init', '(/lib/libgtk-4.so.1+0x1)'), [])
        self.assertEqual(self.judge('FcInit', '(/lib/libfontconfig.so.1+0x1)'), [])

    def test_other_errors_stay(self):
        error = '==1==ERROR: AddressSanitizer: heap-use-after-free on address 0x1\n'
        self.assertEqual(sanitized.judge(error), [error])


class Summary(unittest.TestCase):
    def summarize(self, *results):
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for number, log in enumerate(results):
                paths.append(pathlib.Path(folder) / f'{number}.json')
                if log is not None:
                    lines = (f'{{"name": "x", "result": "{result}"}}' for result in log)
                    paths[-1].write_text('\n'.join(lines), encoding='utf-8')
            run = subprocess.run([sys.executable, BUILD_AUX / 'summarize.py', *paths],
                                 capture_output=True, text=True, check=False)
            return run.returncode, run.stdout.splitlines()[-1]

    def test_counts(self):
        self.assertEqual(self.summarize(['OK', 'OK'], ['SKIP', 'EXPECTEDFAIL']),
                         (0, '3 passed, 0 failed, 1 skipped'))
        self.assertEqual(self.summarize(['OK', 'FAIL', 'TIMEOUT', 'ERROR', 'UNEXPECTEDPASS']),
                         (1, '1 passed, 4 failed, 0 skipped'))

    def test_run_without_results(self):
        self.assertEqual(self.summarize(['OK'], None), (1, '1 passed, 1 failed, 0 skipped'))


if __name__ == '__main__':
    unittest.main(verbosity=2)
