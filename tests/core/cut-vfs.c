/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cut-vfs.h"

#include <sqlite3.h>
#include <string.h>

/* A layer between SQLite and the real files that knows what has been synced. Before each write,
 * truncation and sync it shows what a disk may hold if the power goes right then: all that was
 * synced, and of what was not any part, in whole writes or torn at a sector. */

#define SECTOR 512

/* One change since the last sync; without data it is a truncation to the offset. */
typedef struct
{
  gint64 offset;
  GBytes *data;
} Change;

typedef struct
{
  GByteArray *synced;
  GPtrArray *changes;
} Track;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  Track *track;
} CutFile;

static struct
{
  GHashTable *tracks;
  GRand *random;
  CutFunc func;
  gpointer user_data;
} cut;

static sqlite3_vfs cut_vfs;
static sqlite3_vfs *real_vfs;
static sqlite3_io_methods cut_methods;

static void
change_free (Change *change)
{
  g_clear_pointer (&change->data, g_bytes_unref);
  g_free (change);
}

static void
track_free (Track *track)
{
  g_byte_array_unref (track->synced);
  g_ptr_array_unref (track->changes);
  g_free (track);
}

/* Puts the first @length bytes of a change into an image of the file. */
static void
apply (GByteArray *image, const Change *change, gsize length)
{
  guint old = image->len;
  guint end = (guint) change->offset + (guint) length;

  if (change->data == NULL)
    {
      g_byte_array_set_size (image, MIN (old, (guint) change->offset));
      return;
    }
  if (end > old)
    {
      g_byte_array_set_size (image, end);
      memset (image->data + old, 0, end - old);
    }
  if (length > 0)
    memcpy (image->data + change->offset, g_bytes_get_data (change->data, NULL), length);
}

static GBytes *
imagine (Track *track)
{
  GByteArray *image = g_byte_array_new ();

  if (track->synced->len > 0)
    g_byte_array_append (image, track->synced->data, track->synced->len);
  for (guint i = 0; i < track->changes->len; i++)
    {
      const Change *change = g_ptr_array_index (track->changes, i);
      gsize size = change->data != NULL ? g_bytes_get_size (change->data) : 0;
      int fate = g_rand_int_range (cut.random, 0, 4);

      if (fate == 0)
        apply (image, change, size / 2 / SECTOR * SECTOR);
      else if (fate > 1)
        apply (image, change, size);
    }
  return g_byte_array_free_to_bytes (image);
}

static void
show (void)
{
  g_autoptr (GHashTable) files =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  GHashTableIter iter;
  gpointer name, track;

  if (cut.func == NULL)
    return;
  g_hash_table_iter_init (&iter, cut.tracks);
  while (g_hash_table_iter_next (&iter, &name, &track))
    g_hash_table_insert (files, g_strdup (name), imagine (track));
  cut.func (files, cut.user_data);
}

static void
note (CutFile *file, gint64 offset, const void *data, gsize size)
{
  Change *change = g_new0 (Change, 1);

  show ();
  change->offset = offset;
  change->data = data != NULL ? g_bytes_new (data, size) : NULL;
  g_ptr_array_add (file->track->changes, change);
}

static int
cut_close (sqlite3_file *file)
{
  return ((CutFile *) file)->real->pMethods->xClose (((CutFile *) file)->real);
}

static int
cut_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  return real->pMethods->xRead (real, data, size, offset);
}

static int
cut_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  note ((CutFile *) file, offset, data, (gsize) size);
  return real->pMethods->xWrite (real, data, size, offset);
}

static int
cut_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  note ((CutFile *) file, size, NULL, 0);
  return real->pMethods->xTruncate (real, size);
}

static int
cut_sync (sqlite3_file *file, int flags)
{
  Track *track = ((CutFile *) file)->track;

  show ();
  for (guint i = 0; i < track->changes->len; i++)
    {
      const Change *change = g_ptr_array_index (track->changes, i);

      apply (track->synced, change, change->data != NULL ? g_bytes_get_size (change->data) : 0);
    }
  g_ptr_array_set_size (track->changes, 0);
  return SQLITE_OK;
}

static int
cut_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  return real->pMethods->xFileSize (real, size);
}

static int
cut_lock (sqlite3_file *file, int level)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  return real->pMethods->xLock (real, level);
}

