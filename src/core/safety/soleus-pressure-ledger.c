/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-pressure-ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "soleus-safety-types.h"

#define HOUR_FILE "last-hour"
#define LOCK_FILE "safety-lock"
#define HEADER    "soleus-last-hour 1"
/* A file that fits into one page is written whole or not at all when the program is killed, and
 * writing over it needs no new room on the disk. */
#define FILE_SIZE 4096
/* Older entries are merged when there are more. A line has at most 40 characters. */
#define MAX_ENTRIES 80

/* Soleus writes no entry that ends further ahead, and no larger time, which could overflow. */
#define AHEAD_MAX_US (G_GINT64_CONSTANT (600) * G_USEC_PER_SEC)
#define TIME_MAX_US  (G_GINT64_CONSTANT (1) << 60)
/* The wall clock was set when it moved against boottime by more than this. */
#define DRIFT_MAX_US G_USEC_PER_SEC
/* A session notices sleep of more than two seconds, so pressure ends at most this much later than
 * it was reserved for. */
#define SLACK_US (2 * G_USEC_PER_SEC)

/* Another copy of the program holds the file for an instant only. */
#define BUSY_TRIES    40
#define BUSY_SLEEP_US 5000
/* On some file systems a file has another number each time, so that it looks replaced for ever. */
#define REPLACED_TRIES 40

/* Pressure on one calf. */
typedef struct
{
  /* Both for an hour that nothing is known about. */
  SoleusLeg leg;
  gint64 us;
  /* When it ended, or will end at the latest, in microseconds of boottime. */
  gint64 end;
  /* Not 0 while the pressure may still go on. */
  guint32 tag;
} Entry;

/* One instant, by all the clocks that can tell how long ago it was. */
typedef struct
{
  const char *boot_id;
  gint64 boottime;
  gint64 wall;
} Stamp;

static const char *const leg_words[] = {
  [SOLEUS_LEG_BOTH] = "unknown",
  [SOLEUS_LEG_LEFT] = "left",
  [SOLEUS_LEG_RIGHT] = "right",
};

/**
 * SoleusPressureLedger:
 *
 * Keeps account of the pressure that each calf had in the last 60 minutes, in a file beside the
 * lock. Pressure is reserved before it begins and settled when it ends, so that it counts even if
 * the program is killed meanwhile. Each call reads the file under a file lock, so that every copy
 * of the program counts the pressure of the others. Pressure that can't be stored isn't granted.
 */
struct _SoleusPressureLedger
{
  GObject parent_instance;

  char *path;
  SoleusClock *clock;
  /* There was no lock when the program began. */
  gboolean new_here;

  /* The file as it was last read or written. */
  GArray *hour;
  /* There was a file in this run of the program. */
  gboolean stored;
  /* The file was lost or can't be read, and could not be replaced yet: @hour counts. */
  gboolean lost;
};

G_DEFINE_FINAL_TYPE (SoleusPressureLedger, soleus_pressure_ledger, G_TYPE_OBJECT)

/* The file while it is locked. */
typedef struct
{
  int fd;
  /* Why the file can only be read; 0 where it can be written. */
  int unwritable;
  gboolean dirty;
  Stamp now;
} Access;

static void
soleus_pressure_ledger_finalize (GObject *object)
{
  SoleusPressureLedger *self = SOLEUS_PRESSURE_LEDGER (object);

  g_clear_pointer (&self->hour, g_array_unref);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (soleus_pressure_ledger_parent_class)->finalize (object);
}

static void
soleus_pressure_ledger_class_init (SoleusPressureLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_pressure_ledger_finalize;
}

static void
soleus_pressure_ledger_init (SoleusPressureLedger *self)
{
}

/* ---- the hour: an array of entries in the order in which they were made */

static Entry *
get (GArray *self, guint index)
{
  return &g_array_index (self, Entry, index);
}

static void
hour_add (GArray *self, SoleusLeg leg, gint64 us, gint64 end, guint32 tag)
{
  Entry entry = { leg, us, end, tag };

  g_array_append_val (self, entry);
}

