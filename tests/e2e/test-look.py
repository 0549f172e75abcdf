#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A look finds what is found where each node is asked by itself, one question after the other."""
import time

import e2e
import accessible
import past
import safety

# While something moves two walks differ too.
TRIES = 20


def say(node):
    """What a node says of itself."""
    states, place, name, description = accessible.bus().ask([
        node.question('Accessible', 'GetState'), node.extents_question(),
        node.property_question('Accessible', 'Name'),
        node.property_question('Accessible', 'Description')])
    return (node.path, node.role, name[0], description[0],
            tuple(sorted(accessible.state_names(*states[0]))), place and place[0])


def is_shown(said):
    path, *_, states, place = said
    return path == accessible.ROOT or (
        'visible' in states and (not place or (place[2] > 0 and place[3] > 0)))


def is_page(node, parent):
    return node.name.endswith('StackPage') or node.parent() != parent


def front_pages(node, children):
    """The children, of a stack of pages only the one that a pointer meets."""
    place = node.extents
    if len(children) < 2 or not place or not all(is_page(child, node) for child in children):
        return children
    for across, down in accessible.PROBES:
        met = node.met_at(place.x + int(place.width * across), place.y + int(place.height * down))
        for above in met.ancestors() if met else ():
            if above in children:
                return [above]
    return children


def walk(node):
    """What is shown of a node and below it."""
    said = say(node)
    if not is_shown(said):
        return []
    found = [said]
    for child in front_pages(node, node.children()):
        found += walk(child)
    return found


def look(node, wanted=None):
    return [(found.path, said.role, said.name, said.description, tuple(sorted(said.states)),
             said.extents and (said.extents.x, said.extents.y, said.extents.width,
                               said.extents.height))
            for found, said in node.look(wanted)]


class Looks(safety.SafetyTest):
    def assert_same(self, app, least):
        """With at least so many nodes. Looks come first, since a program tells more of its nodes
        once they have been asked for; each later one knows what the one before has learned."""
        for _ in range(TRIES):
            buttons = look(app.root, lambda _, said: said.role == 'button')
            names = [node.path for node in app.root.find_all('label', '/e/')]
            looks = [look(app.root), look(app.root)]
            before = walk(app.root)
            looks.append(look(app.root))
            in_walk = [said for said in before if said[1] == 'button']
            if walk(app.root) == before and buttons == in_walk:
                break
            time.sleep(0.1)
        self.assertEqual(walk(app.root), before, 'the window does not come to rest')
        self.assertGreaterEqual(len(before), least)
        for found in looks:
            self.assertEqual(found, before)
        self.assertEqual(buttons, in_walk)
        # Windows in front come first there.
        self.assertEqual(sorted(names), sorted(
            said[0] for said in before
            if said[1] == 'label' and ('e' in said[2] or 'e' in said[3])))

    def test_pages(self):
        self.reset(get_ready_seconds=60)
        past.fill(3)
        app = self.launch()
        app.find('button', 'Main Menu')
        self.assert_same(app, 150)
        for tab in ('Routines', 'Progress', 'Learn', 'Today'):
            app.find('page tab', tab).activate()
            app.find('page tab', tab, state='selected')
            self.assert_same(app, 50)
            if tab == 'Progress':
                # What was in front keeps its place behind.
                app.find('button', 'Show as Table').activate()
                app.find('button', 'Show as Table', state='pressed')
                self.assert_same(app, 50)
        app.open_routine('Stretch the upper calf')
        self.assert_same(app, 50)
        app.key('Escape')
        app.wait_gone('button', 'Start')
        self.assert_same(app, 150)

    def test_session(self):
        self.reset(get_ready_seconds=60)
        app = self.launch('--start', 'gastroc-wall')
        app.key('space')
        app.find('label', 'Paused')
        self.assert_same(app, 20)
        app.key('s')
        app.find('label', 'How is it now?')
        self.assert_same(app, 20)
        # Buttons that were not shown yet stand beside others that no longer are.
        self.wait_state(app.root.children()[-1], '!busy')
        app.find('button', '/^A pop or snap/').activate()
        app.find('label', 'Get medical help now.')
        self.assert_same(app, 20)

    def test_dialogs(self):
        app = self.launch('--start', 'roller')
        self.find_list(app)
        self.assert_same(app, 250)
        app.key('Escape')
        app.wait_gone('check box', safety.EMERGENCY)
        self.assert_same(app, 150)
        app.key('ctrl+comma')
        app.find('button', 'Test')
        self.assert_same(app, 250)


if __name__ == '__main__':
    e2e.main()
