# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessible tree of running programs, over the accessibility bus.

libatspi asks one question and waits for its answer before the next; a look at a page took it a
second. Here all is asked at once, and what a program can tell of all its nodes in one answer, which
is everything but their places, is asked for all of them.

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
CACHE = '/org/a11y/atspi/cache'
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
# To ask so many new nodes one by one takes a program as long as to tell of all that it has.
MANY_NODES = 20


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

    def look(self, wanted=None):
        """What is on the screen of it and below it: pairs of a node and what it said of itself
        (role, name, description, states, extents), in the tree's order.

        The parts that are not shown, which are most of the tree, are not gone through. Where only
        some nodes are wanted, by what they are and say, nothing is asked of the places of others.
        """
        return Look(self, wanted or (lambda node, said: True)).nodes()

    def look_everywhere(self):
        """The same of all that is in the tree."""
        nodes = [node for _, node in self.walk()]
        told = ask_nodes(nodes)
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
            for node, _ in top.look(lambda _, said: matches(role, said.role)
                                    and matches(name, said.name, said.description)):
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


@functools.cache
def node_at(owner, path):
    """The same node each time, so that it is soon found among others."""
    return Node(owner, path)


def as_node(reference):
    owner, path = reference
    return node_at(owner, path) if owner and path != NULL else None


def as_nodes(answer):
    found = map(as_node, answer[0]) if answer else ()
    return [node for node in found if node]


def children_of(nodes):
    """The children of each node.

    GTK 4.8 leaves out the pages of a stack: what is in them stands in their place.
    """
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


def ask_nodes(nodes):
    """What each node says of itself, None for one that has gone."""
    new = [node for node in nodes if node not in Node.roles]
    questions = [node.question('Accessible', 'GetRole') for node in new]
    for node in nodes:
        questions += (
            node.question('Accessible', 'GetState'), node.extents_question(),
            (node.owner, node.path, 'org.freedesktop.DBus.Properties', 'GetAll', ACCESSIBLE))
    answers = iter(bus().ask_raw(questions))
    for node, role in zip(new, itertools.islice(answers, len(new))):
        if role is not None:
            Node.roles[node] = role_name(role.get_child_value(0).get_uint32())
    return [as_said(node, *itertools.islice(answers, 3)) for node in nodes]


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


@functools.lru_cache(20000)
def as_item(data):
    """What a program told of one of its nodes: the node, and what it said of itself."""
    kind = GLib.VariantType('((so)(so)(so)iiassusau)')
    reference, _, parent, _, count, _, name, role, description, states = \
        GLib.Variant.new_from_bytes(kind, GLib.Bytes(data), True).unpack()
    return as_node(reference), {
        'states': state_names(*states), 'role': role_name(role), 'name': name,
        'description': description, 'parent': as_node(parent), 'count': count}


def as_items(answer):
    """All that a program told. Few of its nodes have changed since the last time."""
    if answer is None or answer.get_type_string() != '(a((so)(so)(so)iiassusau))':
        return []
    items = answer.get_child_value(0)
    return [as_item(items.get_child_value(i).get_data_as_bytes().get_data())
            for i in range(items.n_children())]


@functools.lru_cache(20000)
def as_children(data):
    return as_nodes(GLib.Variant.new_from_bytes(GLib.VariantType('(a(so))'), GLib.Bytes(data),
                                                True).unpack())


def has_size(place):
    return place is None or (place.width > 0 and place.height > 0)