/* Removes the entry with this tag, which isn't 0. Returns whether there was one. */
static gboolean
hour_take (GArray *self, guint32 tag, Entry *entry)
{
  for (guint i = 0; i < self->len; i++)
    if (get (self, i)->tag == tag)
      {
        *entry = *get (self, i);
        g_array_remove_index (self, i);
        return TRUE;
      }
  return FALSE;
}

/* Pressure counts as a whole until 60 minutes after its end. */
static void
hour_expire (GArray *self, gint64 boottime)
{
  for (guint i = self->len; i > 0; i--)
    if (get (self, i - 1)->end <= boottime - SOLEUS_PRESSURE_WINDOW_US)
      g_array_remove_index (self, i - 1);
}

/* Returns what this calf may get at an instant from now on, if nothing is added before. */
static gint64
hour_get_left (GArray *self, SoleusLeg leg, gint64 boottime)
{
  gint64 left = SOLEUS_PRESSURE_CAP_US;

  for (guint i = 0; i < self->len; i++)
    if ((get (self, i)->leg == leg || get (self, i)->leg == SOLEUS_LEG_BOTH) &&
        get (self, i)->end > boottime - SOLEUS_PRESSURE_WINDOW_US)
      left -= get (self, i)->us;
  return MAX (0, left);
}

/* Returns when massage of this calf is offered again, which is @boottime where it is now. */
static gint64
hour_get_ready_at (GArray *self, SoleusLeg leg, gint64 boottime)
{
  gint64 ready = G_MAXINT64;

  if (hour_get_left (self, leg, boottime) >= SOLEUS_PRESSURE_LEAST_MS * 1000)
    return boottime;
  /* More is left only at the instants at which an entry stops counting. */
  for (guint i = 0; i < self->len; i++)
    {
      gint64 leaves = get (self, i)->end + SOLEUS_PRESSURE_WINDOW_US;

      if (leaves > boottime && leaves < ready &&
          hour_get_left (self, leg, leaves) >= SOLEUS_PRESSURE_LEAST_MS * 1000)
        ready = leaves;
    }
  return ready;
}

static gboolean
hour_is_unknown (GArray *self)
{
  for (guint i = 0; i < self->len; i++)
    if (get (self, i)->leg == SOLEUS_LEG_BOTH)
      return TRUE;
  return FALSE;
}

/* ---- the text of the file */

static gboolean
parse_number (const char *text, gint64 min, gint64 max, gint64 *number)
{
  return text && g_ascii_string_to_signed (text, 10, min, max, number, NULL);
}

/* Reads "left 30000000 1500000 0": the leg, its microseconds, how long before the stamp they ended,
 * and the tag. */
static gboolean
parse_entry (GArray *self, const char *line, gint64 stamp)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 5);
  gint64 us, age;
  guint64 tag;

  if (g_strv_length (words) != 4 || !parse_number (words[1], 1, SOLEUS_PRESSURE_CAP_US, &us) ||
      !parse_number (words[2], -AHEAD_MAX_US, SOLEUS_PRESSURE_WINDOW_US, &age) ||
      !g_ascii_string_to_unsigned (words[3], 16, 0, G_MAXUINT32, &tag, NULL))
    return FALSE;
  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    if (strcmp (words[0], leg_words[leg]) == 0)
      {
        hour_add (self, leg, us, stamp - age, (guint32) tag);
        return TRUE;
      }
  return FALSE;
}

static const char *
get_value (char **lines, guint index, const char *name)
{
  const char *line = lines[index];

  return g_str_has_prefix (line, name) && line[strlen (name)] == ' ' ? line + strlen (name) + 1
                                                                     : NULL;
}

/* Within one boot the boot clock tells how long ago the file was written. Across boots only the
 * wall clock can, and where it was set back no time has passed. */
