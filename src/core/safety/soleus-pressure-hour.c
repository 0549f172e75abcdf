/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pressure-hour.h"

#include <string.h>

#define HEADER "soleus-last-hour 1"

/* Of older entries two are made one when there would be more. A line has at most 40 characters. */
#define MAX_ENTRIES 80
/* No entry ends further ahead than this: a longer one was not written by Soleus. */
#define AHEAD_MAX_US (G_GINT64_CONSTANT (600) * G_USEC_PER_SEC)
/* Larger times were not written by Soleus, and could overflow. */
#define TIME_MAX_US (G_GINT64_CONSTANT (1) << 60)
/* The wall clock was set when it moved against boottime by more than this. */
#define DRIFT_MAX_US G_USEC_PER_SEC

static const char *const leg_words[] = {
  [SOLEUS_LEG_BOTH] = "unknown",
  [SOLEUS_LEG_LEFT] = "left",
  [SOLEUS_LEG_RIGHT] = "right",
};

/**
 * soleus_pressure_hour_new:
 *
 * Returns: (transfer full) (element-type SoleusPressureEntry): an hour without pressure, entries in
 *   the order in which they were made
 */
GArray *
soleus_pressure_hour_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SoleusPressureEntry));
}

static SoleusPressureEntry *
get (GArray *self, guint index)
{
  return &g_array_index (self, SoleusPressureEntry, index);
}

/* ---- the file */

static gboolean
parse_number (const char *text, gint64 min, gint64 max, gint64 *number)
{
  return text && g_ascii_string_to_signed (text, 10, min, max, number, NULL);
}

static gboolean
parse_tag (const char *text, guint32 *tag)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 16, 0, G_MAXUINT32, &number, NULL))
    return FALSE;
  *tag = (guint32) number;
  return TRUE;
}

/* "left 30000000 1500000 0": the leg, its microseconds, how long before the stamp they ended, and
 * the tag. */