static int
cut_unlock (sqlite3_file *file, int level)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  return real->pMethods->xUnlock (real, level);
}

static int
cut_check_reserved (sqlite3_file *file, int *reserved)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  return real->pMethods->xCheckReservedLock (real, reserved);
}

static int
cut_control (sqlite3_file *file, int op, void *argument)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  return real->pMethods->xFileControl (real, op, argument);
}

static int
cut_sector_size (sqlite3_file *file)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  return real->pMethods->xSectorSize (real);
}

static int
cut_characteristics (sqlite3_file *file)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  return real->pMethods->xDeviceCharacteristics (real);
}

static int
cut_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **map)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  return real->pMethods->xShmMap (real, page, size, extend, map);
}

static int
cut_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  return real->pMethods->xShmLock (real, offset, n, flags);
}

static void
cut_shm_barrier (sqlite3_file *file)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  real->pMethods->xShmBarrier (real);
}

static int
cut_shm_unmap (sqlite3_file *file, int delete_it)
{
  sqlite3_file *real = ((CutFile *) file)->real;

  return real->pMethods->xShmUnmap (real, delete_it);
}

static sqlite3_io_methods cut_methods = {
  .iVersion = 2,
  .xClose = cut_close,
  .xRead = cut_read,
  .xWrite = cut_write,
  .xTruncate = cut_truncate,
  .xSync = cut_sync,
  .xFileSize = cut_file_size,
  .xLock = cut_lock,
  .xUnlock = cut_unlock,
  .xCheckReservedLock = cut_check_reserved,
  .xFileControl = cut_control,
  .xSectorSize = cut_sector_size,
  .xDeviceCharacteristics = cut_characteristics,
  .xShmMap = cut_shm_map,
  .xShmLock = cut_shm_lock,
  .xShmBarrier = cut_shm_barrier,
  .xShmUnmap = cut_shm_unmap,
};

static Track *
get_track (const char *name)
{
  Track *track = g_hash_table_lookup (cut.tracks, name);
  g_autofree char *data = NULL;
  gsize size = 0;

  if (track != NULL)
    return track;
  track = g_new0 (Track, 1);
  track->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  track->synced = g_byte_array_new ();
  if (g_file_get_contents (name, &data, &size, NULL))
    g_byte_array_append (track->synced, (const guint8 *) data, (guint) size);
  g_hash_table_insert (cut.tracks, g_strdup (name), track);
  return track;
}

/* Temporary files, which have no name and don't outlive the process, are left to the real disk. */
static int
cut_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  CutFile *self = (CutFile *) file;
  int code;

  if (name == NULL)
    return real_vfs->xOpen (real_vfs, name, file, flags, out_flags);
  self->real = (sqlite3_file *) &self[1];
  self->base.pMethods = NULL;
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (self->real->pMethods == NULL)
    return code;
  self->base.pMethods = &cut_methods;
  self->track = get_track (name);
  return code;
}

/* A deletion reaches the disk at once: SQLite asks for its folder to be synced where it matters. */
static int
cut_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  show ();
  g_hash_table_remove (cut.tracks, name);
  return real_vfs->xDelete (real_vfs, name, sync_folder);
}

/**
 * cut_vfs_register:
 *
 * Lays the layer under every database that is opened from now on.
 */
void
cut_vfs_register (void)
{
  cut.tracks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) track_free);
  real_vfs = sqlite3_vfs_find (NULL);
  cut_vfs = *real_vfs;
  cut_vfs.zName = "soleus-cuts";
  cut_vfs.szOsFile = (int) sizeof (CutFile) + real_vfs->szOsFile;
  cut_vfs.xOpen = cut_open;
  cut_vfs.xDelete = cut_delete;
  g_assert_cmpint (sqlite3_vfs_register (&cut_vfs, 1), ==, SQLITE_OK);
}

/**
 * cut_vfs_watch:
 * @func: (nullable): shown what a disk may hold, on the thread that uses the database; %NULL ends
 * it
 * @seed: decides the fate of what isn't synced
 *
 * Set it while no database is in use.
 */
void
cut_vfs_watch (CutFunc func, gpointer user_data, guint32 seed)
{
  g_clear_pointer (&cut.random, g_rand_free);
  cut.random = g_rand_new_with_seed (seed);
  cut.func = func;
  cut.user_data = user_data;
  g_hash_table_remove_all (cut.tracks);
}