static gboolean
parse_stamp (char **lines, const Stamp *now, gint64 *stamp, gboolean *stale)
{
  const char *boot_id = get_value (lines, 1, "boot");
  gint64 boottime, wall;

  if (!boot_id || !boot_id[0] ||
      !parse_number (get_value (lines, 2, "boottime"), 0, TIME_MAX_US, &boottime) ||
      !parse_number (get_value (lines, 3, "wall"), -TIME_MAX_US, TIME_MAX_US, &wall))
    return FALSE;
  if (g_str_equal (boot_id, now->boot_id))
    {
      *stamp = boottime;
      *stale = ABS ((now->wall - wall) - (now->boottime - boottime)) > DRIFT_MAX_US;
      return boottime <= now->boottime;
    }
  *stamp = now->boottime - CLAMP (now->wall - wall, 0, TIME_MAX_US);
  *stale = TRUE;
  return TRUE;
}

/* Returns the entries with their ends in the boottime of @now, or %NULL for a text that Soleus
 * didn't write, or not to its end. @stale tells whether the file should be written again, because
 * it is from another boot or the wall clock was set since: then the boot clock decides from now on.
 */
static GArray *
hour_parse (const char *data, gsize size, const Stamp *now, gboolean *stale)
{
  g_autoptr (GArray) self = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autofree char *text = NULL;
  g_autofree char *end = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 stamp;
  guint i;

  if (size > FILE_SIZE || memchr (data, '\0', size))
    return NULL;
  text = g_strndup (data, size);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  if (g_strv_length (lines) < 5 || !g_str_equal (lines[0], HEADER) ||
      !parse_stamp (lines, now, &stamp, stale))
    return NULL;
  for (i = 4; lines[i + 1]; i++)
    if (!parse_entry (self, lines[i], stamp))
      return NULL;
  end = g_strdup_printf ("end %u", self->len);
  return g_str_equal (lines[i], end) ? g_steal_pointer (&self) : NULL;
}

/* Both entries count as if they had ended together, which is stricter. */
static void
merge_oldest (GArray *self)
{
  for (guint i = 1; i < self->len; i++)
    if (get (self, i)->leg == get (self, 0)->leg)
      {
        get (self, i)->us = MIN (get (self, i)->us + get (self, 0)->us, SOLEUS_PRESSURE_CAP_US);
        get (self, i)->end = MAX (get (self, i)->end, get (self, 0)->end);
        get (self, i)->tag = 0;
        g_array_remove_index (self, 0);
        return;
      }
  /* One entry of its leg stays the only one. */
  g_array_append_vals (self, get (self, 0), 1);
  g_array_remove_index (self, 0);
}

/* Returns the text of the file, filled up to its size, without what no longer counts. */
static char *
hour_to_text (GArray *self, const Stamp *now)
{
  GString *text = g_string_sized_new (FILE_SIZE + 1);

  hour_expire (self, now->boottime);
  while (self->len > MAX_ENTRIES)
    merge_oldest (self);
  g_string_append_printf (
      text, HEADER "\nboot %s\nboottime %" G_GINT64_FORMAT "\nwall %" G_GINT64_FORMAT "\n",
      now->boot_id, now->boottime, now->wall);
  for (guint i = 0; i < self->len; i++)
    g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %x\n",
                            leg_words[get (self, i)->leg], get (self, i)->us,
                            now->boottime - get (self, i)->end, get (self, i)->tag);
  g_string_append_printf (text, "end %u\n", self->len);
  while (text->len < FILE_SIZE)
    g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

/* ---- opening and reading */

static void
close_file (Access *access)
{
  if (access->fd >= 0)
    close (access->fd);
  access->fd = -1;
}

/* A file system without file locks is used without them. */
static gboolean
lock_file (int fd)
{
  for (guint i = 0; flock (fd, LOCK_EX | LOCK_NB) != 0; i++)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        return TRUE;
      if (i == BUSY_TRIES)
        return FALSE;
      g_usleep (BUSY_SLEEP_US);
    }
  return TRUE;
}

