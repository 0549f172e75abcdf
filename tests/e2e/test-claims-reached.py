#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What docs/safety.md says of each claim's place is reached in the running program.

A walk over all routines, with more pressure and on the floor, over Stop, the articles, the safety list
and what is said to its rows collects the texts that were on the screen. A place counts as reached once
all its texts were.
"""
import pathlib
import re
import time
import xml.etree.ElementTree as ElementTree

import e2e
import driver
import safety

DATA = e2e.SOURCE_ROOT / 'data'
LONG = 30
MANY_PHASES = 60
ROLES = ('label', 'check box', 'button')
PHONE = 'What to say on the phone'
SHARP = 'Still sharp or severe'
WORSE = 'A pop or snap, swelling, numbness, or I can’t stand on it'
# Routines whose sessions have every step between them: with more pressure, on the floor, and the answer
# to Stop in the end. The last one locks.
SESSIONS = (
    ('roller', True, False, SHARP), ('ball', True, False, SHARP), ('point-flex', False, False, None),
    ('heels-morning', False, True, None), ('full', False, False, None),
    ('after-run', False, False, None), ('wall-full', False, False, None),
    ('pump', False, False, None), ('hamstring', False, False, None),
    ('hamstring-lying', False, False, None),
    ('hands', False, True, WORSE),
)
STRETCHES = ('wall-full', 'pump', 'hamstring', 'hamstring-lying')
# Advice whose title is its name in docs/safety.md only: its text stands alone on the routine's page.
UNTITLED = 'Before you stretch'
# The seconds from one word to the next where the foot moves.
MOVE_PACE = '2'


def fold(text):
    return ' '.join((text or '').split())


def texts_of(element):
    """The texts of an element that a person has to have seen."""
    if element.tag == 'row':
        return [fold(element.text)]
    if element.get('kind') == 'setup':
        tags = ('ready', 'instruction', 'caution')
    elif element.tag == 'step' and element.get('pace') == MOVE_PACE:
        # “Point” and “Pull back”, “Rise” and “Lower” change with the tick.
        tags = ('instruction', 'caution')
    elif element.tag == 'step':
        tags = ('cue', 'instruction', 'caution')
    elif element.tag == 'routine':
        tags = ('name', 'summary')
    elif element.findtext('title') == UNTITLED:
        tags = ('text',)
    else:
        tags = ('title', 'text')
    return [fold(part.text) for tag in tags for part in element.iter(tag) if fold(part.text)]


def name_of(element):
    if element.tag == 'row':
        return f'list, “{fold(element.text)}”'
    name = fold(element.findtext('title') or element.findtext('name')).rstrip('.')
    return f'{element.tag} “{name}”'


def read_places(*folders):
    """What carries claims: its name in docs/safety.md, its claims, its texts."""
    places = []
    for folder in folders:
        for path in sorted((DATA / folder).glob('*.xml')):
            for element in ElementTree.parse(path).iter():
                if element.get('claims'):
                    places.append((name_of(element), element.get('claims').split(),
                                   texts_of(element)))
    return places


def read_steps():
    """The name of each step, and what it says at length."""
    return [(fold(step.findtext('name')), fold(step.findtext('instruction')))
            for step in ElementTree.parse(DATA / 'routines' / 'steps.xml').iter('step')]


def read_table():
    """The claims of docs/safety.md, each with its places."""
    page = (e2e.SOURCE_ROOT / 'docs' / 'safety.md').read_text(encoding='utf-8')
    rows = re.findall(r'^\| (S[12]\.\d+) \| .* \| (.*) \|$', page, re.MULTILINE)
    return {claim: places.split('; ') for claim, places in rows}


def row_names():
    """Boxes of the safety list, at least one for each advice: what is ticked before each look at it."""
    rows = {}
    for row in ElementTree.parse(DATA / 'safety' / 'list.xml').iter('row'):
        rows.setdefault(row.get('advice'), fold(row.text))
    wound, infection = rows.pop(None), rows.pop('infection')
    one_leg = [rows.pop('overlap'), rows.pop('injury')]
    # In an emergency there are no words for the phone.
    emergency = rows.pop('emergency')
    # Of a wound pressure alone is left out, of the others everything.
    return ([f'{wound}: left leg', f'{wound}: right leg'],
            [f'{infection}: left leg', f'{infection}: right leg',
             *(f'{row}: left leg' for row in one_leg), *rows.values()], [emergency])


def routine_name(routine):
    return fold(ElementTree.parse(DATA / 'routines' / f'{routine}.xml').findtext('.//name'))


class ClaimsReached(safety.SafetyTest):
    maxDiff = None

    def setUp(self):
        # The first phase lasts until it has been seen.
        self.reset(get_ready_seconds=60)
        self.seen = set()

    def look(self, app):
        """Note what is on the screen now."""
        texts = {fold(said.name) for _, said in app.root.look(
            lambda _, said: said.role in ROLES)}
        self.seen |= texts
        return {text for text in texts if not text.isdigit()}

    def wait_look(self, app, text):
        """The same, once this text is on the screen."""
        end = time.monotonic() + LONG
        while text not in (texts := self.look(app)):
            self.assertLess(time.monotonic(), end, text)
            time.sleep(driver.POLL_SECONDS)
        return texts

    def open_page(self, app, name):
        app.find('page tab', 'Routines', LONG).activate()
        app.find('button', name, LONG).activate()
        self.wait_look(app, 'Back to Routines')

    def choose(self, app, row, item):
        app.click('combo box', row)
        app.find('label', item, LONG)
        # The list stands where it was left on another page.
        app.key('Home', 'Down', 'Return')
        app.wait_gone('label', 'Right leg only' if row == 'Legs' else 'On a chair', LONG)

    def has_seen(self, text):
        return any(text in seen for seen in self.seen)

    def open_steps(self, app):
        """The rows of the steps that were not open before."""
        names = {said.name for _, said in app.root.look(lambda _, said: said.role == 'label')}
        for name, instruction in read_steps():
            if name not in names or self.has_seen(instruction):
                continue
            app.click_node(app.find('label', name))
            end = time.monotonic() + LONG
            while not self.has_seen(instruction):
                self.assertLess(time.monotonic(), end, name)
                self.look(app)

    def run_session(self, app, massage, answer):
        """By the key that skips, from one phase to the next."""
        app.find('button', 'Start').activate()
        if massage:
            self.pass_gate(app)
        texts = self.wait_look(app, 'Pause')
        for _ in range(MANY_PHASES):
            if 'Check in' in texts and answer:
                self.stop(app, answer)
                return
            if 'Ended early' in texts:
                app.find('button', 'Back to Routines').activate()
                return
            app.key('Right')
            texts = self.wait_other(app, texts)
        self.fail('The session has no end')

    def stop(self, app, answer):
        """In the time to get into place for the last step again."""
        app.key('Left')
        app.wait_gone('label', 'Check in', LONG)
        app.key('s')
        self.wait_look(app, 'How is it now?')
        app.find('button', answer).activate()
        self.wait_look(app, 'Back to Routines')
        app.find('button', 'Back to Routines').activate()

    def wait_other(self, app, before):
        end = time.monotonic() + LONG
        while time.monotonic() < end:
            texts = self.look(app)
            if texts != before:
                return texts
        return texts

    def visit_sessions(self):
        app = self.launch()
        app.resize(1000, 1400)
        for routine, more_pressure, floor, answer in SESSIONS:
            self.open_page(app, routine_name(routine))
            app.open_options()
            self.choose(app, 'Legs', 'Left leg only')
            if more_pressure:
                app.click('check box', 'More pressure')
            if floor:
                self.choose(app, 'Where you sit', 'On the floor')
            self.open_steps(app)
            self.run_session(app, routine not in STRETCHES, answer)
            app.find('button', 'Main Menu', LONG)
        self.assert_no_complaints(app)
        app.kill()

    def open_article(self, app, title, which):
        """The card of what to do now may have the same words as an article, and stands above."""
        list(app.root.find_all('button', title))[which].activate()
        self.wait_look(app, 'Back')
        app.key('Escape')
        app.find('button', 'Anatomy explorer', LONG)

    def visit_pages(self):
        """The routines without a session here, the articles, and the list last."""
        self.reset()
        self.write_hour()
        app = self.launch()
        for routine in e2e.routine_ids() - {routine for routine, *_ in SESSIONS}:
            self.open_page(app, routine_name(routine))
            app.key('Escape')
            app.find('button', 'Main Menu', LONG)
        app.find('page tab', 'Learn').activate()
        app.find('button', 'Anatomy explorer', LONG)
        self.open_article(app, 'When to see someone', 0)
        for title in ElementTree.parse(DATA / 'learn' / 'articles.xml').findall('article/title'):
            self.open_article(app, fold(title.text), -1)
        self.open_page(app, routine_name('full'))
        app.find('button', 'Start').activate()
        self.visit_list(app)
        self.assert_no_complaints(app)

    def write_hour(self):
        """The right calf had all of its massage, a minute ago."""
        self.state_dir().mkdir(parents=True, exist_ok=True)
        boot = pathlib.Path('/proc/sys/kernel/random/boot_id').read_text(encoding='ascii').strip()
        (self.state_dir() / 'last-hour').write_text(
            f'soleus-last-hour 1\nboot {boot}\n'
            f'boottime {time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1000}\n'
            f'wall {time.time_ns() // 1000}\nright 180000000 60000000 0\nend 1\n', encoding='ascii')

    def visit_list(self, app):
        """A row for each advice, ticked one after the other, and looked at before one of them goes."""
        self.find_list(app)
        self.look(app)
        wounds, signs, emergency = row_names()
        self.tick(app, *wounds)
        self.look(app)
        self.tick(app, *signs)
        self.look(app)
        self.press(app, PHONE)
        self.wait_look(app, 'Copy')
        self.press(app, 'Back')
        self.find_list(app)
        self.tick(app, *emergency)
        self.look(app)

    def test_all(self):
        self.visit_sessions()
        self.visit_pages()

        reached = {}
        missing = []
        for name, claims, texts in read_places('routines', 'learn', 'safety'):
            unseen = [text for text in texts if not self.has_seen(text)]
            if unseen:
                missing.append((name, unseen))
            for claim in claims:
                if not unseen:
                    reached.setdefault(claim, set()).add(name)
        self.assertEqual(missing, [])
        for claim, places in read_table().items():
            with self.subTest(claim):
                self.assertEqual(reached.get(claim, set()), set(places))


if __name__ == '__main__':
    e2e.main()
