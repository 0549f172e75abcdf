/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultKind:
 * @FAULT_NONE: the disk is as it should be
 * @FAULT_FULL: every write finds the disk full
 * @FAULT_READ_ONLY: files open for reading only, and writes are refused
 * @FAULT_IO_WRITE: every write fails
 * @FAULT_IO_SYNC: every sync fails, after the data has been written
 * @FAULT_IO_READ: every read fails
 * @FAULT_LOCKED: every lock is held by somebody else
 *
 * The disk's ways with SQLite. A layer between SQLite and the real files, since the permission
 * bits of a file mean nothing to root and a full disk can't be had for the asking.
 */
typedef enum
{
  FAULT_NONE,
  FAULT_FULL,
  FAULT_READ_ONLY,
  FAULT_IO_WRITE,
  FAULT_IO_SYNC,
  FAULT_IO_READ,
  FAULT_LOCKED,
} FaultKind;

void fault_vfs_register (void);
void fault_vfs_set (FaultKind kind);
void fault_vfs_set_once (FaultKind kind, guint after);
gboolean fault_vfs_has_struck (void);
void fault_vfs_hold_sync (void);
void fault_vfs_wait_held (void);
void fault_vfs_release_sync (void);

G_END_DECLS
