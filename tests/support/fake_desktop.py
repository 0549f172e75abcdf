#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop does for a program, recorded: keeping the screen on, and showing notifications.

As a command it is that desktop: it owns the names of a session manager and of a notification
server on the session bus, writes every call as a line of JSON, and obeys lines such as
"invoke 3 default", a press on what notification 3 offers, "lock" and "unlock" of the screen, and
"idle" and "active" for who leaves the machine alone. GTK_NOTIFICATIONS is GNOME's own kind of
server: its notifications have names, stay when the program has ended, and a press on one activates
an action of the program, which is started for it. As a module, FakeDesktop runs it.
"""
import json
import os
import pathlib
import subprocess
import sys
import time

from gi.repository import Gio, GLib

SESSION_MANAGER = 'org.gnome.SessionManager'
NOTIFICATIONS = 'org.freedesktop.Notifications'
GTK_NOTIFICATIONS = 'org.gtk.Notifications'
IDLE_MONITOR = 'org.gnome.Mutter.IdleMonitor'
SCREEN_SAVER = 'org.gnome.ScreenSaver'
# A desktop's that has to be asked how long nobody was there.
ASKED_SAVER = 'org.freedesktop.ScreenSaver'
INHIBIT_IDLE = 8
WAIT_SECONDS = 10
PATHS = {IDLE_MONITOR: '/org/gnome/Mutter/IdleMonitor/Core'}

INTERFACES = Gio.DBusNodeInfo.new_for_xml("""
<node>
  <interface name="org.gnome.SessionManager">
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="u" direction="in"/>
      <arg type="s" direction="in"/><arg type="u" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
    <method name="Uninhibit"><arg type="u" direction="in"/></method>
  </interface>
  <interface name="org.gnome.Mutter.IdleMonitor">
    <method name="AddIdleWatch">
      <arg type="t" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="AddUserActiveWatch"><arg type="u" direction="out"/></method>
    <signal name="WatchFired"><arg type="u"/></signal>
  </interface>
  <interface name="org.freedesktop.ScreenSaver">
    <method name="GetActive"><arg type="b" direction="out"/></method>
    <method name="GetSessionIdleTime"><arg type="u" direction="out"/></method>
  </interface>
  <interface name="org.gnome.ScreenSaver">
    <method name="GetActive"><arg type="b" direction="out"/></method>
    <signal name="ActiveChanged"><arg type="b"/></signal>
  </interface>
  <interface name="org.gtk.Notifications">
    <method name="AddNotification">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
    </method>
    <method name="RemoveNotification">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
    </method>
  </interface>
  <interface name="org.freedesktop.Notifications">
    <method name="GetCapabilities"><arg type="as" direction="out"/></method>
    <method name="GetServerInformation">
      <arg type="s" direction="out"/><arg type="s" direction="out"/>
      <arg type="s" direction="out"/><arg type="s" direction="out"/>
    </method>
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
    <method name="CloseNotification"><arg type="u" direction="in"/></method>
    <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
    <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
  </interface>
