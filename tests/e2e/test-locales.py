#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages, every export and the printed summary under real locales: what is written there is as
people write it, and never nothing or "(null)".

SOLEUS_LOCALES names the locales, SOLEUS_LOCALES_DIR the folder that they are built in, SOLEUS_VISITS
what is looked at. The words of the program stay English, so that its buttons can be found.
"""
import contextlib
import csv
import datetime
import json
import locale
import os
import re
import shutil
import subprocess
import time

import e2e
import files
import past
import safety
import settings
import tour
from guide import APPLICATION_ID

DIRECTORY = os.environ['SOLEUS_LOCALES_DIR']
DAYS = 40
DAY = datetime.timedelta(days=1)
DAY_START = datetime.timedelta(hours=4)
AFTER_MIDNIGHT = ' (after midnight)'
LOCK_DAYS = 10
SHARP = '/^Still sharp/'
PERSIAN = str.maketrans('0123456789', '۰۱۲۳۴۵۶۷۸۹')
# Years that the calendar of a locale is ahead.
ERAS = {'th_TH': 543}
AM_PM = {'en_US': ('AM', 'PM'), 'ar_EG': ('ص', 'م'), 'hi_IN': ('पूर्वाह्न', 'अपराह्न')}
MONDAY, SATURDAY, SUNDAY = 0, 5, 6
# The weekday that weeks begin with, and how a date is written in a table.
LOCALES = {
    'th_TH': (SUNDAY, lambda day: f'{day:%d/%m}/{day.year + ERAS["th_TH"]}'),
    'en_US': (SUNDAY, lambda day: f'{day:%m/%d/%Y}'),
    'de_DE': (MONDAY, lambda day: f'{day:%d.%m.%Y}'),
    'fa_IR': (SATURDAY, lambda day: f'{day:%y/%m/%d}'.translate(PERSIAN)),
    'ar_EG': (SATURDAY, lambda day: f'{day:%d} {month(day)}, {day.year}'),
    'ja_JP': (SUNDAY, lambda day: f'{day:%Y年%m月%d日}'),
    'tr_TR': (MONDAY, lambda day: f'{day:%d-%m-%Y}'),
    'he_IL': (SUNDAY, lambda day: f'{day:%d/%m/%y}'),
    'hi_IN': (SUNDAY, lambda day: f'{day.day}/{day.month}/{day:%y}'),
    'ko_KR': (SUNDAY, lambda day: f'{day:%Y년 %m월 %d일}'),
}


def month(day):
    """The short name of its month in the locale of the test."""
    return locale.nl_langinfo(getattr(locale, f'ABMON_{day.month}'))


def in_words(name, day):
    """A date of a sentence: the order is the language's, which is English here."""
    month_name = locale.nl_langinfo(getattr(locale, f'MON_{day.month}'))
    return f'{day.day} {month_name} {day.year + ERAS.get(name, 0)}'


def weekday_names(first):
    """The short names in the locale of the test, from the first weekday on: 0 is Monday."""
    return [locale.nl_langinfo(getattr(locale, f'ABDAY_{(first + 1 + i) % 7 + 1}'))
            for i in range(7)]


def clock(name, moment):
    """How the time of the day is written."""
    if name not in AM_PM:
        return f'{moment:%H:%M}'
    return f'{moment.hour % 12 or 12}:{moment:%M} {AM_PM[name][moment.hour >= 12]}'
# All pages in all locales take minutes a locale: soak.sh goes through them.
VISITS = ('new more progress session stop lock'
          if os.environ.get('SOLEUS_TRIES_PERCENT') == '100' else os.environ['SOLEUS_VISITS'])