/* Whether another copy of the program put another file in its place before it was locked. */
static gboolean
was_replaced (SoleusPressureLedger *self, int fd)
{
  struct stat opened, there;

  return fstat (fd, &opened) != 0 || stat (self->path, &there) != 0 ||
         opened.st_ino != there.st_ino || opened.st_dev != there.st_dev;
}

/* Opens the file, and leaves errno where it can't. A pipe must not be waited for. */
static void
open_file (SoleusPressureLedger *self, Access *access)
{
  access->fd = g_open (self->path, O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  access->unwritable = access->fd < 0 ? errno : 0;
  if (access->fd < 0 && (errno == EACCES || errno == EROFS || errno == EPERM))
    access->fd = g_open (self->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
}

/* A problem that passes by itself, such as too many open files, says nothing about the file. */
static gboolean
is_passing (int problem)
{
  return problem == EMFILE || problem == ENFILE || problem == ENOMEM || problem == EINTR;
}

static GArray *
read_file (int fd, const Stamp *now, gboolean *stale)
{
  char data[FILE_SIZE + 1];
  struct stat info;
  gssize size;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;
  size = pread (fd, data, sizeof data, 0);
  return size < 0 ? NULL : hour_parse (data, (gsize) size, now, stale);
}

/* Both calves count as having had a full hour where nothing is known, and another copy of the
 * program may still be at work on what it reserved. */
static void
take_full_hour (SoleusPressureLedger *self, Access *access)
{
  access->dirty = TRUE;
  if (self->lost)
    return;
  self->lost = TRUE;
  g_clear_pointer (&self->hour, g_array_unref);
  self->hour = g_array_new (FALSE, FALSE, sizeof (Entry));
  hour_add (self->hour, SOLEUS_LEG_BOTH, SOLEUS_PRESSURE_CAP_US,
            access->now.boottime + SOLEUS_PRESSURE_CAP_US + SLACK_US, 0);
}

/* Without file and lock the person is new here. With a lock the file was lost, or Soleus was used
 * before there was such a file. */
static void
take_missing (SoleusPressureLedger *self, Access *access)
{
  access->dirty = TRUE;
  if (self->stored || (!self->hour && !self->new_here))
    take_full_hour (self, access);
  else if (!self->hour)
    self->hour = g_array_new (FALSE, FALSE, sizeof (Entry));
}

/* A file that Soleus didn't write is replaced. */
static void
take_broken (SoleusPressureLedger *self, Access *access)
{
  struct stat info;

  take_full_hour (self, access);
  if (access->fd >= 0 && fstat (access->fd, &info) == 0 && S_ISREG (info.st_mode) &&
      (fcntl (access->fd, F_GETFL) & O_ACCMODE) == O_RDWR)
    return;
  close_file (access);
  remove (self->path);
}

static void
fill_now (SoleusPressureLedger *self, Stamp *now)
{
  now->boot_id = soleus_clock_get_boot_id (self->clock);
  now->boottime = soleus_clock_get_boottime (self->clock);
  now->wall = soleus_clock_get_wall (self->clock);
}

/* Opens, locks and reads the file. Returns whether the last hour is known. */
static gboolean
begin (SoleusPressureLedger *self, Access *access)
{
  gboolean missing = FALSE;
  guint n_replaced = 0;
  GArray *hour = NULL;

  *access = (Access){ .fd = -1 };
  do
    {
      close_file (access);
      open_file (self, access);
      missing = access->fd < 0 && (errno == ENOENT || errno == ENOTDIR);
      if (access->fd < 0 ? is_passing (errno) : !lock_file (access->fd))
        {
          close_file (access);
          return FALSE;
        }
    }
  while (access->fd >= 0 && was_replaced (self, access->fd) && ++n_replaced < REPLACED_TRIES);
  if (n_replaced == REPLACED_TRIES)
    {
      close_file (access);
      errno = EBUSY;
      return FALSE;
    }
  /* It may have taken time to get the lock. */
  fill_now (self, &access->now);
  if (access->fd >= 0)
    hour = read_file (access->fd, &access->now, &access->dirty);
  if (hour)
    {
      g_clear_pointer (&self->hour, g_array_unref);
      self->hour = hour;
      self->stored = TRUE;
      self->lost = FALSE;
    }
  else if (missing)
    take_missing (self, access);
  else
    take_broken (self, access);
  hour_expire (self->hour, access->now.boottime);
  return TRUE;
}

/* ---- writing */

static gboolean
write_text (int fd, const char *text, gboolean durable)
{
  gssize written;

  do
    written = pwrite (fd, text, FILE_SIZE, 0);
  while (written < 0 && errno == EINTR);
  if (written >= 0 && written < FILE_SIZE)
    errno = ENOSPC;
  if (written != FILE_SIZE || ftruncate (fd, FILE_SIZE) != 0)
    return FALSE;
  return !durable || fdatasync (fd) == 0;
}

/* Makes the file in one step, so that no other copy of the program finds it empty. */
static gboolean
create_file (SoleusPressureLedger *self, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *draft = g_strconcat (self->path, ".XXXXXX", NULL);
  gboolean done;
  int problem, fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return FALSE;
  done = write_text (fd, text, TRUE);
  if (done)
    /* Another copy's file stays where that copy was faster. Some file systems have no links. */
    done = link (draft, self->path) == 0 || (errno != EEXIST && g_rename (draft, self->path) == 0);
  problem = errno;
  g_unlink (draft);
  close (fd);
  errno = problem;
  return done;
}

/* Writes what has changed and lets the file go. Returns whether the file holds the hour; otherwise
 * errno says why not. */
static gboolean
end (SoleusPressureLedger *self, Access *access, gboolean durable)
{
  gboolean stored = TRUE;
  int problem;

  if (access->dirty && access->fd >= 0 && access->unwritable != 0)
    {
      errno = access->unwritable;
      stored = FALSE;
    }
  else if (access->dirty)
    {
      g_autofree char *text = hour_to_text (self->hour, &access->now);

      stored = access->fd >= 0 ? write_text (access->fd, text, durable) : create_file (self, text);
      if (stored)
        {
          self->stored = TRUE;
          self->lost = FALSE;
        }
    }
  problem = errno;
  close_file (access);
  errno = problem;
  return stored;
}

/* ---- the ledger */

/* The folder of the file is made when something is stored. */
SoleusPressureLedger *
soleus_pressure_ledger_new (const char *state_dir, SoleusClock *clock)
{
  SoleusPressureLedger *self = g_object_new (SOLEUS_TYPE_PRESSURE_LEDGER, NULL);
  g_autofree char *lock_path = g_build_filename (state_dir, LOCK_FILE, NULL);
  GStatBuf info;

  self->path = g_build_filename (state_dir, HOUR_FILE, NULL);
  self->clock = g_object_ref (clock);
  self->new_here = g_lstat (lock_path, &info) != 0;
  return self;
}

void
soleus_pressure_ledger_look (SoleusPressureLedger *self, SoleusPressureState *state)
{
  Stamp now;
  Access access;

  if (begin (self, &access))
    end (self, &access, FALSE);
  fill_now (self, &now);
  *state = (SoleusPressureState){ .unknown = TRUE };
  state->ready_at[0] = state->ready_at[1] = now.wall + SOLEUS_PRESSURE_WINDOW_US;
  if (!self->hour)
    return;
  state->unknown = hour_is_unknown (self->hour);
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      gint64 ready = hour_get_ready_at (self->hour, leg, now.boottime);

      state->left_us[leg == SOLEUS_LEG_RIGHT] = hour_get_left (self->hour, leg, now.boottime);
      state->ready_at[leg == SOLEUS_LEG_RIGHT] = now.wall + ready - now.boottime;
    }
}

/**
 * soleus_pressure_ledger_check:
 * @error: a #SoleusSafetyError
 *
 * Returns: whether pressure can be stored, without which none is granted
 */
gboolean
soleus_pressure_ledger_check (SoleusPressureLedger *self, GError **error)
{
  Access access;
  gboolean known = begin (self, &access);

  access.dirty = TRUE;
  if (known && end (self, &access, TRUE))
    return TRUE;
  g_set_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_STORAGE,
               _ ("“%s” can’t be written: %s. Make sure that you may write there and that the disk "
                  "isn’t full."),
               self->path, g_strerror (known ? errno : EBUSY));
  return FALSE;
}