</node>""")


class Service:
    """The desktop itself."""

    def __init__(self, names):
        self.loop = GLib.MainLoop()
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.next_id = 1
        self.offered = {}
        self.idle_seconds = 0
        for name in names:
            path = PATHS.get(name, '/' + name.replace('.', '/'))
            self.bus.register_object(path, INTERFACES.lookup_interface(name), self.call, None,
                                     None)
            Gio.bus_own_name_on_connection(self.bus, name, Gio.BusNameOwnerFlags.NONE,
                                           self.acquired, None)
        self.missing = len(names)
        GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, self.obey)

    def acquired(self, *_):
        self.missing -= 1
        if self.missing == 0:
            self.say(call='ready')

    @staticmethod
    def say(**what):
        print(json.dumps(what), flush=True)

    def call(self, _bus, sender, _path, _interface, method, parameters, invocation):
        values = parameters.unpack()
        answer = None
        if method == 'GetCapabilities':
            answer = GLib.Variant('(as)', (['actions', 'body', 'persistence'],))
        elif method == 'GetServerInformation':
            answer = GLib.Variant('(ssss)', ('fake', 'soleus', '1', '1.2'))
        elif method in ('Inhibit', 'Notify'):
            number = method == 'Notify' and values[1]
            if not number:
                number = self.next_id
                self.next_id += 1
            answer = GLib.Variant('(u)', (number,))
            if method == 'Inhibit':
                self.say(call='inhibit', cookie=number, application=values[0], window=values[1],
                         reason=values[2], flags=values[3])
            else:
                self.offered[number] = values[5][::2]
                self.say(call='notify', id=number, replaces=values[1], summary=values[3],
                         body=values[4], actions=values[5], sender=sender)
        elif method in ('AddIdleWatch', 'AddUserActiveWatch'):
            answer = GLib.Variant('(u)', (1 if method == 'AddIdleWatch' else 2,))
            self.say(call=method, values=values)
        elif method == 'GetSessionIdleTime':
            answer = GLib.Variant('(u)', (self.idle_seconds,))
            self.say(call=method)
        elif method == 'GetActive':
            answer = GLib.Variant('(b)', (False,))
            self.say(call=method)
        elif method == 'AddNotification':
            self.say(call='add', application=values[0], name=values[1], what=values[2])
        elif method == 'RemoveNotification':
            self.say(call='remove', application=values[0], name=values[1])
        elif method == 'Uninhibit':
            self.say(call='uninhibit', cookie=values[0])
        elif method == 'CloseNotification':
            self.say(call='close', id=values[0])
            self.emit('NotificationClosed', GLib.Variant('(uu)', (values[0], 3)))
        invocation.return_value(answer)

    def emit(self, name, parameters, interface=NOTIFICATIONS):
        self.bus.emit_signal(None, PATHS.get(interface, '/' + interface.replace('.', '/')),
                             interface, name, parameters)

    def obey(self, *_):
        line = sys.stdin.readline()
        if not line:
            self.loop.quit()
            return False
        if line.strip() in ('lock', 'unlock'):
            self.emit('ActiveChanged', GLib.Variant('(b)', (line.strip() == 'lock',)),
                      SCREEN_SAVER)
            return True
        if line.strip() in ('idle', 'active'):
            self.idle_seconds = 400 if line.strip() == 'idle' else 0
            self.emit('WatchFired', GLib.Variant('(u)', (1 if line.strip() == 'idle' else 2,)),
                      IDLE_MONITOR)
            return True
        word, number, action = line.split()
        if word != 'invoke':
            raise ValueError(line)
        if action not in self.offered[int(number)]:
            raise ValueError(f'{action} is not offered: {self.offered}')
        self.emit('ActionInvoked', GLib.Variant('(us)', (int(number), action)))
        # A press closes a notification that does not ask to stay.
        self.emit('NotificationClosed', GLib.Variant('(uu)', (int(number), 2)))
        return True


class FakeDesktop:
    """The desktop for the time of a with block, and what it was asked for."""

    SCRIPT = __file__
    runs = 0

    def __init__(self, *names):
        FakeDesktop.runs += 1
        self.names = names
        self.path = pathlib.Path(os.environ['SESSION_DIR']) / f'desktop-{FakeDesktop.runs}.log'
        self.process = None

    def __enter__(self):
        with open(self.path, 'w', encoding='utf-8') as output:
            self.process = subprocess.Popen([sys.executable, self.SCRIPT, *self.names],
                                            stdin=subprocess.PIPE, stdout=output, text=True)
        self.wait(1, 'ready')
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(WAIT_SECONDS)

    def calls(self, *kinds):
        """What was asked for so far, of these kinds or of all."""
        lines = self.path.read_text(encoding='utf-8').splitlines(keepends=True)
        found = [json.loads(line) for line in lines if line.endswith('\n')]
        return [call for call in found if not kinds or call['call'] in kinds]

    def wait(self, count, *kinds):
        """Wait until there are so many calls of these kinds, and return them."""
        end = time.monotonic() + WAIT_SECONDS
        while len(self.calls(*kinds)) < count:
            if time.monotonic() > end:
                raise AssertionError(f'{count} of {kinds} did not come: {self.calls()}')
            time.sleep(0.03)
        return self.calls(*kinds)

    def tell(self, word):
        """What the person does: lock, unlock, idle or active."""
        print(word, file=self.process.stdin, flush=True)

    def invoke(self, number, action='default'):
        """Press a notification, or a button of it."""
        print('invoke', number, action, file=self.process.stdin, flush=True)


if __name__ == '__main__':
    Service(sys.argv[1:]).loop.run()
