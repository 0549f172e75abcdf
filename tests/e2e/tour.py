# SPDX-License-Identifier: GPL-3.0-or-later
"""A visit to every page of the program, for tests that look at all of them."""
import collections

import past
import safety

STRETCH = 'Stretch the upper calf'
# The part in which a check box draws its mark.
INDICATOR = 'GtkBuiltinIcon'
# Less than this in sight does not count; of a line of text at the edge of a scrolled page, less than
# this.
PIECE = 8
LINE = 17
# The number of levels from a text or an icon up to the control that a pointer meets in its place.
NEAR = 4

# `place` is what is in sight of `whole`; both are left, top, right and bottom on the screen.
Item = collections.namedtuple('Item', 'role name place whole parent node')


def overlap(one, other):
    return (max(one[0], other[0]), max(one[1], other[1]),
            min(one[2], other[2]), min(one[3], other[3]))


def is_in_sight(place, whole):
    return place[2] - place[0] >= PIECE and place[3] - place[1] >= PIECE \
        and place[3] - place[1] >= min(LINE, whole[3] - whole[1])


class Tour(safety.SafetyTest):
    """Hands each page, once it is in front, to see (), which the test supplies."""

    environment = {}
    settings = {}

    def setUp(self):
        self.reset(**{'get_ready_seconds': 30, **self.settings})

    def see(self, app, page):
        raise NotImplementedError

    def start(self, *arguments):
        return self.launch(*arguments, env=self.environment)

    def show(self, app, name):
        """A view of the main page, wherever its switcher is."""
        app.find('page tab', name).activate()

    def back(self, app, role, name):
        app.key('Escape')
        app.find(role, name)

    # The content of a page.

    def place(self, app, node):
        """Where it is on the screen: left, top, right and bottom."""
        left, top = map(round, app.origin(node.toplevel()))
        extents = node.extents
        return (extents.x + left, extents.y + top,
                extents.x + left + extents.width, extents.y + top + extents.height)

    def items(self, app, roles, wanted=None):
        """What has these roles, is sensitive and in sight, in the window in front, and is wanted."""
        frame = app.root.children()[-1]
        left, top = map(round, app.origin(frame))
        found = []

        seen = dict(frame.look())

        def visit(node, clip, parent):
            said = seen.get(node)
            # WCAG asks for nothing where a control can't be used.
            if said is None or 'sensitive' not in said.states:
                return
            extents = said.extents
            if extents:
                whole = (extents.x + left, extents.y + top,
                         extents.x + left + extents.width, extents.y + top + extents.height)
                clip = overlap(clip, whole)
                if not is_in_sight(clip, whole):
                    return
                parent = Item(said.role, said.name, clip, whole, parent, node)
                if (parent.role in roles or parent.name == INDICATOR) \
                        and (wanted is None or wanted(parent)):
                    found.append(parent)
            for child in said.children:
                visit(child, clip, parent)

        visit(frame, (0, 0, 1 << 15, 1 << 15), None)
        return [item for item in found
                if self.is_met(frame, item, (item.place[0] + item.place[2]) // 2 - left,
                               (item.place[1] + item.place[3]) // 2 - top)]

    @staticmethod
    def is_in(frame, item, x, y):
        """Whether a pointer meets the item there, or what it is made of."""
        met = frame.met_at(x, y)
        while met is not None and met != item.node:
            met = met.parent()
        return met is not None

    def is_met(self, frame, item, x, y):
        """Whether a pointer meets it, or an icon's control: pages behind others, and buttons that
        there is no room for, keep their places in the tree."""
        if self.is_in(frame, item, x, y):
            return True
        if item.role in ('label', 'button'):
            return False
        met = frame.met_at(x, y)
        own = item.parent
        for _ in range(NEAR):
            if own and met == own.node:
                return True
            own = own and own.parent
        return False

    # The pages.

    def visit_all(self):
        """Everything, in three starts of the program."""
        self.visit_new()
        self.visit_known()
        self.visit_session()

    def visit_new(self):
        """What a person sees who has done nothing yet."""
        app = self.start()
        app.find('button', f'Start: {STRETCH}')
        self.see(app, 'today')
        app.show_routines()
        # The last of the cards, which come after the first frame.
        app.find('button', 'Massage and stretch after high heels')
        self.see(app, 'routines')
        app.open_routine(STRETCH)
        self.see(app, 'routine')
        self.back(app, 'button', 'Main Menu')
        app.key('ctrl+comma')
        app.find('label', 'Skin tone')
        self.see(app, 'preferences')
        # Backwards from the first row, past the button that closes it: the last row.
        app.key('shift+Tab', 'shift+Tab')
        self.see(app, 'preferences-end')
        app.key('Escape')
        app.wait_gone('label', 'Skin tone')
        self.show(app, 'Progress')
        app.find('button', 'Choose a Routine')
        self.see(app, 'progress-empty')
        app.find('button', 'Log a Session…').activate()
        app.find('label', 'Minutes')
        self.see(app, 'log')
        app.key('Escape')
        app.wait_gone('label', 'Minutes')
        self.visit_ankle_test(app)
        self.visit_plans(app)
        self.show(app, 'Learn')
        app.find('button', 'Anatomy explorer')
        self.see(app, 'learn')
        app.find('button', 'Anatomy explorer').activate()
        app.find('label', '/gastrocnemius stretches most/')
        self.see(app, 'anatomy')
        self.back(app, 'button', 'Anatomy explorer')
        app.find('button', 'Tools and how hard to press').activate()
        app.find('button', 'Back')
        self.see(app, 'article')
        self.back(app, 'button', 'Anatomy explorer')
        app.find('button', 'When to see someone').activate()
        app.find('label', 'Get help now')
        self.see(app, 'advice')
        self.back(app, 'button', 'Anatomy explorer')
        app.find('button', 'Questions people ask').activate()
        app.find('label', 'Should it hurt?')
        self.see(app, 'questions')
        self.back(app, 'button', 'Anatomy explorer')
        app.find('button', 'Does it work?').activate()
        app.find('label', 'Up to 15 minutes in all')
        self.see(app, 'evidence')
        self.assert_no_complaints(app)
        app.kill()

    def visit_ankle_test(self, app):
        """From the page of the history and back to it; nothing is kept."""
        app.find('button', 'Measure Your Ankles…').activate()
        app.find('button', 'Begin')
        self.see(app, 'ankle-before')
        app.find('button', 'Begin').activate()
        app.find('button', 'Skip the Left Leg')
        app.find('button', 'Note This Try').activate()
        app.find('button', 'Go to the Right Leg')
        self.see(app, 'ankle-leg')
        app.find('button', 'Go to the Right Leg').activate()
        app.find('button', 'Show the Result').activate()
        app.find('button', 'Don’t Save')
        self.see(app, 'ankle-result')
        app.find('button', 'Don’t Save').activate()
        app.find('button', 'Main Menu')

    def visit_plans(self, app):
        """All plans, one that is being written, and one that is begun, paused and given up."""
        frame = app.find('frame')
        frame.activate(frame.actions().index('win.show-plans'))
        app.find('button', 'New Plan…')
        self.see(app, 'plans')
        app.find('button', 'New Plan…').activate()
        app.find('button', 'Add Routine').activate()
        app.find('button', 'Remove from the Plan')
        self.see(app, 'plan-editor')
        app.key('Escape')
        app.find('button', 'Discard').activate()
        app.find('button', 'Looser calves').activate()
        app.find('button', 'Start Plan')
        self.see(app, 'plan-before')
        app.find('button', 'Start Plan').activate()
        app.find('button', 'Skip This Day')
        self.see(app, 'plan')
        app.find('button', 'Pause').activate()
        app.find('button', 'Go On')
        self.see(app, 'plan-paused')
        next(node for _, node in app.find('*', 'More About This Plan').walk()
             if node.actions()).activate()
        app.find('menu item', '/^Stop the Plan/').activate()
        app.find('button', 'Stop').activate()
        app.wait_gone('button', 'Stop')
        app.find('button', 'Start Plan')
        app.key('Escape')
        app.find('button', 'New Plan…')
        app.key('Escape')
        app.find('button', 'Main Menu')

    def visit_known(self):
        """What a person sees who has done something each day for a month."""
        past.fill(40)
        app = self.start()
        app.find('button', '/^(Start: |Do More$)/')
        self.see(app, 'today-known')
        self.show(app, 'Progress')
        app.find('label', past.ENTRY)
        # On the first day of a month this month may have no session yet.
        app.find('button', 'Previous Month').activate()
        app.find('button', past.DAY_BUTTON)
        self.see(app, 'progress')
        self.assert_no_complaints(app)
        app.kill()

    def visit_session(self):
        """A massage: the list of warning signs, every phase, the stop page and the last page."""
        app = self.start('--start', 'roller')
        self.find_list(app)
        self.see(app, 'safety')
        self.tick(app, safety.NOTHING)
        self.see(app, 'safety-ticked')
        self.press(app, 'Start')
        app.wait_phase('Get ready')
        self.see(app, 'session-ready')
        self.skip_to(app, 'Roll')
        self.see(app, 'session-work')
        app.key('space')
        app.find('label', 'Paused')
        self.see(app, 'session-paused')
        app.key('space')
        self.skip_to(app, 'Switch legs')
        self.see(app, 'session-switch')
        app.key('s')
        app.find('label', 'How is it now?')
        self.see(app, 'stop')
        self.press(app, 'It has gone now')
        self.see(app, 'stop-gone')
        self.press(app, 'End session')
        app.find('button', 'Main Menu')
        app.kill()

        app = self.start('--start', 'gastroc-wall')
        self.skip_to(app, 'Hold')
        self.see(app, 'session-hold')
        self.skip_to(app, 'Rest')
        self.see(app, 'session-rest')
        self.skip_to(app, 'Ended early')
        self.see(app, 'finish')
        self.assert_no_complaints(app)
        app.kill()