class Look:
    """What is on the screen of a node and below it, all at one time.

    A program answers between two frames, however much it is asked. So it tells of all its nodes at
    once, and of the children of those that had some at the last look. It leaves out the nodes that
    nobody has asked about yet: these are asked for level by level.

    Which children a node has is not to be made out from what they say of themselves: to GTK 4.8 a
    child that is no longer shown stays visible and keeps its index.
    """

    # Of each top the nodes whose children were asked for at the last look.
    memory = {}

    def __init__(self, top, wanted):
        self.top = top
        self.wanted = wanted
        self.said = {}
        self.children = {}
        self.places = {}
        self.fronts = {}
        self.found = []
        self.open(Look.memory.get(top, []))
        while self.walk():
            continue
        Look.memory[top] = self.parents

    def nodes(self):
        """Pairs of a node and what it said of itself, in the tree's order."""
        for node in self.found:
            self.said[node].extents = self.places[node]
            self.said[node].children = self.in_front(node)
        return [(node, self.said[node]) for node in self.found]

    def walk(self):
        """Go through what is shown as far as it is known; whether more is known now."""
        self.found, self.unknown, self.closed, self.parents = [], [], [], []
        self.needed = {}
        stack = [(self.top, None)]
        while stack:
            link = stack.pop()
            node = link[0]
            if node not in self.said:
                self.unknown.append(node)
                self.need(link)
            elif self.may_be_shown(node):
                if node not in self.children:
                    self.closed.append(node)
                    self.need(link)
                elif self.wanted(node, self.said[node]):
                    self.found.append(node)
                    self.need(link)
                below = self.in_front(node)
                if below:
                    self.parents.append(node)
                    stack += [(child, link) for child in reversed(below)]
        return self.ask()

    def need(self, link):
        """Whether the node is on the screen has to be known, so that of all above it too."""
        while link and link[0] not in self.needed:
            self.needed[link[0]] = True
            link = link[1]

    def may_be_shown(self, node):
        said = self.said[node]
        # A program has no place, and a window is what has one first.
        return said is not None and (node.path == ROOT or (
            'visible' in said.states and has_size(self.places.get(node))))

    def ask(self):
        """Ask for what is missing, the places first; whether something was."""
        unplaced = [node for node in self.needed if node in self.said and node not in self.places]
        if unplaced:
            answers = bus().ask([node.extents_question() for node in unplaced])
            self.places.update(zip(unplaced, map(as_place, answers)))
            return True
        stacks = [node for node in self.needed if node not in self.fronts and self.is_stack(node)]
        for node in stacks:
            self.fronts[node] = self.front_page(node, self.children[node])
        if stacks:
            return True
        if self.unknown:
            for node, said in zip(self.unknown, ask_nodes(self.unknown)):
                self.learn(node, said)
                self.places[node] = said and said.extents
            return True
        if self.closed:
            self.open(self.closed)
            return True
        return False

    def open(self, nodes):
        """Ask for the children of the nodes; and, unless few are new, for all that is there."""
        counts = [self.said[node].count for node in nodes if node in self.said]
        questions = [node.children_question() for node in nodes]
        whole = not counts or sum(counts) > MANY_NODES
        if whole:
            questions.append((self.top.owner, CACHE, INTERFACE + 'Cache', 'GetItems', None))
        answers = bus().ask_raw(questions)
        if whole:
            for node, said in as_items(answers.pop()):
                # What other toolkits tell is not to be relied on.
                if node and node not in self.said and not node.path.startswith('/org/a11y/atspi/'):
                    self.learn(node, SimpleNamespace(**said))
        for node, answer in zip(nodes, answers):
            if answer is not None:
                self.children[node] = as_children(answer.get_data_as_bytes().get_data())
            elif counts:
                self.said[node] = None

    def learn(self, node, said):
        self.said[node] = said
        if said is not None:
            Node.roles.setdefault(node, said.role)
            if said.count == 0:
                self.children.setdefault(node, [])

    def in_front(self, node):
        """Its children that are shown; of a stack of pages only the one that is in front.

        GTK 4.8 leaves the others in the tree with the places that they last had, so the program
        is asked what a pointer would meet there.
        """
        front = self.fronts.get(node)
        return self.children.get(node, []) if front is None else [front]

    def is_stack(self, node):
        children = self.children.get(node, ())
        return len(children) > 1 and all(self.is_page(child, node) for child in children)

    def is_page(self, node, parent):
        """Whether it is a page of a stack, or stands in the place of a page (children_of)."""
        said = self.said.get(node)
        return said is not None and (said.name.endswith('StackPage') or said.parent != parent)

    def front_page(self, stack, pages):
        """The page of a stack that a pointer meets, or None where it meets none."""
        place = self.places[stack]
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
