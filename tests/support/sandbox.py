# SPDX-License-Identifier: GPL-3.0-or-later
"""What Flatpak puts around a program, made of the same parts: bubblewrap and a filter of the bus.

The program sees the system, read only, its own folders below ~/.var/app, the files that the portal
hands out, and of the session bus the portals and its own names; no network, and nothing else of the
home. The sockets of display, sound and accessibility are let in as Flatpak does it.
"""
import os
import pathlib
import subprocess
import time

from gi.repository import Gio, GLib

import accessible
import driver
from guide import APPLICATION_ID, Guide

WAIT_SECONDS = 10
POLL_SECONDS = 0.03
INFO = """[Application]
name={id}
runtime=runtime/org.gnome.Platform/x86_64/50

[Context]
shared=ipc;
sockets=x11;wayland;pulseaudio;fallback-x11;
devices=dri;
filesystems=xdg-run/speech-dispatcher:ro;

[Session Bus Policy]
org.mpris.MediaPlayer2.{id}=own
"""
# What session.sh sets so that a program outside asks no portal.
OUTSIDE = ('GTK_USE_PORTAL', 'ADW_DISABLE_PORTAL', 'GSETTINGS_BACKEND', 'GIO_USE_VFS',
           'GTK_A11Y', 'SESSION_DIR')


def is_possible():
    """Whether this machine lets one make a sandbox."""
    return subprocess.run(['bwrap', '--ro-bind', '/', '/', '--unshare-net', 'true'], check=False,
                          capture_output=True).returncode == 0


class InsideDesktop(driver.Desktop):
    """A window of a sandbox does not tell its process: GTK leaves that out there."""

    def is_of(self, window, pid):
        return any(name in (APPLICATION_ID, 'soleus') for name in window.get_wm_class() or ())


class InsideGuide(Guide):
    """A Soleus in a sandbox. There is one at a time."""

    DESKTOP = InsideDesktop

    def kill(self):
        """The program inside ends with bubblewrap, a moment after it, and with it goes its name."""
        super().kill()
        end = time.monotonic() + WAIT_SECONDS
        while self._is_there():
            if time.monotonic() > end:
                raise driver.NotFound('the end of the program in the sandbox')
            time.sleep(POLL_SECONDS)

    @staticmethod
    def _is_there():
        """Whether the session bus knows it."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        return bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus',
                             'org.freedesktop.DBus', 'NameHasOwner',
                             GLib.Variant('(s)', (APPLICATION_ID,)), None, Gio.DBusCallFlags.NONE,
                             WAIT_SECONDS * 1000, None).unpack()[0]


class Sandbox:
    """The sandbox for the time of a with block. Its folders are kept from one to the next."""

    def __init__(self, *seen):
        self.seen = [str(path) for path in seen]
        session = pathlib.Path(os.environ['SESSION_DIR'])
        self.home = session / 'sandbox-home'
        self.app = self.home / '.var' / 'app' / APPLICATION_ID
        self.documents = session / 'documents'
        self.socket = session / 'filtered-bus'
        self.info = session / 'flatpak-info'
        self.runtime = f'/run/user/{os.getuid()}'
        self.proxy = None

    def __enter__(self):
        for name in ('data', 'config', 'cache', '.local/state'):
            (self.app / name).mkdir(parents=True, exist_ok=True)
        self.documents.mkdir(exist_ok=True)
        self.info.write_text(INFO.format(id=APPLICATION_ID), encoding='utf-8')
        self.socket.unlink(missing_ok=True)
        self.proxy = subprocess.Popen(
            ['xdg-dbus-proxy', os.environ['DBUS_SESSION_BUS_ADDRESS'], self.socket, '--filter',
             f'--own={APPLICATION_ID}', f'--own={APPLICATION_ID}.*',
             f'--own=org.mpris.MediaPlayer2.{APPLICATION_ID}',
             '--call=org.freedesktop.portal.*=*',
             '--broadcast=org.freedesktop.portal.*=@/org/freedesktop/portal/*'])
        end = time.monotonic() + WAIT_SECONDS
        while not self.socket.exists():
            if time.monotonic() > end:
                raise AssertionError('the filter of the bus did not start')
            time.sleep(POLL_SECONDS)
        return self

    def __exit__(self, *_):
        self.proxy.terminate()
        self.proxy.wait(WAIT_SECONDS)

    def command(self, *program):
        """The command that runs the program inside."""
        a11y = accessible.bus().address.split(',')[0].removeprefix('unix:path=')
        places = {'HOME': self.home, 'XDG_DATA_HOME': self.app / 'data',
                  'XDG_CONFIG_HOME': self.app / 'config', 'XDG_CACHE_HOME': self.app / 'cache',
                  'XDG_STATE_HOME': self.app / '.local' / 'state', 'XDG_RUNTIME_DIR': self.runtime,
                  'DBUS_SESSION_BUS_ADDRESS': f'unix:path={self.runtime}/bus',
                  'AT_SPI_BUS_ADDRESS': 'unix:path=/run/flatpak/at-spi-bus',
                  'FLATPAK_ID': APPLICATION_ID}
        words = ['bwrap', '--die-with-parent', '--unshare-net',
                 '--ro-bind', '/usr', '/usr', '--ro-bind', '/etc', '/etc']
        for name in ('bin', 'sbin', 'lib', 'lib64'):
            words += ['--symlink', f'usr/{name}', f'/{name}']
        words += ['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp',
                  '--ro-bind', '/tmp/.X11-unix', '/tmp/.X11-unix',
                  '--dir', str(self.home), '--bind', str(self.app), str(self.app),
                  '--perms', '0700', '--dir', self.runtime,
                  '--ro-bind', str(self.socket), f'{self.runtime}/bus',
                  '--bind', str(self.documents), f'{self.runtime}/doc',
                  '--ro-bind', a11y, '/run/flatpak/at-spi-bus',
                  '--ro-bind', str(self.info), '/.flatpak-info']
        for path in self.seen:
            words += ['--ro-bind', path, path]
        for name in OUTSIDE:
            words += ['--unsetenv', name]
        for name, value in places.items():
            words += ['--setenv', name, str(value)]
        return [*words, '--', *map(str, program)]

    def launch(self, *program):
        """The program inside, to be driven like one outside."""
        log = self.app.parents[3] / f'soleus-{next(Guide.launches)}.log'
        with open(log, 'w', encoding='utf-8') as output:
            process = subprocess.Popen(self.command(*program), stdout=output,
                                       stderr=subprocess.STDOUT)
        try:
            app = InsideGuide(self.inner(process), process)
        except BaseException as error:
            process.kill()
            process.wait()
            raise driver.NotFound(f'{error}; it said:\n{log.read_text()}') from None
        app.log = log
        app.find_window()
        return app

    @staticmethod
    def inner(process):
        """The id of the program: bubblewrap starts it and waits."""
        children = pathlib.Path(f'/proc/{process.pid}/task/{process.pid}/children')
        end = time.monotonic() + WAIT_SECONDS
        while True:
            if process.poll() is not None:
                raise driver.NotFound(f'the sandbox ended with status {process.returncode}')
            found = children.read_text(encoding='utf-8').split()
            if found:
                return int(found[0])
            if time.monotonic() > end:
                raise driver.NotFound('no program in the sandbox')
            time.sleep(POLL_SECONDS)
