# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program asked a Wayland compositor for: the log of WAYLAND_DEBUG=1, read."""
import re

LINE = re.compile(r'^\[[^]]*\]\s*(?:\{[^}]*\}\s*)?->\s*(\w+)[@#](\d+)\.(\w+)\((.*)\)')
NAMES = re.compile(r'[@#](\d+)')
IDLE = 'zwp_idle_inhibit_manager_v1'


def requests(log):
    """Interface, number, name and arguments of each request, in order."""
    for line in log.splitlines():
        found = LINE.match(line)
        if found:
            yield found.groups()


def children(log):
    """Of each set_parent to a window, whether the parent had content by then. A number of the
    protocol is used anew when what had it has gone."""
    surface_of, own, attached, drawn = {}, {}, set(), set()
    for interface, number, name, arguments in requests(log):
        numbers = NAMES.findall(arguments)
        if name == 'get_xdg_surface':
            surface_of[numbers[0]] = numbers[1]
        elif name == 'get_toplevel':
            own[numbers[0]] = surface_of[number]
        elif interface == 'wl_surface' and name == 'attach':
            (attached.add if numbers else attached.discard)(number)
        elif interface == 'wl_surface' and name == 'commit' and number in attached:
            drawn.add(number)
        elif interface == 'wl_surface' and name == 'destroy':
            attached.discard(number)
            drawn.discard(number)
        elif name == 'set_parent' and numbers:
            yield own[numbers[0]] in drawn


def keeps_on(log):
    """Whether the screen is kept on now; None where the compositor has no means to."""
    if f'"{IDLE}"' not in log:
        return None
    kept = False
    for interface, _, name, _ in requests(log):
        if interface.startswith('zwp_idle_inhibit'):
            kept = {'create_inhibitor': True, 'destroy': False}.get(name, kept)
    return kept
