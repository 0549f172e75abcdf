# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the scripts of this folder, which source it with bash.

source_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Where try-system.sh keeps other systems, and what their tests came to.
systems=${SOLEUS_SYSTEMS:-$source_root/build/systems}

build_packages=(
  build-essential pkgconf meson ninja-build gettext
  libgtk-4-dev libgtk-4-bin libadwaita-1-dev
  libgstreamer1.0-dev libgstreamer-plugins-base1.0-dev
  libsqlite3-dev libspeechd-dev libical-dev
  libglib2.0-bin libglib2.0-dev-bin gtk-update-icon-cache desktop-file-utils shared-mime-info
)
run_packages=(
  gstreamer1.0-plugins-base gstreamer1.0-plugins-good
  adwaita-icon-theme librsvg2-common fonts-dejavu-core
)
# A display, a sound server and hands that press buttons, where nobody is there.
headless_packages=(
  xvfb openbox x11-utils xdotool dbus dbus-daemon procps
  at-spi2-core gir1.2-atspi-2.0 python3 python3-gi python3-xlib
  pulseaudio pulseaudio-utils
)
fuzz_packages=(clang)
tsan_packages=(dpkg-dev libffi-dev libpcre2-dev libmount-dev zlib1g-dev)
# To build the Debian package, and to try it where nothing else is installed.
deb_packages=(debhelper dpkg-dev lintian)
deb_try_packages=(mmdebstrap)
# To make another Debian in a folder.
system_packages=(mmdebstrap debian-archive-keyring)
test_packages=(
  appstream libxml2-utils librsvg2-dev mandoc strace speech-dispatcher playerctl
  xfce4-panel libgarcon-common locales poppler-utils fonts-droid-fallback weston
  fonts-cantarell fonts-inter fonts-noto-core
  pipewire pipewire-bin pipewire-pulse wireplumber
  bubblewrap xdg-dbus-proxy
  python3-icalendar python3-dateutil
)

build_modules=(
  "glib-2.0 >= 2.74" "gio-2.0 >= 2.74" "sqlite3 >= 3.40"
  "gtk4 >= 4.8" "libadwaita-1 >= 1.2"
  "gstreamer-1.0 >= 1.22" "gstreamer-app-1.0 >= 1.22"
  "gstreamer-audio-1.0 >= 1.22"
)
build_tools=(
  cc pkg-config meson ninja msgfmt xgettext glib-compile-resources update-desktop-database
  update-mime-database
)
fuzz_tools=(clang)
tsan_tools=(dpkg-source)
run_tools=(gst-inspect-1.0)
run_elements=(appsrc capsfilter volume audioconvert audioresample pulsesink)
headless_tools=(Xvfb openbox xprop xdotool dbus-run-session pulseaudio pactl parec /usr/bin/python3)
headless_modules=(Atspi Xlib)
test_tools=(appstreamcli desktop-file-validate mandoc xmllint strace speech-dispatcher playerctl
  xfce4-panel localedef pdftotext weston bwrap xdg-dbus-proxy)

say() {
  printf '%s\n' "$*"
}

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# Runs a command as the administrator.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -- "$@"
  fi
}

# install_packages NAME...: installs those that are missing, with apt.
install_packages() {
  local missing=() name
  for name in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] \
      || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    die "packages are missing and there is no sudo; as root: apt-get install ${missing[*]}"
  fi
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  as_root apt-get update -q || say "apt-get update failed; going on with the lists there are"
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}" \
    || die "apt could not install the packages above; see its message"
}

# has_module "NAME >= VERSION"
has_module() {
  pkg-config --exists "$1" 2>/dev/null
}

# has_python_module NAME: for the Python that the distribution's bindings belong to.
has_python_module() {
  case $1 in
    Atspi) /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null ;;
    *) /usr/bin/python3 -c "import $1" 2>/dev/null ;;
  esac
}

# name_missing KIND...: where apt is not, stops with the names of all that is missing.
name_missing() {
  local missing=() kind item
  for kind in "$@"; do
    local -n tools=${kind}_tools
    for item in "${tools[@]}"; do
      command -v "$item" >/dev/null || missing+=("tool $item")
    done
    unset -n tools
    case $kind in
      build)
        for item in "${build_modules[@]}"; do
          has_module "$item" || missing+=("pkg-config module $item")
        done
        ;;
      run)
        for item in "${run_elements[@]}"; do
          gst-inspect-1.0 --exists "$item" 2>/dev/null || missing+=("GStreamer element $item")
        done
        ;;
      headless)
        for item in "${headless_modules[@]}"; do
          has_python_module "$item" || missing+=("Python module $item of /usr/bin/python3")
        done
        ;;
    esac
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Missing, and this system has no apt to install it with:" >&2
  printf '  %s\n' "${missing[@]}" >&2
  die "install these first; docs/building.md has the package names for Fedora and Arch"
}

# provide KIND...: has all that building (build), running (run), driving without a display
# (headless) and testing (test) need, or stops.
provide() {
  local kind packages=()
  if ! command -v apt-get >/dev/null; then
    name_missing "$@"
    return
  fi
  for kind in "$@"; do
    local -n names=${kind}_packages
    packages+=("${names[@]}")
    unset -n names
  done
  install_packages "${packages[@]}"
}

# configure DIRECTORY OPTION...: sets the build directory up once, and anew when options change.
configure() {
  local directory=$1 stamp
  shift
  stamp=$directory/configured-with
  if [ -f "$directory/build.ninja" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$*" ]; then
    return 0
  fi
  if [ -f "$directory/build.ninja" ]; then
    meson setup --reconfigure "$directory" "$source_root" "$@"
  else
    meson setup "$directory" "$source_root" "$@"
  fi || die "the build could not be configured; the reason stands above"
  printf '%s' "$*" >"$stamp"
}

# copy_source DIRECTORY: what is committed, and what is new and not ignored.
copy_source() {
  mkdir -p "$1"
  git -C "$source_root" ls-files -z --cached --others --exclude-standard \
    | tar -C "$source_root" --null --files-from=- -cf - | tar -C "$1" -xf -
}

# renew_source DIRECTORY: copy_source again. A build goes by times, so that a file keeps the one it had
# there unless it is another now; in a second checkout that may be an older one.
renew_source() {
  local before
  before=$(mktemp -d -p "$(dirname "$1")")
  mv -T "$1" "$before/source"
  copy_source "$1"
  python3 - "$before/source" "$1" <<'END'
import filecmp, os, sys
before, now = sys.argv[1:]
for folder, _, names in os.walk(now):
    for path in (os.path.join(folder, name) for name in names):
        old = os.path.join(before, os.path.relpath(path, now))
        same = os.path.isfile(old) and filecmp.cmp(path, old, shallow=False)
        os.utime(path, (os.stat(old).st_mtime,) * 2 if same else None)
END
  rm -rf "$before"
}

# mirror: where apt here gets Debian from; another distribution has none that would serve.
mirror() {
  if [ -n "${DEBIAN_MIRROR:-}" ]; then
    say "$DEBIAN_MIRROR"
  elif grep -q '^ID=debian' /etc/os-release; then
    apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -m1 'debian/\?$'
  fi
}

# Locale data and output of tools must not depend on where the script runs.
export LANG=${LANG:-C.UTF-8}
