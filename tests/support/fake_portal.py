#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The portals of a desktop, recorded: what a program in a sandbox has instead of the desktop.

As a command it owns org.freedesktop.portal.Desktop, writes every call as a line of JSON, and obeys
lines such as 'answer 3 file:///…', what the person chose in dialog 3, 'background 5 yes', whether
request 5 for a start at login is granted, 'press 4', a press on notification 4, or 'press 4 0', one on
its first button. What is printed is left in SESSION_DIR/printed.pdf. As a module, FakePortal
runs it.
"""
import json
import os
import pathlib
import sys

from gi.repository import Gio, GLib

from fake_desktop import FakeDesktop

NAME = 'org.freedesktop.portal.Desktop'
PATH = '/org/freedesktop/portal/desktop'
PREFIX = 'org.freedesktop.portal.'
PRINTED = 'printed.pdf'

INTERFACES = Gio.DBusNodeInfo.new_for_xml("""
<node>
  <interface name="org.freedesktop.portal.Inhibit">
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <method name="CreateMonitor">
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.Notification">
    <method name="AddNotification">
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
    </method>
    <method name="RemoveNotification"><arg type="s" direction="in"/></method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.FileChooser">
    <method name="OpenFile">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <method name="SaveFile">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.Print">
    <method name="PreparePrint">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <method name="Print">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="h" direction="in"/>
      <arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.Background">
    <method name="RequestBackground">
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.Settings">
    <method name="Read">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
    </method>
    <method name="ReadAll">
      <arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/>
    </method>
    <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.Request">
    <method name="Close"/>
    <signal name="Response"><arg type="u"/><arg type="a{sv}"/></signal>
  </interface>
