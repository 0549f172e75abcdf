#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each button of each page has the name that a screen reader should say.

From GTK 4.18 on the text of a button counts more than a name that it was given besides.
"""
import os

import e2e
import driver
import past
import tour

BUTTONS = {'button', 'check box', 'radio button', 'menu button'}
# Only work of a few seconds is rated.
RATED = '/^Tightness, /'
# The window manager's, where GTK draws them.
WINDOW_BUTTONS = {'Minimize', 'Maximize', 'Restore', 'Close'}
# Rows with a list or a switch, whose part is a button in some versions of GTK.
ROWS = {'Chimes', 'Media keys', 'Moving figure', 'Pace', 'Say what to do', 'Time span'}
SAFETY = [
    'Right now: sudden trouble breathing, chest pain, coughing blood, or I just fainted',
    'New swelling, or swelling a doctor has not checked',
    'Skin that feels warm or hot for no clear reason',
    'Redder or darker skin than usual',
    'New pain or tenderness that exercise doesn’t explain',
    'Last 4 weeks: surgery, cast, days in bed, long journey, cancer treatment',
    'A blood clot in the past',
    'A blood clot, known or suspected',
    'Blood thinners, e.g. warfarin, apixaban, rivaroxaban, heparin',
    'Pregnant or recently gave birth',
    'A bone that is or may be broken',
    'A pop or snap in my calf or heel, not yet checked',
    'I can’t put weight on the leg or walk comfortably',
    'Suddenly much worse, or severe',
    'Hurts or gets worse at rest',
    'Comes each time I walk some way, goes within minutes of standing still',
    'Numbness or less feeling in legs or feet, or poor circulation',
    'Severe varicose veins',
    # The word of the button is that of the leg alone.
    *(f'{what}: {leg} leg' for leg in ('left', 'right') for what in (
        'Open cut, sore, burn or blister',
        'Inflamed area, such as a sprain or bite',
        'Skin infection or spreading rash',
        'Recent injury, such as a pulled or torn muscle')),
    'I have read this list. Nothing on it applies to me today.',
    'Cancel', 'Start',
]
PREFERENCES = ['Test', 'Break from sitting', 'Sessions of the plan', 'Short hair', 'Ponytail',
               *(f'Skin tone {tone}' for tone in range(1, 6))]
SESSION = ['End Session…', 'Session Menu', 'Mute', 'Full Screen', 'Back', '10 Seconds Less',
           '10 Seconds More', 'Skip']
ROUTINES = [
    'Stretch the upper calf', 'Stretch the lower calf', 'Stretch the whole calf',
    'Stretch after sitting', 'One-minute break', 'Move your feet while sitting', 'Stretch before bed',
    'Calf and thigh before bed', 'Stretch the back of the thigh, sitting',
    'Stretch the back of the thigh, lying', 'Walk and stretch after a run',
    'Cool down after a run', 'Massage and stretch after high heels', 'Press a spot and move the foot',
    'Roll out both calves', 'Press a knot with a ball', 'Massage by hand', 'Roll, press and stretch']
STOPPED = ['It has gone now', 'Still sharp or severe',
           'A pop or snap, swelling, numbness, or I can’t stand on it', 'I pressed it by mistake']
FINISH = ['Back to Routines', 'When to See Someone', 'Do It Again', 'Done']
AREAS = ['Upper calf, inner side', 'Upper calf, outer side', 'Lower calf, near the heel',
         'Heel cord', 'One sore spot', 'Pain in the tendon itself']
PLANS = ['Looser calves', 'Quiet nights', 'Breaks at the desk', 'Before and after a run']
WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
PLAN = ['Back', 'More About This Plan']
SHORT = ['Start, at most 3 min: One-minute break',
         'Start, at most 6 min: Stretch the whole calf',
         'Start, at most 13 min: Stretch before bed']
# What each page has, from the first to the last.
INTENDED = {
    'today': [
        'Main Menu', 'Start: Stretch the upper calf', 'Change', *AREAS, *SHORT],
    'today-known': ['Main Menu', '/^(Start: .*|Change|Do More)$/', *AREAS, *SHORT],
    'routines': [
        'Main Menu', 'Wall', 'Chair', 'Roller', 'Ball', 'Shortest first',
        *ROUTINES, *(f'Start: {name}' for name in ROUTINES), 'New…', 'Open…'],
    'routine': ['Back to Routines', 'More About This Routine', 'Open the safety list', 'Start'],
    'preferences': PREFERENCES,
    'preferences-end': PREFERENCES,
    'progress-empty': [
        'Main Menu', 'Choose a Routine', 'Log a Session…', 'Measure Your Ankles…',
        'Keep a Cramp Diary', 'Import a History…'],
    'ankle-before': ['Back', 'Begin', 'Print a Paper Ruler…'],
    'ankle-leg': [
        'Back', 'Note This Try', 'My knee can’t reach with the toes at the wall', 'Remove Try 1',
        'Go to the Right Leg'],
    'ankle-result': ['Back', 'Don’t Save', 'Save'],
    'plans': ['Back', *PLANS, 'New Plan…'],
    'plan-editor': ['Back', *WEEKDAYS, 'Remove from the Plan', 'Add Routine', 'Save'],
    'plan-before': [*PLAN, *WEEKDAYS, 'Start Plan'],
    'plan': [*PLAN, 'Start: Stretch the whole calf', 'Skip This Day', 'Pause'],
    'plan-paused': [*PLAN, 'Go On'],
    'log': ['Cancel', 'Save', 'Date', r'/^\d\d.\d\d.\d\d$/'],
    'learn': [
        'Main Menu', 'Anatomy explorer', 'When to see someone', 'Meet your calf',
        'Straight knee, bent knee', 'Why calves get tight', 'What massage does',
        'Soreness: what massage can and can’t do', 'Tools and how hard to press',
        'Blood clots: why we ask', 'Leave that leg alone (and other cautions)', 'Night cramps',
        'When self-care is not enough', 'A sore Achilles tendon', 'Before or after sport?',
        'Does it work?', 'Extra care', 'For runners', 'High heels', 'How often, how long?',
        'Pain under the heel', 'Pain when you walk', 'Questions people ask', 'When to stop'],
    'anatomy': [
        'Back', 'Side', 'Behind', 'Section', 'Left leg', 'Right leg', 'Gastrocnemius', 'Soleus',
        'Achilles tendon'],
    'article': ['Back', 'Roll out both calves'],
    'advice': ['Back'],
    'questions': ['Back'],
    'evidence': ['Back', 'Stretch the whole calf'],
    'progress': [
        'Main Menu', 'Show as Table', 'Previous Month', 'Next Month',
        past.DAY_BUTTON, 'Show More', 'Print Summary…',
        'Export CSV…', 'Export JSON…', 'Import…', 'More About Your Data', 'Measure…', 'No Cramps',
        'Save the Night', *(f'How bad the cramps were: {number} of 10' for number in range(11))],
    'safety': SAFETY,
    'safety-ticked': SAFETY,
    'session-ready': [*SESSION, 'Pause', 'Stop: pain'],
    'session-work': [*SESSION, 'Pause', 'Stop: pain'],
    'session-paused': [*SESSION, 'Go on', 'Stop: pain'],
    'session-switch': [*SESSION, 'Pause', 'Stop: pain'],
    'stop': STOPPED,
    'stop-gone': ['Go on with the right leg', 'End session'],
    'session-hold': [*SESSION, 'Pause', 'Stop: pain'],
    'session-rest': [*SESSION, 'Pause', 'Stop: pain'],
    'finish': FINISH,
    'finish-rated': [
        *FINISH, *(f'Tightness, Left leg: {number} of 10' for number in range(11))],
}


class Names(tour.Tour):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.seen = {}

    def see(self, app, page):
        names = {said.name for _, said in app.root.children()[-1].look() if said.role in BUTTONS}
        self.seen[page] = names - WINDOW_BUTTONS - ROWS

    def check(self, pages):
        self.assertEqual(list(self.seen), pages)
        for page, names in self.seen.items():
            with self.subTest(page=page):
                intended = INTENDED[page]
                if page == 'finish':
                    names = {name for name in names if not driver.matches(RATED, name)}
                self.assertEqual(
                    [name for name in sorted(names)
                     if not any(driver.matches(one, name) for one in intended)], [], 'not intended')
                self.assertEqual(
                    [one for one in intended
                     if not any(driver.matches(one, name) for name in names)], [], 'not there')

    def test_new(self):
        self.visit_new()
        self.check(['today', 'routines', 'routine', 'preferences', 'preferences-end',
                    'progress-empty', 'log', 'ankle-before', 'ankle-leg', 'ankle-result', 'plans',
                    'plan-editor', 'plan-before', 'plan', 'plan-paused', 'learn', 'anatomy', 'article', 'advice', 'questions', 'evidence'])

    def test_known(self):
        self.visit_known()
        self.check(['today-known', 'progress'])

    def test_session(self):
        self.visit_session()
        self.check(['safety', 'safety-ticked', 'session-ready', 'session-work', 'session-paused',
                    'session-switch', 'stop', 'stop-gone', 'session-hold', 'session-rest',
                    'finish'])

    def test_rated(self):
        shift = e2e.SESSION_DIR / 'shift'
        shift.write_text('0 0')
        app = self.launch('--start', 'gastroc-wall', env={'SOLEUS_CLOCK_SHIFT': str(shift)},
                          program=os.environ['SOLEUS_SHIFTED_PROGRAM'])
        self.skip_to(app, 'Hold')
        shift.write_text('5 0')
        self.skip_to(app, 'Ended early')
        app.find('/button$/', RATED)
        self.see(app, 'finish-rated')
        self.check(['finish-rated'])


if __name__ == '__main__':
    e2e.main()