/**
 * soleus_pressure_ledger_reserve:
 * @leg: left or right
 * @wanted_us: microseconds of pressure that are about to begin, without a pause
 * @tag: (out): names the reservation for soleus_pressure_ledger_settle()
 *
 * Counts pressure before it begins.
 *
 * Returns: microseconds that may be pressed: what is left where that is less than @wanted_us, and 0
 *   where the reservation can't be stored
 */
gint64
soleus_pressure_ledger_reserve (SoleusPressureLedger *self,
                                SoleusLeg leg,
                                gint64 wanted_us,
                                guint32 *tag)
{
  Entry entry;
  Access access;
  gint64 granted;

  g_return_val_if_fail (leg == SOLEUS_LEG_LEFT || leg == SOLEUS_LEG_RIGHT, 0);

  *tag = 0;
  if (!begin (self, &access))
    return 0;
  granted = MIN (wanted_us, hour_get_left (self->hour, leg, access.now.boottime));
  if (granted > 0)
    {
      *tag = (guint32) g_random_int_range (1, G_MAXINT32);
      access.dirty = TRUE;
      hour_add (self->hour, leg, granted, access.now.boottime + granted + SLACK_US, *tag);
    }
  if (end (self, &access, TRUE) || granted <= 0)
    return MAX (0, granted);
  hour_take (self->hour, *tag, &entry);
  return 0;
}

