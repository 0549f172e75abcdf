# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessible tree of running programs, over the accessibility bus.

libatspi asks one question and waits for its answer before the next; a look at a page took it a
second. Here all of a level of the tree is asked at once.

What GTK 4.8 does not do shapes this file. Extents are relative to the window only, and asking for
others makes the program warn; SHOWING is set on windows only, so that "on screen" means visible
with a size; check boxes and list rows have no action, so that they are clicked for real.
"""
import functools
import itertools
import re
from types import SimpleNamespace

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

INTERFACE = 'org.a11y.atspi.'
ROOT = '/org/a11y/atspi/accessible/root'
NULL = '/org/a11y/atspi/null'
TIMEOUT_MS = 9000
# A socket that contains itself has no end.
MAX_DEPTH = 60
# Places where a page may be met: not every page has something in its middle.
PROBES = ((0.5, 0.5), (0.5, 0.02), (0.25, 0.25), (0.75, 0.75), (0.25, 0.9), (0.9, 0.1))
# The origin of a place.
SCREEN, WINDOW = 0, 1
PLACE = [GLib.Variant('(u)', (origin,)) for origin in (SCREEN, WINDOW)]
ACCESSIBLE = GLib.Variant('(s)', (INTERFACE + 'Accessible',))


class NotFound(Exception):
    """What was looked for did not come in time."""


def matches(pattern, *values):
    """Whether one of the values is the pattern, or fits it /where it is a regular expression/."""
    if pattern == '*':
        return True
    if len(pattern) > 1 and pattern[0] == pattern[-1] == '/':
        return any(re.search(pattern[1:-1], value or '') for value in values)
    return pattern in values


@functools.cache
def role_name(number):
    """A role by one name: AT-SPI renamed "push button", and to GTK 4.8 a toggle is a button too."""
    return re.sub('^(push|toggle) ', '', Atspi.role_get_name(Atspi.Role(number)))


@functools.cache
def state_names(low, high):
    bits = low | high << 32
    return frozenset(Atspi.StateType(i).value_nick for i in range(bits.bit_length())
                     if bits >> i & 1)


class Bus:
    """The accessibility bus of this session."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.address, = session.call_sync(
            'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
            Gio.DBusCallFlags.NONE, TIMEOUT_MS, None)
        self.connection = Gio.DBusConnection.new_for_address_sync(
            self.address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)

    def call(self, owner, path, interface, method, arguments=None):
        """The answer's values. A program that has gone is a GLib.Error."""
        return self.connection.call_sync(owner, path, interface, method, arguments, None,
                                         Gio.DBusCallFlags.NO_AUTO_START, TIMEOUT_MS,
                                         None).unpack()

    def ask(self, questions):
        """The answers to many calls at once; None for one that failed."""
        return [answer if answer is None else answer.unpack() for answer in self.ask_raw(questions)]

    def ask_raw(self, questions):
        """The same as variants: to unpack all of an answer takes long."""
        answers = [None] * len(questions)
        left = len(questions)

        def take(connection, result, place):
            nonlocal left
            left -= 1
            try:
                answers[place] = connection.call_finish(result)
            except GLib.Error:
                pass

        for place, question in enumerate(questions):
            self.connection.call(*question, None, Gio.DBusCallFlags.NO_AUTO_START, TIMEOUT_MS,
                                 None, take, place)
        context = GLib.MainContext.default()
        while left:
            context.iteration(True)
        return answers


@functools.cache
def bus():
    return Bus()


