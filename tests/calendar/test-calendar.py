#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A calendar file is read by another implementation, python3-icalendar, and its rules by dateutil."""
import datetime
import io
import os
import subprocess
import sys
import unittest

import icalendar
from dateutil import rrule, tz

PROGRAM, MODULES = sys.argv.pop(), sys.argv.pop()
MONDAY_TO_FRIDAY = 0b0011111
UTC = datetime.timezone.utc


def write(zone='Europe/Berlin', first='2026-10-19', minute=18 * 60, weekdays=MONDAY_TO_FRIDAY, count=10,
          summary='Stretch', modules=MODULES):
    done = subprocess.run(
        [PROGRAM, zone, first, str(minute), str(weekdays), str(count), summary],
        env={**os.environ, 'SOLEUS_MODULEDIR': modules, 'LC_ALL': 'C.UTF-8'}, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stdout, done.stderr.decode()


def read(**options):
    status, out, err = write(**options)
    assert status == 0, err
    return out, icalendar.Calendar.from_ical(out)


def event_of(calendar):
    return calendar.walk('VEVENT')[0]


def occurrences(event):
    """All of them, in local time and without its zone."""
    start = event['DTSTART'].dt.replace(tzinfo=None)
    return list(rrule.rrulestr(event['RRULE'].to_ical().decode(), dtstart=start))


def zone_by_rules(out):
    """The zone as the VTIMEZONE of the file has it: nothing is looked up in the system."""
    text = out.decode()
    begin, end = text.index('BEGIN:VTIMEZONE'), text.index('END:VTIMEZONE')
    return tz.tzical(io.StringIO(text[begin:end] + 'END:VTIMEZONE\r\n')).get()


class Calendar(unittest.TestCase):
    def test_days(self):
        _, calendar = read()
        days = occurrences(event_of(calendar))
        self.assertEqual(len(days), 10)
        self.assertEqual(days[0], datetime.datetime(2026, 10, 19, 18))
        self.assertEqual(days[-1], datetime.datetime(2026, 10, 30, 18))
        self.assertTrue(all(day.weekday() < 5 for day in days))

    def test_every_weekday_is_its_own(self):
        for weekday in range(7):
            first = datetime.date(2026, 11, 2) + datetime.timedelta(days=weekday)
            with self.subTest(weekday=weekday):
                _, calendar = read(first=first.isoformat(), weekdays=1 << weekday, count=3)
                days = occurrences(event_of(calendar))
                self.assertEqual([day.date() for day in days],
                                 [first + datetime.timedelta(days=7 * n) for n in range(3)])

    def check_hours(self, first, zone, before, after):
        """It stays at 18:00 there, whatever becomes of the clock."""
        out, calendar = read(first=first, zone=zone)
        rules = zone_by_rules(out)
        hours = [day.replace(tzinfo=rules).astimezone(UTC).hour for day in occurrences(event_of(calendar))]
        self.assertEqual(hours, [before] * 5 + [after] * 5)

    def test_clock_put_back(self):
        self.check_hours('2026-10-19', 'Europe/Berlin', 16, 17)

    def test_clock_put_forward(self):
        self.check_hours('2027-03-22', 'Europe/Berlin', 17, 16)

    def test_clock_of_the_south(self):
        self.check_hours('2026-09-28', 'Australia/Sydney', 8, 7)

    def test_zone_has_its_plain_name(self):
        out, calendar = read()
        self.assertEqual(str(calendar.walk('VTIMEZONE')[0]['TZID']), 'Europe/Berlin')
        self.assertEqual(event_of(calendar)['DTSTART'].params['TZID'], 'Europe/Berlin')

    def test_without_a_zone(self):
        for zone in ('-', 'local'):
            with self.subTest(zone=zone):
                _, calendar = read(zone=zone)
                self.assertEqual(calendar.walk('VTIMEZONE'), [])
                self.assertIsNone(event_of(calendar)['DTSTART'].dt.tzinfo)

    def test_utc(self):
        for zone in ('UTC', 'Etc/UTC'):
            with self.subTest(zone=zone):
                _, calendar = read(zone=zone)
                start = event_of(calendar)['DTSTART'].dt
                self.assertEqual(start.utcoffset(), datetime.timedelta())
                self.assertEqual(start.hour, 18)

    def test_reminder(self):
        _, calendar = read()
        alarm, = event_of(calendar).walk('VALARM')
        self.assertEqual(str(alarm['ACTION']), 'DISPLAY')
        self.assertEqual(alarm['TRIGGER'].dt, datetime.timedelta())
        self.assertEqual(str(alarm['DESCRIPTION']), 'Stretch')

    def test_words(self):
        name = 'Wade, lang; über alles \\ 腓肠肌 ' * 6
        out, calendar = read(summary=name)
        self.assertEqual(str(event_of(calendar)['SUMMARY']), name)
        self.assertEqual(str(event_of(calendar)['DESCRIPTION']), 'First line\nsecond, line')
        for line in out.split(b'\r\n'):
            self.assertLessEqual(len(line), 75)
            self.assertNotIn(b'\n', line)

    def test_what_a_calendar_needs(self):
        _, calendar = read()
        self.assertEqual(calendar['VERSION'], '2.0')
        self.assertTrue(calendar['PRODID'])
        self.assertEqual(str(event_of(calendar)['UID']), 'one@soleus')
        self.assertTrue(event_of(calendar)['DTSTAMP'])
        self.assertEqual(event_of(calendar)['DURATION'].dt, datetime.timedelta(minutes=8))

    def test_without_libical(self):
        status, out, err = write(modules='/nowhere')
        self.assertNotEqual(status, 0)
        self.assertEqual(out, b'')
        self.assertIn('libical', err)


if __name__ == '__main__':
    unittest.main()