/**
 * soleus_pressure_ledger_settle:
 * @tag: of a reservation of @leg
 * @worked_us: microseconds that were really pressed
 *
 * Gives back what was reserved and not used. Where that can't be stored, the whole reservation goes
 * on counting.
 */
void
soleus_pressure_ledger_settle (SoleusPressureLedger *self,
                               guint32 tag,
                               SoleusLeg leg,
                               gint64 worked_us)
{
  Entry entry = { 0 };
  Access access;

  if (!begin (self, &access))
    return;
  access.dirty = TRUE;
  if (!hour_take (self->hour, tag, &entry))
    entry.end = access.now.boottime;
  if (worked_us > 0)
    hour_add (self->hour, leg, MIN (worked_us, SOLEUS_PRESSURE_CAP_US),
              MIN (entry.end, access.now.boottime), 0);
  end (self, &access, FALSE);
}

/**
 * soleus_pressure_ledger_add:
 * @leg: left or right
 * @worked_us: microseconds of pressure that Soleus didn't guide
 * @end_us: when they ended, in microseconds since 1970-01-01 UTC; not in the future
 *
 * Counts pressure that the person tells of. It can only make less of what is left: where it can't
 * be stored none is granted.
 */
void
soleus_pressure_ledger_add (SoleusPressureLedger *self,
                            SoleusLeg leg,
                            gint64 worked_us,
                            gint64 end_us)
{
  Access access;
  gint64 age;

  g_return_if_fail (leg == SOLEUS_LEG_LEFT || leg == SOLEUS_LEG_RIGHT);

  if (worked_us <= 0 || !begin (self, &access))
    return;
  age = MAX (0, access.now.wall - end_us);
  if (age < SOLEUS_PRESSURE_WINDOW_US)
    {
      access.dirty = TRUE;
      hour_add (self->hour, leg, MIN (worked_us, SOLEUS_PRESSURE_CAP_US), access.now.boottime - age,
                0);
    }
  end (self, &access, TRUE);
}