</node>""")
REQUEST = INTERFACES.lookup_interface(PREFIX + 'Request')
APPEARANCE = 'org.freedesktop.appearance'
# Of the desktop: it is dark.
LOOK = {'color-scheme': 1, 'contrast': 0}
PORTALS = [each for each in INTERFACES.interfaces if each.name != REQUEST.name]


class Portal:
    """The portals themselves."""

    def __init__(self, without):
        self.loop = GLib.MainLoop()
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.asked = []
        self.requests = {}
        for portal in PORTALS:
            if portal.name.removeprefix(PREFIX) not in without:
                self.bus.register_object(PATH, portal, self.call, self.version, None)
        Gio.bus_own_name_on_connection(self.bus, NAME, Gio.BusNameOwnerFlags.NONE,
                                       lambda *_: self.say(call='ready'), None)
        GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, self.obey)

    @staticmethod
    def version(*_):
        return GLib.Variant('u', 1)

    @staticmethod
    def say(**what):
        print(json.dumps(what, default=str), flush=True)

    def call(self, _bus, sender, _path, interface, method, parameters, invocation):
        values = parameters.unpack()
        if interface == PREFIX + 'Settings':
            self.read_setting(values, method, invocation)
        elif interface == PREFIX + 'Notification':
            number = self.remember(method, sender, values)
            self.say(call=method, id=number, name=values[0], what=values[-1])
            invocation.return_value(None)
        else:
            self.ask(sender, method, values, invocation)

    def remember(self, *what):
        self.asked.append(what)
        return len(self.asked) - 1

    def ask(self, sender, method, values, invocation):
        """What is answered by a signal at the object of the request."""
        handle = self.open_request(sender, values[-1].get('handle_token', f'own{len(self.asked)}'))
        number = self.remember(method, sender, handle)
        self.say(call=method, id=number, values=values)
        invocation.return_value(GLib.Variant('(o)', (handle,)))
        if method == 'Print':
            self.keep_print(invocation.get_message().get_unix_fd_list(), values[2])
        if method in ('PreparePrint', 'Print'):
            self.respond(number, {'settings': GLib.Variant('a{sv}', {}),
                                  'page-setup': GLib.Variant('a{sv}', {}),
                                  'token': GLib.Variant('u', 7)})

    @staticmethod
    def read_setting(values, method, invocation):
        look = {name: GLib.Variant('u', value) for name, value in LOOK.items()}
        if method == 'ReadAll':
            invocation.return_value(GLib.Variant('(a{sa{sv}})', ({APPEARANCE: look},)))
        elif values[0] == APPEARANCE and values[1] in look:
            invocation.return_value(GLib.Variant('(v)', (GLib.Variant('v', look[values[1]]),)))
        else:
            invocation.return_dbus_error(PREFIX + 'Error.NotFound', 'Requested setting not found')

    def open_request(self, sender, token):
        """The object of a request, at the path that its caller listens to already."""
        path = f'{PATH}/request/{sender[1:].replace(".", "_")}/{token}'
        number = len(self.asked)

        def closed(_bus, _sender, _path, _interface, _method, _parameters, invocation):
            self.say(call='Close', of=number)
            self.bus.unregister_object(self.requests.pop(path))
            invocation.return_value(None)

        self.requests[path] = self.bus.register_object(path, REQUEST, closed, None, None)
        return path

    def respond(self, number, results=None):
        """The end of a dialog: with what was chosen, or called off."""
        _, sender, handle = self.asked[number]
        # The object goes with the answer, so that its name can be used again.
        if handle in self.requests:
            self.bus.unregister_object(self.requests.pop(handle))
        self.bus.emit_signal(sender, handle, REQUEST.name, 'Response',
                             GLib.Variant('(ua{sv})', (0 if results else 1, results or {})))

    @staticmethod
    def keep_print(descriptors, index):
        target = pathlib.Path(os.environ['SESSION_DIR']) / PRINTED
        with open(descriptors.get(index), 'rb') as source:
            target.write_bytes(source.read())

    def press(self, number, button):
        """What a desktop does when a notification, or a button of it, is pressed."""
        _, _, (_, what) = self.asked[number]
        pressed = {'action': what['default-action']} if button is None else what['buttons'][button]
        name = os.environ['PORTAL_APPLICATION']
        action = pressed['action']
        target = [GLib.Variant('s', pressed['target'])] if 'target' in pressed else []
        if not action.startswith('app.'):
            raise ValueError(action)
        # The desktop knows the application alone, whichever process of it showed this.
        self.bus.call(name, '/' + name.replace('.', '/'), 'org.freedesktop.Application',
                      'ActivateAction',
                      GLib.Variant('(sava{sv})', (action.removeprefix('app.'), target, {})), None,
                      Gio.DBusCallFlags.NONE, -1, None, None)

    def obey(self, *_):
        line = sys.stdin.readline()
        if not line:
            self.loop.quit()
            return False
        word, number, *rest = line.split(maxsplit=2)
        if word == 'answer':
            uris = [rest[0].strip()] if rest else None
            self.respond(int(number), uris and {'uris': GLib.Variant('as', uris)})
        elif word == 'background':
            granted = GLib.Variant('b', rest[0].strip() == 'yes')
            self.respond(int(number), {'background': granted, 'autostart': granted})
        elif word == 'press':
            self.press(int(number), int(rest[0]) if rest else None)
        else:
            raise ValueError(line)
        return True


class FakePortal(FakeDesktop):
    """The portals for the time of a with block, but for those named, and what they were asked."""

    SCRIPT = __file__

    def __init__(self, application, without=()):
        super().__init__(*without)
        os.environ['PORTAL_APPLICATION'] = application

    def answer(self, call, uri=None):
        """What the person chose in a dialog; nothing where it was called off."""
        print('answer', call['id'], uri or '', file=self.process.stdin, flush=True)

    def allow(self, call, granted):
        """Whether the person lets the program start at login."""
        print('background', call['id'], 'yes' if granted else 'no', file=self.process.stdin,
              flush=True)

    def press(self, call, button=None):
        """Press a notification, or one of its buttons, counted from 0."""
        print('press', call['id'], '' if button is None else button, file=self.process.stdin,
              flush=True)


if __name__ == '__main__':
    Portal(sys.argv[1:]).loop.run()