static gboolean
parse_entry (GArray *self, const char *line, gint64 stamp)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 5);
  gint64 us, age;
  guint32 tag;

  if (g_strv_length (words) != 4 ||
      !parse_number (words[1], 1, SOLEUS_PRESSURE_CAP_US, &us) ||
      !parse_number (words[2], -AHEAD_MAX_US, SOLEUS_PRESSURE_WINDOW_US, &age) ||
      !parse_tag (words[3], &tag))
    return FALSE;
  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    if (strcmp (words[0], leg_words[leg]) == 0)
      {
        soleus_pressure_hour_add (self, leg, us, stamp - age, tag);
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

/* Within one boot the boot clock tells how long ago the file was written. Across boots only the wall
 * clock can; where it stands behind, no time has passed. */
static gboolean
parse_stamp (char **lines, const SoleusPressureStamp *now, gint64 *stamp, gboolean *stale)
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

static gboolean
is_end (const char *line, guint n_entries)
{
  g_autofree char *end = g_strdup_printf ("end %u", n_entries);

  return g_str_equal (line, end);
}

/**
 * soleus_pressure_hour_parse:
 * @data: what the file holds
 * @size: bytes of it
 * @now: the present
 * @stale: (out): whether the file should be written again, so that the boot clock decides from now
 *   on: it is from another boot, or the wall clock was set since
 *
 * Returns: (transfer full) (nullable): the entries with their ends in the boottime of @now; %NULL
 *   for what Soleus didn't write, or not to its end
 */
GArray *
soleus_pressure_hour_parse (const char *data,
                            gsize size,
                            const SoleusPressureStamp *now,
                            gboolean *stale)
{
  g_autoptr (GArray) self = soleus_pressure_hour_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 stamp;
  guint i;

  if (size > SOLEUS_PRESSURE_HOUR_SIZE || memchr (data, '\0', size))
    return NULL;
  text = g_strndup (data, size);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  if (g_strv_length (lines) < 5 || !g_str_equal (lines[0], HEADER) ||
      !parse_stamp (lines, now, &stamp, stale))
    return NULL;
  for (i = 4; lines[i + 1]; i++)
    if (!parse_entry (self, lines[i], stamp))
      return NULL;
  return is_end (lines[i], self->len) ? g_steal_pointer (&self) : NULL;
}

/* Both count as if they had ended together, which is the stricter way. */
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

/**
 * soleus_pressure_hour_to_text:
 * @now: the present
 *
 * What no longer counts is removed.
 *
 * Returns: (transfer full): what the file holds, filled up to %SOLEUS_PRESSURE_HOUR_SIZE bytes
 */
char *
soleus_pressure_hour_to_text (GArray *self, const SoleusPressureStamp *now)
{
  GString *text = g_string_sized_new (SOLEUS_PRESSURE_HOUR_SIZE + 1);

  /* What no longer counts is older than the file may say. */
  soleus_pressure_hour_expire (self, now->boottime);
  while (self->len > MAX_ENTRIES)
    merge_oldest (self);
  g_string_append_printf (text,
                          HEADER "\nboot %s\nboottime %" G_GINT64_FORMAT "\nwall %" G_GINT64_FORMAT
                                 "\n",
                          now->boot_id, now->boottime, now->wall);
  for (guint i = 0; i < self->len; i++)
    g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %x\n",
                            leg_words[get (self, i)->leg], get (self, i)->us,
                            now->boottime - get (self, i)->end, get (self, i)->tag);
  g_string_append_printf (text, "end %u\n", self->len);
  while (text->len < SOLEUS_PRESSURE_HOUR_SIZE)
    g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

/* ---- what it comes to */

void
soleus_pressure_hour_add (GArray *self, SoleusLeg leg, gint64 us, gint64 end, guint32 tag)
{
  SoleusPressureEntry entry = { leg, us, end, tag };

  g_array_append_val (self, entry);
}

/**
 * soleus_pressure_hour_take:
 * @tag: of one entry, not 0
 * @entry: (out): the entry, which is removed
 *
 * Returns: whether there was such an entry
 */
gboolean
soleus_pressure_hour_take (GArray *self, guint32 tag, SoleusPressureEntry *entry)
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

/**
 * soleus_pressure_hour_expire:
 * @boottime: the present
 *
 * Removes what ended 60 minutes ago and no longer counts.
 */
void
soleus_pressure_hour_expire (GArray *self, gint64 boottime)
{
  for (guint i = self->len; i > 0; i--)
    if (get (self, i - 1)->end <= boottime - SOLEUS_PRESSURE_WINDOW_US)
      g_array_remove_index (self, i - 1);
}

/**
 * soleus_pressure_hour_get_left:
 * @leg: left or right
 * @boottime: an instant from now on
 *
 * Returns: microseconds of pressure that this calf may get then, if none is added before
 */
gint64
soleus_pressure_hour_get_left (GArray *self, SoleusLeg leg, gint64 boottime)
{
  gint64 left = SOLEUS_PRESSURE_CAP_US;

  for (guint i = 0; i < self->len; i++)
    if ((get (self, i)->leg == leg || get (self, i)->leg == SOLEUS_LEG_BOTH) &&
        get (self, i)->end > boottime - SOLEUS_PRESSURE_WINDOW_US)
      left -= get (self, i)->us;
  return MAX (0, left);
}

/**
 * soleus_pressure_hour_get_ready_at:
 * @leg: left or right
 * @boottime: the present
 *
 * Returns: the boottime at which massage of this calf is offered again; @boottime where it is now
 */
gint64
soleus_pressure_hour_get_ready_at (GArray *self, SoleusLeg leg, gint64 boottime)
{
  gint64 ready = G_MAXINT64;

  if (soleus_pressure_hour_get_left (self, leg, boottime) >= SOLEUS_PRESSURE_LEAST_MS * 1000)
    return boottime;
  /* More is only left at the instants at which an entry stops counting. */
  for (guint i = 0; i < self->len; i++)
    {
      gint64 leaves = get (self, i)->end + SOLEUS_PRESSURE_WINDOW_US;

      if (leaves > boottime && leaves < ready &&
          soleus_pressure_hour_get_left (self, leg, leaves) >= SOLEUS_PRESSURE_LEAST_MS * 1000)
        ready = leaves;
    }
  return ready;
}

/**
 * soleus_pressure_hour_is_unknown:
 *
 * Returns: whether the file of the last hour could not be read and counts as a full hour
 */
gboolean
soleus_pressure_hour_is_unknown (GArray *self)
{
  for (guint i = 0; i < self->len; i++)
    if (get (self, i)->leg == SOLEUS_LEG_BOTH)
      return TRUE;
  return FALSE;
}
