#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar file of a whole plan, read by another implementation."""
import collections
import datetime
import os
import subprocess
import sys
import unittest

import icalendar
from dateutil import rrule

PROGRAM, MODULES = sys.argv.pop(), sys.argv.pop()
MONDAY_TO_FRIDAY = 0b0011111
WEDNESDAY = datetime.date(2026, 10, 7)


def read(weekdays=MONDAY_TO_FRIDAY, done=0, first=WEDNESDAY, plan='looser-calves'):
    out = subprocess.run(
        [PROGRAM, plan, str(weekdays), str(done), first.isoformat(), 'Europe/Berlin'],
        env={**os.environ, 'SOLEUS_MODULEDIR': MODULES}, stdout=subprocess.PIPE, check=True).stdout
    found = collections.defaultdict(list)
    for event in icalendar.Calendar.from_ical(out).walk('VEVENT'):
        start = event['DTSTART'].dt.replace(tzinfo=None)
        for when in rrule.rrulestr(event['RRULE'].to_ical().decode(), dtstart=start):
            found[when.date()].append((when.time(), str(event['DESCRIPTION'])))
    return found


class PlanCalendar(unittest.TestCase):
    def test_whole_plan(self):
        days = read()
        self.assertEqual(len(days), 30)
        self.assertEqual(min(days), WEDNESDAY)
        self.assertEqual(max(days), datetime.date(2026, 11, 17))
        for day, events in days.items():
            self.assertLess(day.weekday(), 5)
            self.assertEqual([time for time, _ in events], [datetime.time(18)], day)

    def test_doses_by_week(self):
        """A week of a plan is as many days as it has, whichever weekday it began on."""
        days = read()
        doses = ['× 3' in days[day][0][1] for day in sorted(days)]
        self.assertEqual(doses, [False] * 5 + [True] * 25)

    def test_in_the_middle(self):
        """What was done isn't written again."""
        days = read(done=7, first=datetime.date(2026, 10, 16))
        self.assertEqual(len(days), 23)
        self.assertEqual(min(days), datetime.date(2026, 10, 16))
        self.assertTrue(all('× 3' in events[0][1] for events in days.values()))

    def test_other_days(self):
        days = read(weekdays=0b1000001)
        self.assertEqual(len(days), 12)
        self.assertEqual({day.weekday() for day in days}, {0, 6})
        self.assertEqual(min(days), datetime.date(2026, 10, 11))


if __name__ == '__main__':
    unittest.main()