class Locales(tour.Tour, files.FilesTest):
    settings = {'window_width': 1280, 'window_height': 1500}

    def start(self, *arguments):
        app = super().start(*arguments)
        # One that is left when a locale failed would get the commands of the next.
        self.programs.callback(app.kill)
        return app

    def see(self, app, page):
        """Nothing on the page is empty, or what C prints for a text that is not there."""
        for node, said in app.root.look():
            if said.role in ('label', 'table cell', 'column header'):
                text = node.text
                self.assertNotIn('(null)', text, page)
                self.assertTrue(text, f'{page}: an empty label: {node}')

    def week_start(self, day):
        first, _ = LOCALES[self.name]
        return day - (day.weekday() - first) % 7 * DAY

    def visit_progress(self):
        first, write = LOCALES[self.name]
        past.fill(DAYS)
        latest = datetime.datetime.utcfromtimestamp(int(time.time()) - 7200)
        today = (datetime.datetime.now() - DAY_START).date()
        app = self.start()
        self.show(app, 'Progress')
        # The latest session says when it was.
        row = app.find('label', r'/, .*\d:\d\d.* · /')
        # The clock went on between the two lines above.
        moments = [latest - datetime.timedelta(seconds=60 * i) for i in range(2)]
        day = 'Today' if (latest - DAY_START).date() == today else 'Yesterday'
        self.assertIn(row.text.split(' · ')[0],
                      [f'{day}, {clock(self.name, moment)}' + AFTER_MIDNIGHT * (moment.hour < 4)
                       for moment in moments])
        # From a week on it is the date that says it.
        app.find('button', 'Show More').activate()
        weeks = [moment - 7 * DAY for moment in moments]
        dates = '|'.join(re.escape(f'{in_words(self.name, moment)} {clock(self.name, moment)}')
                         for moment in weeks)
        app.find('label', f'/^({dates}) · /')
        self.see(app, 'progress')
        labels = [node.text for node, _ in app.root.look(lambda _, said: said.role == 'label')]
        names = weekday_names(first)
        self.assertIn(names, [labels[i:i + 7] for i in range(len(labels))])

        # The weeks of the table are those of the calendar.
        for button in list(app.root.find_all('button', 'Show as Table')):
            button.activate()
        app.find('table cell', write(self.week_start(today)))
        app.find('table cell', write(self.week_start(today) - 7 * DAY))
        self.see(app, 'progress-tables')
        self.export(app)
        text = subprocess.run(['pdftotext', '-raw', self.print_to_file(app), '-'], check=True,
                              stdout=subprocess.PIPE, encoding='utf-8').stdout
        self.assertNotIn('(null)', text)
        # Arabic letters come as their forms, and in an order of their own.
        if self.name not in ('ar_EG', 'fa_IR', 'th_TH'):
            # Each date of the table stands in one line.
            for weeks in range(1, 4):
                self.assertRegex(
                    text, f'(?m)^{re.escape(write(self.week_start(today) - 7 * weeks * DAY))}\\b')
        self.assert_no_complaints(app)
        app.kill()

    def export(self, app):
        table, copy = (e2e.SESSION_DIR / f'{self.name}.{ending}' for ending in ('csv', 'json'))
        app.find('button', 'Export CSV…').activate()
        self.choose(app, 'Export the History', table)
        app.find('button', 'Export JSON…').activate()
        self.choose(app, 'Export the History', copy)
        self.wait_file(table)
        with open(table, encoding='utf-8', newline='') as file:
            phases = list(csv.DictReader(file))
        with open(self.wait_file(copy), encoding='utf-8') as file:
            sessions = json.load(file)['sessions']
        self.assertEqual(len(sessions), DAYS)
        self.assertEqual(len(phases), sum(len(session['phases']) for session in sessions))
        for phase in phases:
            # The texts that a spreadsheet reads as a date, a time and a number, whatever the locale.
            begin = datetime.datetime.fromisoformat(phase['start'])
            self.assertEqual(phase['date'], begin.strftime('%Y-%m-%d'))
            self.assertEqual(phase['time'], begin.strftime('%H:%M:%S'))
            self.assertRegex(phase['worked_s'], '^(30|60)$')
            self.assertRegex(phase['planned_s'], '^(30|60)$')

    def visit_stop(self):
        """The note for a doctor."""
        app = self.start('--start', 'gastroc-wall')
        self.skip_to(app, 'Hold')
        app.key('s')
        app.find('label', 'How is it now?')
        before = datetime.datetime.now()
        self.press(app, SHARP)
        note = app.find('label', '/^For your visit: /').text
        moments = [before + datetime.timedelta(seconds=60 * i) for i in range(2)]
        self.assertTrue(any(f'{in_words(self.name, moment)} {clock(self.name, moment)}.' in note
                            for moment in moments), note)
        self.see(app, 'stop')
        self.assert_no_complaints(app)
        app.kill()

    def visit_lock(self):
        app = self.start('--start', 'roller')
        self.leave_with(app, safety.SWELLING)
        app.kill()
        then = datetime.datetime.now() - LOCK_DAYS * DAY
        self.date_lock(then)
        app = self.start('--start', 'roller')
        date = in_words(self.name, then)
        app.find('label', f'/^Ticked on {re.escape(date)}/')
        # Behind the list, above the routines.
        app.find('label', f'Sessions have been locked since {date}.')
        self.see(app, 'lock')
        self.assert_no_complaints(app)
        app.kill()

    def date_lock(self, moment):
        """The lock is one of then. Of the last six days it would say the weekday."""
        when = moment.astimezone(datetime.timezone.utc)
        text = self.lock_file().read_text(encoding='utf-8')
        self.lock_file().write_text(re.sub('(?m)^Date=.*$', f'Date={when:%Y-%m-%dT%H:%M:%SZ}', text),
                                    encoding='utf-8')

    def visit_more(self):
        """Pages that the tour leaves out: nothing at hand that fits, a finish with advice, About."""
        app = self.start()
        app.show_routines()
        app.find('/button$/', 'Chair').activate()
        app.wait_gone('button', 'Stretch the whole calf')
        self.see(app, 'filter')
        app.find('button', 'Show All Routines').activate()
        app.find('button', 'Stretch the whole calf')
        app.open_routine('Stretch the upper calf')
        app.click('label', 'How tight do your calves feel now?')
        self.rate(app, 0)
        app.begin()
        self.skip_to(app, 'Hold')
        # Work of one second is rated.
        app.find('label', '/^2[0-8]$/')
        self.skip_to(app, 'Ended early')
        self.rate(app, 10)
        app.find('label', '/^Tighter than before/')
        self.see(app, 'finish-tighter')
        subprocess.run(['gapplication', 'action', APPLICATION_ID, 'about'], check=True)
        app.find('label', '/medical device/')
        self.see(app, 'about')
        self.assert_no_complaints(app)
        app.kill()

    @staticmethod
    def rate(app, value):
        app.click('/button$/', f'Tightness, Left leg: {value} of 10')

    def need_locale(self, name):
        """A machine without localedef has none; where one can't be built the test fails."""
        if not os.path.isdir(f'{DIRECTORY}/{name}'):
            self.assertIsNone(shutil.which('localedef'),
                              f'{name} was not built; see {DIRECTORY}/{name}.log')
            self.skipTest('localedef is not installed')

    def test_locales(self):
        os.environ['LOCPATH'] = DIRECTORY
        for name in os.environ['SOLEUS_LOCALES'].split():
            with self.subTest(name):
                self.need_locale(f'{name}.UTF-8')
                self.name = name
                self.environment = {'LOCPATH': DIRECTORY, 'LC_ALL': f'{name}.UTF-8',
                                    'LANGUAGE': 'en'}
                locale.setlocale(locale.LC_TIME, f'{name}.UTF-8')
                for visit in VISITS.split():
                    self.reset(**self.settings)
                    with contextlib.ExitStack() as self.programs:
                        getattr(self, f'visit_{visit}')()

    def test_clock_of_the_desktop(self):
        """What the person chose for the desktop's clock counts more than the locale."""
        name = os.environ['SOLEUS_LOCALES'].split()[0]
        self.need_locale(f'{name}.UTF-8')
        past.fill(1)
        for chosen, pattern in (('12h', r'/\d:\d\d [AP]M( \(.*\))? · /'), ('24h', r'/\d\d:\d\d( \(.*\))? · /')):
            settings.write(first_run_notice_seen=True, **self.settings)
            with open(settings.keyfile(), 'a', encoding='utf-8') as file:
                file.write(f"\n[org/gnome/desktop/interface]\nclock-format='{chosen}'\n")
            app = self.launch(env={'LOCPATH': DIRECTORY, 'LC_ALL': f'{name}.UTF-8',
                                   'LANGUAGE': 'en'})
            self.show(app, 'Progress')
            app.find('label', pattern)
            app.kill()


if __name__ == '__main__':
    e2e.main()
