# SPDX-License-Identifier: GPL-3.0-or-later
"""A past for the program under test: a history file of as many daily sessions as are asked for."""
import os
import pathlib
import sqlite3
import time
import uuid

SCHEMA = pathlib.Path(__file__).resolve().parent.parent / 'data' / 'history-v1.sql'
DAY = 86400
# The label of a session in the list; between midnight and the start of the day it says so.
ENTRY = r'/\d:\d\d( \(after midnight\))? · /'
# The button of a day with a session in the calendar.
DAY_BUTTON = '/day .*: 1 session, stretched for .*, massaged for /'
SECOND = 1000000
# Leg, muscle, kind, step, milliseconds worked: in turn.
ROUTINES = {
    'gastroc-wall': [('left', 'gastrocnemius', 'stretch', 'G', 30000),
                     ('right', 'gastrocnemius', 'stretch', 'G', 30000)] * 3,
    'soleus-wall': [('left', 'soleus', 'stretch', 'S', 30000),
                    ('right', 'soleus', 'stretch', 'S', 30000)] * 3,
    'roller': [('left', 'both', 'pressure', 'R', 60000),
               ('right', 'both', 'pressure', 'R', 60000)] * 2,
    'full': [('left', 'both', 'pressure', 'R', 60000),
             ('right', 'both', 'pressure', 'R', 60000),
             ('left', 'gastrocnemius', 'stretch', 'G', 30000),
             ('right', 'gastrocnemius', 'stretch', 'G', 30000)] * 4,
}


def path():
    return pathlib.Path(os.environ['XDG_DATA_HOME']) / 'soleus' / 'history.db'


def _add(connection, number, start, days_ago):
    names = list(ROUTINES)
    routine = names[number % len(names)]
    phases = ROUTINES[routine]
    outcome = 'stopped-pain' if number % 23 == 11 else 'ended' if number % 9 == 4 else 'finished'
    # The first day of the history is number 0; tightness eases in the course of weeks.
    ease = 4.0 * number / (number + days_ago + 1)
    session = connection.execute(
        'INSERT INTO session (uuid, routine, options, verdict, start_us, offset_s, end_us, outcome)'
        ' VALUES (?, ?, ?, ?, ?, 0, ?, ?)',
        (str(uuid.UUID(int=number)), routine, 'sides=both first=left',
         'clear' if routine in ('roller', 'full') else '', start * SECOND,
         (start + 600) * SECOND, outcome)).lastrowid
    connection.executemany(
        'INSERT INTO phase VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [(session, i + 1, leg, muscle, kind, step, worked, worked, kind == 'pressure',
          (start + 45 * (i + 1)) * SECOND)
         for i, (leg, muscle, kind, step, worked) in enumerate(phases)])
    for leg, more in (('left', 0), ('right', 1)):
        before = round(min(10, max(0, 6.5 + more - ease + (number * 7 + more) % 3 - 1)))
        connection.executemany('INSERT INTO rating VALUES (?, ?, ?, ?)',
                               [(session, 'before', leg, before),
                                (session, 'after', leg, max(0, before - 1 - number % 2))])
    if outcome == 'stopped-pain':
        connection.execute('INSERT INTO pain_stop VALUES (?, 1, ?, ?, 12, ?, ?)',
                           (session, 'left', 'G', 'gone', (start + 60) * SECOND))


def fill(days, until=None):
    """One session a day for so many days, the last one two hours before `until`, or before now."""
    path().parent.mkdir(parents=True, exist_ok=True)
    for old in path().parent.glob('history.db*'):
        old.unlink()
    last = int(until or time.time()) - 7200
    connection = sqlite3.connect(path())
    connection.executescript(SCHEMA.read_text(encoding='utf-8'))
    with connection:
        for table in ('pain_stop', 'rating', 'phase', 'session'):
            connection.execute(f'DELETE FROM {table}')
        for number in range(days):
            _add(connection, number, last - (days - 1 - number) * DAY, days - 1 - number)
    connection.close()
