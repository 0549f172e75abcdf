# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings of Soleus in a private session, where they are a key file."""
import configparser
import os
import pathlib

GROUP = 'io/github/soleus_app/Soleus'


def keyfile():
    return pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'glib-2.0' / 'settings' / 'keyfile'


def read(name):
    """What is stored, as text, with _ for - in the name; None where nothing is."""
    parser = configparser.ConfigParser()
    parser.read(keyfile(), encoding='utf-8')
    return parser.get(GROUP, name.replace('_', '-'), fallback=None)


def write(**values):
    """Replace all settings by these: booleans and numbers, with _ for - in the names.

    A private session has nothing that keeps a screen on; the note that says so has been seen here
    unless it is asked for.
    """
    keyfile().parent.mkdir(parents=True, exist_ok=True)
    lines = [f'[{GROUP}]']
    for name, value in {'keep_awake_note_seen': True, **values}.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        lines.append(f'{name.replace("_", "-")}={text}')
    keyfile().write_text('\n'.join(lines) + '\n', encoding='utf-8')


def write_desktop(scheme, high_contrast):
    """What the desktop asks for: 'default' or 'prefer-dark', and whether contrast is high.

    A running program follows at once: it watches the file.
    """
    path = keyfile()
    own = path.read_text(encoding='utf-8').split('[org/gnome/desktop', maxsplit=1)[0].rstrip()
    path.write_text(f'{own}\n\n[org/gnome/desktop/interface]\ncolor-scheme=\'{scheme}\'\n\n'
                    '[org/gnome/desktop/a11y/interface]\n'
                    f'high-contrast={str(high_contrast).lower()}\n', encoding='utf-8')
