/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} FaultFile;

static struct
{
  GMutex mutex;
  GCond cond;
  FaultKind kind;
  gboolean once;
  guint after;
  gboolean struck;
  gboolean hold;
  gboolean held;
} faults;

static sqlite3_vfs fault_vfs;
static sqlite3_vfs *real_vfs;

/* Whether a fault of one of these kinds strikes now. */
static gboolean
strikes (FaultKind a, FaultKind b, FaultKind c, FaultKind *kind)
{
  gboolean hit;

  g_mutex_lock (&faults.mutex);
  *kind = faults.kind;
  hit = *kind != FAULT_NONE && (*kind == a || *kind == b || *kind == c);
  if (hit && faults.once)
    {
      hit = faults.after == 0 && !faults.struck;
      faults.after -= faults.after > 0 ? 1 : 0;
    }
  faults.struck = faults.struck || hit;
  g_mutex_unlock (&faults.mutex);
  return hit;
}

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  return real_file (file)->pMethods->xClose (real_file (file));
}

static int
fault_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  FaultKind kind;

  if (strikes (FAULT_IO_READ, FAULT_NONE, FAULT_NONE, &kind))
    return SQLITE_IOERR_READ;
  return real_file (file)->pMethods->xRead (real_file (file), data, size, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  FaultKind kind;

  if (strikes (FAULT_FULL, FAULT_READ_ONLY, FAULT_IO_WRITE, &kind))
    return kind == FAULT_FULL        ? SQLITE_FULL
           : kind == FAULT_READ_ONLY ? SQLITE_READONLY
                                     : SQLITE_IOERR_WRITE;
  return real_file (file)->pMethods->xWrite (real_file (file), data, size, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  FaultKind kind;

  if (strikes (FAULT_READ_ONLY, FAULT_IO_WRITE, FAULT_NONE, &kind))
    return kind == FAULT_READ_ONLY ? SQLITE_READONLY : SQLITE_IOERR_TRUNCATE;
  return real_file (file)->pMethods->xTruncate (real_file (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  FaultKind kind;

  g_mutex_lock (&faults.mutex);
  while (faults.hold)
    {
      faults.held = TRUE;
      g_cond_broadcast (&faults.cond);
      g_cond_wait (&faults.cond, &faults.mutex);
    }
  g_mutex_unlock (&faults.mutex);
  if (strikes (FAULT_IO_SYNC, FAULT_NONE, FAULT_NONE, &kind))
    return SQLITE_IOERR_FSYNC;
  return real_file (file)->pMethods->xSync (real_file (file), flags);
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_file (file)->pMethods->xFileSize (real_file (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  FaultKind kind;

  if (strikes (FAULT_LOCKED, FAULT_NONE, FAULT_NONE, &kind))
    return SQLITE_BUSY;
  return real_file (file)->pMethods->xLock (real_file (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return real_file (file)->pMethods->xUnlock (real_file (file), level);
}

static int
fault_check_reserved (sqlite3_file *file, int *reserved)
{
  return real_file (file)->pMethods->xCheckReservedLock (real_file (file), reserved);
}

static int
fault_control (sqlite3_file *file, int op, void *argument)
{
  return real_file (file)->pMethods->xFileControl (real_file (file), op, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return real_file (file)->pMethods->xSectorSize (real_file (file));
}

static int
fault_characteristics (sqlite3_file *file)
{
  return real_file (file)->pMethods->xDeviceCharacteristics (real_file (file));
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **map)
{
  return real_file (file)->pMethods->xShmMap (real_file (file), page, size, extend, map);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  FaultKind kind;

  if ((flags & SQLITE_SHM_LOCK) != 0 && (flags & SQLITE_SHM_EXCLUSIVE) != 0 &&
      strikes (FAULT_LOCKED, FAULT_NONE, FAULT_NONE, &kind))
    return SQLITE_BUSY;
  return real_file (file)->pMethods->xShmLock (real_file (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  real_file (file)->pMethods->xShmBarrier (real_file (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int delete_it)
{
  return real_file (file)->pMethods->xShmUnmap (real_file (file), delete_it);
}

static const sqlite3_io_methods fault_methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  FaultKind kind;
  int code;

  self->real = (sqlite3_file *) &self[1];
  self->base.pMethods = NULL;
  if ((flags & SQLITE_OPEN_MAIN_DB) != 0 &&
      strikes (FAULT_READ_ONLY, FAULT_NONE, FAULT_NONE, &kind))
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &fault_methods;
  return code;
}

/**
 * fault_vfs_register:
 *
 * Lays the faults under every database that is opened from now on.
 */
void
fault_vfs_register (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  fault_vfs = *real_vfs;
  fault_vfs.zName = "soleus-faults";
  fault_vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.xOpen = fault_open;
  g_assert_cmpint (sqlite3_vfs_register (&fault_vfs, 1), ==, SQLITE_OK);
}

static void
set (FaultKind kind, gboolean once, guint after)
{
  g_mutex_lock (&faults.mutex);
  faults.kind = kind;
  faults.once = once;
  faults.after = after;
  faults.struck = FALSE;
  g_mutex_unlock (&faults.mutex);
}

/**
 * fault_vfs_set:
 * @kind: what every call meets from now on
 */
void
fault_vfs_set (FaultKind kind)
{
  set (kind, FALSE, 0);
}

/**
 * fault_vfs_set_once:
 * @kind: what one single call meets
 * @after: how many calls that it could meet go well before
 */
void
fault_vfs_set_once (FaultKind kind, guint after)
{
  set (kind, TRUE, after);
}

/**
 * fault_vfs_has_struck:
 *
 * Returns: whether the fault set last has been met by a call
 */
gboolean
fault_vfs_has_struck (void)
{
  gboolean struck;

  g_mutex_lock (&faults.mutex);
  struck = faults.struck;
  g_mutex_unlock (&faults.mutex);
  return struck;
}

/**
 * fault_vfs_hold_sync:
 *
 * From now on a sync does not come back, as on a disk that sleeps.
 */
void
fault_vfs_hold_sync (void)
{
  g_mutex_lock (&faults.mutex);
  faults.hold = TRUE;
  faults.held = FALSE;
  g_mutex_unlock (&faults.mutex);
}

/**
 * fault_vfs_wait_held:
 *
 * Waits until a sync has come to hang.
 */
void
fault_vfs_wait_held (void)
{
  g_mutex_lock (&faults.mutex);
  while (!faults.held)
    g_cond_wait (&faults.cond, &faults.mutex);
  g_mutex_unlock (&faults.mutex);
}

void
fault_vfs_release_sync (void)
{
  g_mutex_lock (&faults.mutex);
  faults.hold = FALSE;
  g_cond_broadcast (&faults.cond);
  g_mutex_unlock (&faults.mutex);
}