def programs():
    """The root of each program in the tree, by process id."""
    registry = Node('org.a11y.atspi.Registry', ROOT)
    roots = registry.children()
    answers = bus().ask([('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                          'GetConnectionUnixProcessID', GLib.Variant('(s)', (root.owner,)))
                         for root in roots])
    return {answer[0]: root for root, answer in zip(roots, answers) if answer}


def states_of(nodes):
    """The states of each node; of one that has gone there are none."""
    answers = bus().ask([node.question('Accessible', 'GetState') for node in nodes])
    return [state_names(*answer[0]) if answer else frozenset() for answer in answers]


def actions_of(nodes):
    """The names of the actions of each node."""
    counts = bus().ask([node.property_question('Action', 'NActions') for node in nodes])
    asked = [(at, i) for at, answer in enumerate(counts) if answer for i in range(answer[0])]
    names = bus().ask([nodes[at].question('Action', 'GetName', GLib.Variant('(i)', (i,)))
                       for at, i in asked])
    found = [[] for _ in nodes]
    for (at, _), answer in zip(asked, names):
        if answer:
            found[at].append(answer[0])
    return found


class Node:
    """One accessible object. What it says of itself is asked anew each time, but its role."""

    roles = {}

    def __init__(self, owner, path):
        self.owner = owner
        self.path = path
        # Its window, where it was found from there.
        self.top = None

    def __eq__(self, other):
        return isinstance(other, Node) and (self.owner, self.path) == (other.owner, other.path)

    def __hash__(self):
        return hash((self.owner, self.path))

    def question(self, interface, method, arguments=None):
        return self.owner, self.path, INTERFACE + interface, method, arguments

    def property_question(self, interface, name):
        return (self.owner, self.path, 'org.freedesktop.DBus.Properties', 'Get',
                GLib.Variant('(ss)', (INTERFACE + interface, name)))

    def call(self, interface, method, arguments=None):
        return bus().call(*self.question(interface, method, arguments))

    def get(self, interface, name):
        return bus().call(*self.property_question(interface, name))[0]

    @property
    def role(self):
        if self not in Node.roles:
            Node.roles[self] = role_name(self.call('Accessible', 'GetRole')[0])
        return Node.roles[self]

    @property
    def name(self):
        return self.get('Accessible', 'Name') or ''

    @property
    def description(self):
        return self.get('Accessible', 'Description') or ''

    @property
    def states(self):
        return state_names(*self.call('Accessible', 'GetState')[0])

    @property
    def text(self):
        """The text of a label or an entry, else the name."""
        own = self.own_text()
        return self.name if own is None else own

    def own_text(self):
        try:
            # GTK 4 gives nothing for the usual end of -1.
            end = self.get('Text', 'CharacterCount')
            return self.call('Text', 'GetText', GLib.Variant('(ii)', (0, end)))[0]
        except GLib.Error:
            return None

    @property
    def extents(self):
        """Place in its window and size, or None."""
        return self.place_from(WINDOW)

    def place_from(self, origin):
        """Place from the origin, and size, or None."""
        return as_place(bus().ask([self.extents_question(origin)])[0])

    def extents_question(self, origin=WINDOW):
        return self.question('Component', 'GetExtents', PLACE[origin])

    def parent(self):
        """What it is in; None for a program, or where it has gone."""
        answer, = bus().ask([self.property_question('Accessible', 'Parent')])
        return as_node(answer[0]) if answer else None

    def children(self):
        return children_of([self])[0]

    def children_question(self):
        return self.question('Accessible', 'GetChildren')

    def ancestors(self):
        """It and what it is in, up to its window."""
        node = self
        while node and node.path != ROOT:
            yield node
            node = node.parent()

    def toplevel(self):
        """Its window. The way up to it is a question a step, each of which waits for a frame."""
        return self.top or list(self.ancestors())[-1]

    def met_at(self, x, y):
        """What a pointer meets at a place of its window, or None."""
        answer, = bus().ask([self.point_question(x, y)])
        return as_node(answer[0]) if answer else None

    def point_question(self, x, y):
        return self.question('Component', 'GetAccessibleAtPoint',
                             GLib.Variant('(iiu)', (x, y, WINDOW)))

    def walk(self):
        """The node and all below it, each with its depth."""
        below = {}
        level = [self]
        for _ in range(MAX_DEPTH):
            if not level:
                break
            below.update(zip(level, children_of(level)))
            level = [child for node in level for child in below[node]]
        stack = [(0, self)]
        while stack:
            depth, node = stack.pop()
            yield depth, node
            if depth < MAX_DEPTH:
                stack += ((depth + 1, child) for child in reversed(below.get(node, [])))

    def has_state(self, state):
        """Whether it has the state; "!state" asks that it has not."""
        if state.startswith('!'):
            return state[1:] not in self.states
        return state in self.states

    def look(self):
        """What is on the screen of it and below it: pairs of a node and what it said of itself
        (role, name, description, states, extents), in the tree's order.

        The parts that are not shown, which are most of the tree, are not gone through.
        """
        return Look(self).nodes()

    def look_everywhere(self):
        """The same of all that is in the tree."""
        nodes = [node for _, node in self.walk()]
        told, _ = ask_nodes(nodes, [False] * len(nodes))
        return [(node, said) for node, said in zip(nodes, told) if said]

    def walk_on_screen(self):
        """Like walk (), without the parts of the tree that are not shown, and without depths."""
        for node, _ in self.look():
            yield node

    def find_all(self, role, name):
        """Nodes on the screen that match, in the tree's order.

        A program's newest window comes first. The windows behind it are looked at only when the
        caller asks for more than it has.
        """
        tops = reversed(self.children()) if self.path == ROOT else [self]
        for top in tops:
            for node, said in top.look():
                if matches(role, said.role) and matches(name, said.name, said.description):
                    node.top = top if self.path == ROOT else self.top
                    yield node

    def actions(self):
        return actions_of([self])[0]

    def activate(self, index=0):
        """Do its action as assistive technology does, without a pointer."""
        if len(self.actions()) <= index:
            raise NotFound(f'{self.role} {self.name!r} has no action {index}')
        return self.call('Action', 'DoAction', GLib.Variant('(i)', (index,)))[0]

    def __str__(self):
        parts = [self.role, repr(self.name)]
        if self.description:
            parts.append(f'description={self.description!r}')
        text = self.own_text()
        if text is not None:
            parts.append(f'text={text!r}')
        extents = self.extents
        if extents:
            parts.append(f'[{extents.x},{extents.y} {extents.width}x{extents.height}]')
        states = self.states
        marks = states - {'sensitive', 'visible', 'horizontal', 'vertical', 'enabled'}
        marks |= {f'NOT-{state}' for state in ('sensitive', 'visible') if state not in states}
        parts.append('{' + ','.join(sorted(marks)) + '}')
        return ' '.join(parts)

    __repr__ = __str__


def as_node(reference):
    owner, path = reference
    return Node(owner, path) if owner and path != NULL else None


def as_nodes(answer):
    found = map(as_node, answer[0]) if answer else ()
    return [node for node in found if node]


def children_of(nodes, counts=None):
    """The children of each node, whose number may be known.

    GTK 4.8 leaves out the pages of a stack: what is in them stands in their place.
    """
    if counts is None:
        answers = bus().ask([node.property_question('Accessible', 'ChildCount') for node in nodes])
        counts = [answer[0] if answer else 0 for answer in answers]
    found = [[] for _ in nodes]
    parents = [at for at, count in enumerate(counts) if count]
    answers = bus().ask([nodes[at].children_question() for at in parents])
    for at, answer in zip(parents, answers):
        found[at] = as_nodes(answer)
    return found


def as_place(answer):
    if not answer:
        return None
    x, y, width, height = answer[0]
    return SimpleNamespace(x=x, y=y, width=width, height=height)


def ask_nodes(nodes, with_children):
    """What each node says of itself, None for one that has gone; and its children, for those nodes
    that may have some."""
    questions = []
    new = [node for node in nodes if node not in Node.roles]
    questions += (node.question('Accessible', 'GetRole') for node in new)
    for node, asked in zip(nodes, with_children):
        questions += (
            node.question('Accessible', 'GetState'), node.extents_question(),
            (node.owner, node.path, 'org.freedesktop.DBus.Properties', 'GetAll', ACCESSIBLE))
        if asked:
            questions.append(node.children_question())
    answers = iter(bus().ask_raw(questions))
    for node, role in zip(new, itertools.islice(answers, len(new))):
        if role is not None:
            Node.roles[node] = role_name(role.get_child_value(0).get_uint32())
    told, children = [], []
    for node, asked in zip(nodes, with_children):
        told.append(as_said(node, *itertools.islice(answers, 3)))
        answer = next(answers) if asked else None
        children.append(as_nodes(answer.unpack() if answer is not None else None))
    return told, children


def as_said(node, states, extents, properties):
    if states is None or properties is None or node not in Node.roles:
        return None
    properties = properties.get_child_value(0)
    return SimpleNamespace(
        states=state_names(*states.get_child_value(0).unpack()), role=node.role,
        name=properties.lookup_value('Name', None).get_string(),
        description=properties.lookup_value('Description', None).get_string(),
        parent=as_node(properties.lookup_value('Parent', None).unpack()),
        count=properties.lookup_value('ChildCount', None).get_int32(),
        extents=as_place(extents.unpack() if extents is not None else None))


def is_shown(said):
    return 'visible' in said.states and (
        said.extents is None or (said.extents.width > 0 and said.extents.height > 0))


class Look:
    """What is on the screen of a node and below it, all at one time.

    A program answers between two frames, however much it is asked. So what was there at the last
    look is asked for at once, and only what is new level by level.
    """

    # Of each top the children of each node that was on the screen at the last look.
    memory = {}

    def __init__(self, top):
        self.top = top
        self.remembered = Look.memory.get(top, {})
        self.said = {}
        self.children = {}
        self.fronts = {}
        missing = [top]
        while missing:
            self.ask(self.expect(missing))
            missing = self.walk()[1]
        Look.memory[top] = {node: self.children[node] for node in self.walk()[0]}

    def nodes(self):
        """Pairs of a node and what it said of itself, in the tree's order."""
        found = self.walk()[0]
        for node in found:
            self.said[node].children = self.in_front(node)
        return [(node, self.said[node]) for node in found]

    def expect(self, nodes):
        """The nodes, and what was below them at the last look."""
        found = {}
        stack = list(nodes)
        while stack:
            node = stack.pop()
            if node not in found and node not in self.said:
                found[node] = True
                stack += self.remembered.get(node, ())
        return list(found)

    def ask(self, nodes):
        told, children = ask_nodes(nodes, [bool(self.remembered.get(node)) for node in nodes])
        self.said.update(zip(nodes, told))
        self.children.update(zip(nodes, children))
        changed = [node for node in nodes
                   if self.is_shown(node) and self.said[node].count != len(self.children[node])]
        self.children.update(zip(changed, children_of(changed, [self.said[node].count
                                                                for node in changed])))

    def is_shown(self, node):
        said = self.said[node]
        # A program has no place, and a window is what has one first.
        return said is not None and (node.path == ROOT or is_shown(said))

    def walk(self):
        """What is shown as far as it is known, in the tree's order; and what is not known yet."""
        found, missing = [], []
        stack = [self.top]
        while stack:
            node = stack.pop()
            if node not in self.said:
                missing.append(node)
            elif self.is_shown(node):
                found.append(node)
                stack += reversed(self.in_front(node))
        return found, missing

    def in_front(self, node):
        """Its children that are shown; of a stack of pages only the one that is in front.

        GTK 4.8 leaves the others in the tree with the places that they last had, so the program
        is asked what a pointer would meet there.
        """
        children = self.children[node]
        if len(children) < 2 or not all(self.is_page(child, node) for child in children):
            return children
        if node not in self.fronts:
            self.fronts[node] = self.front_page(node, children)
        front = self.fronts[node]
        return children if front is None else [front]

    def is_page(self, node, parent):
        """Whether it is a page of a stack, or stands in the place of a page (children_of)."""
        said = self.said.get(node)
        return said is not None and (said.name.endswith('StackPage') or said.parent != parent)

    def front_page(self, stack, pages):
        """The page of a stack that a pointer meets, or None where it meets none."""
        place = self.said[stack].extents
        if not place:
            return None
        above = {child: node for node, children in self.children.items() for child in children}
        met = bus().ask([stack.point_question(place.x + int(place.width * across),
                                              place.y + int(place.height * down))
                         for across, down in PROBES])
        for answer in met:
            node = as_node(answer[0]) if answer else None
            while node and node not in pages:
                node = above.get(node) or node.parent()
            if node:
                return node
        return None
