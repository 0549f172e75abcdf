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

/* A session notices sleep of more than two seconds, so that pressure ends by this much later than
 * it was reserved for, at most. */
#define SLACK_US (2 * G_USEC_PER_SEC)
/* Another copy of the program holds the file for an instant only. */
#define BUSY_TRIES    40
#define BUSY_SLEEP_US 5000
/* A file system whose files have another number each time would be asked for ever. */
#define REPLACED_TRIES 40

/**
 * SoleusPressureLedger:
 *
 * Keeps account of the pressure that each calf had in the last 60 minutes, in the file `last-hour`
 * beside the lock. Pressure is reserved before it begins and settled when it ends, so that it
 * counts even if the program is killed meanwhile. Each call reads the file under a file lock, so
 * that every copy of the program counts what the others did. What can't be stored isn't granted.
 */
struct _SoleusPressureLedger
{
  GObject parent_instance;

  char *path;
  SoleusClock *clock;
  /* Whether there was no lock when the program began. */
  gboolean new_here;

  /* The file as it was last seen or written. */
  GArray *hour;
  /* Whether there was a file in this run of the program. */
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
  SoleusPressureStamp now;
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

/* Whether another copy of the program put another file in its place before the lock was there. */
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

/* What passes by itself, such as too many open files, says nothing about the file. */
static gboolean
is_passing (int problem)
{
  return problem == EMFILE || problem == ENFILE || problem == ENOMEM || problem == EINTR;
}

static GArray *
read_file (int fd, const SoleusPressureStamp *now, gboolean *stale)
{
  char data[SOLEUS_PRESSURE_HOUR_SIZE + 1];
  struct stat info;
  gssize size;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;
  size = pread (fd, data, sizeof data, 0);
  return size < 0 ? NULL : soleus_pressure_hour_parse (data, (gsize) size, now, stale);
}

static void
take_hour (SoleusPressureLedger *self, GArray *hour)
{
  g_clear_pointer (&self->hour, g_array_unref);
  self->hour = hour;
}

/* Nothing is known: both calves had a full hour, and another copy of the program may still be at
 * work on what it reserved. */
static void
take_full_hour (SoleusPressureLedger *self, Access *access)
{
  access->dirty = TRUE;
  if (self->lost)
    return;
  self->lost = TRUE;
  take_hour (self, soleus_pressure_hour_new ());
  soleus_pressure_hour_add (self->hour, SOLEUS_LEG_BOTH, SOLEUS_PRESSURE_CAP_US,
                            access->now.boottime + SOLEUS_PRESSURE_CAP_US + SLACK_US, 0);
}

/* Without file and lock the person is new here. Where there was a lock the file was lost, or Soleus
 * was used before there was such a file. */
static void
take_missing (SoleusPressureLedger *self, Access *access)
{
  access->dirty = TRUE;
  if (self->stored || (!self->hour && !self->new_here))
    take_full_hour (self, access);
  else if (!self->hour)
    take_hour (self, soleus_pressure_hour_new ());
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
fill_now (SoleusPressureLedger *self, SoleusPressureStamp *now)
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
  /* The time has passed that it took to get the lock. */
  fill_now (self, &access->now);
  if (access->fd >= 0)
    hour = read_file (access->fd, &access->now, &access->dirty);
  if (hour)
    take_hour (self, hour);
  else if (missing)
    take_missing (self, access);
  else
    take_broken (self, access);
  if (hour)
    {
      self->stored = TRUE;
      self->lost = FALSE;
    }
  soleus_pressure_hour_expire (self->hour, access->now.boottime);
  return TRUE;
}

/* ---- writing */

static gboolean
write_text (int fd, const char *text, gboolean durable)
{
  gssize written;

  do
    written = pwrite (fd, text, SOLEUS_PRESSURE_HOUR_SIZE, 0);
  while (written < 0 && errno == EINTR);
  if (written >= 0 && written < SOLEUS_PRESSURE_HOUR_SIZE)
    errno = ENOSPC;
  if (written != SOLEUS_PRESSURE_HOUR_SIZE || ftruncate (fd, SOLEUS_PRESSURE_HOUR_SIZE) != 0)
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
    /* Where another copy was faster, its file stays. Some file systems have no links. */
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
      g_autofree char *text = soleus_pressure_hour_to_text (self->hour, &access->now);

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

/* ---- what is asked */

/**
 * soleus_pressure_ledger_new:
 * @state_dir: the folder of the file, which is made when something is stored
 * @clock: tells how long ago pressure was
 *
 * Returns: (transfer full): the account of the last hour
 */
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

/**
 * soleus_pressure_ledger_look:
 * @state: (out caller-allocates): what the last hour comes to now
 */
void
soleus_pressure_ledger_look (SoleusPressureLedger *self, SoleusPressureState *state)
{
  SoleusPressureStamp now;
  Access access;

  if (begin (self, &access))
    end (self, &access, FALSE);
  fill_now (self, &now);
  *state = (SoleusPressureState){ .unknown = TRUE };
  state->ready_at[0] = state->ready_at[1] = now.wall + SOLEUS_PRESSURE_WINDOW_US;
  if (!self->hour)
    return;
  state->unknown = soleus_pressure_hour_is_unknown (self->hour);
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      gint64 ready = soleus_pressure_hour_get_ready_at (self->hour, leg, now.boottime);

      state->left_us[leg == SOLEUS_LEG_RIGHT] =
          soleus_pressure_hour_get_left (self->hour, leg, now.boottime);
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
  SoleusPressureEntry entry;
  Access access;
  gint64 granted;

  g_return_val_if_fail (leg == SOLEUS_LEG_LEFT || leg == SOLEUS_LEG_RIGHT, 0);

  *tag = 0;
  if (!begin (self, &access))
    return 0;
  granted = MIN (wanted_us, soleus_pressure_hour_get_left (self->hour, leg, access.now.boottime));
  if (granted > 0)
    {
      *tag = (guint32) g_random_int_range (1, G_MAXINT32);
      access.dirty = TRUE;
      soleus_pressure_hour_add (self->hour, leg, granted, access.now.boottime + granted + SLACK_US,
                                *tag);
    }
  if (end (self, &access, TRUE) || granted <= 0)
    return MAX (0, granted);
  soleus_pressure_hour_take (self->hour, *tag, &entry);
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
  SoleusPressureEntry entry = { 0 };
  Access access;

  if (!begin (self, &access))
    return;
  access.dirty = TRUE;
  if (!soleus_pressure_hour_take (self->hour, tag, &entry))
    entry.end = access.now.boottime;
  if (worked_us > 0)
    soleus_pressure_hour_add (self->hour, leg, MIN (worked_us, SOLEUS_PRESSURE_CAP_US),
                              MIN (entry.end, access.now.boottime), 0);
  end (self, &access, FALSE);
}
