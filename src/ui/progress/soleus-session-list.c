/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-session-list.h"

#include <glib/gi18n-lib.h>

#include "soleus-progress-text.h"
#include "soleus-session-row.h"

/* How many sessions come at a time. */
#define BATCH 10
/* A day has fewer, even with those of the time zones around it. */
#define DAY_LIMIT 100

#define DAY_US G_TIME_SPAN_DAY
/* No place is further behind UTC. */
#define FURTHEST_BEHIND_US (12 * G_TIME_SPAN_HOUR)

#define EVERY_DAY G_MININT

/**
 * SoleusSessionList:
 *
 * The sessions that were done, the newest first, a few at a time; or those of one day.
 */
struct _SoleusSessionList
{
  AdwBin parent_instance;

  GtkWidget *day_button;
  GtkLabel *day_label;
  GtkListBox *rows;
  GtkLabel *none_label;
  GtkWidget *more_button;

  SoleusHistory *history;
  SoleusCatalogue *catalogue;
  GCancellable *cancellable;
  int day;
  guint n_rows;
  /* How many are to be shown. */
  guint wanted;
  gint64 last_start;
  gboolean appending;
};

enum
{
  SIGNAL_AGAIN,
  SIGNAL_DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusSessionList, soleus_session_list, ADW_TYPE_BIN)

static void
again_cb (SoleusSessionList *self, SoleusSessionRow *row)
{
  g_signal_emit (self, signals[SIGNAL_AGAIN], 0, soleus_session_row_get_record (row));
}

static void
delete_cb (SoleusSessionList *self, SoleusSessionRow *row)
{
  g_autoptr (SoleusSessionRecord) record = g_object_ref (soleus_session_row_get_record (row));

  soleus_history_delete_session (self->history, record);
  /* The focus goes on from the row before it is gone. */
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_UP);
  gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  self->n_rows--;
  g_signal_emit (self, signals[SIGNAL_DELETED], 0, record);
}

static void
add_row (SoleusSessionList *self, SoleusSessionRecord *record)
{
  GtkWidget *row = soleus_session_row_new (record, self->catalogue);

  g_signal_connect_object (row, "again", G_CALLBACK (again_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->rows, row);
  self->n_rows++;
}

static void
clear (SoleusSessionList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)))
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  self->n_rows = 0;
}

static gboolean
is_wanted (SoleusSessionList *self, SoleusSessionRecord *record)
{
  return self->day == EVERY_DAY || soleus_session_record_get_day (record) == self->day;
}

static gboolean
is_same (SoleusSessionRecord *a, SoleusSessionRecord *b)
{
  for (guint i = 0; i < 4; i++)
    {
      SoleusRatingMoment moment = i < 2 ? SOLEUS_RATING_BEFORE : SOLEUS_RATING_AFTER;
      SoleusLeg leg = i % 2 == 0 ? SOLEUS_LEG_LEFT : SOLEUS_LEG_RIGHT;

      if (soleus_session_record_get_rating (a, moment, leg) !=
          soleus_session_record_get_rating (b, moment, leg))
        return FALSE;
    }
  return g_str_equal (a->uuid, b->uuid) && a->outcome == b->outcome &&
         a->phases->len == b->phases->len && a->pain_stops->len == b->pain_stops->len;
}

/* Whether the rows are what @records begins with: then an opened one stays open. */
static gboolean
is_shown (SoleusSessionList *self, GPtrArray *records)
{
  guint n = 0;

  for (guint i = 0; i < records->len && n < self->n_rows; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, (int) n);

      if (!is_wanted (self, records->pdata[i]))
        continue;
      if (!is_same (soleus_session_row_get_record (SOLEUS_SESSION_ROW (row)), records->pdata[i]))
        return FALSE;
      n++;
    }
  return n > 0 && n == self->n_rows;
}

/* One more than is shown was asked for, so as to know whether there are more. */
static void
show (SoleusSessionList *self, GPtrArray *records)
{
  guint room = self->day == EVERY_DAY ? self->wanted : DAY_LIMIT;
  gboolean more = FALSE;
  guint skip = 0;

  if (!self->appending && is_shown (self, records))
    skip = self->n_rows;
  else if (!self->appending)
    clear (self);
  for (guint i = 0; i < records->len; i++)
    {
      if (!is_wanted (self, records->pdata[i]))
        continue;
      if (skip > 0)
        {
          skip--;
          continue;
        }
      more = self->n_rows >= room;
      if (more)
        break;
      add_row (self, records->pdata[i]);
      self->last_start = ((SoleusSessionRecord *) records->pdata[i])->start_us;
    }
  gtk_widget_set_visible (self->more_button, more);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), self->n_rows > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), self->n_rows == 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      soleus_history_load_sessions_finish (SOLEUS_HISTORY (source), result, &error);

  /* Whoever cancels may be gone. Why nothing can be read shows above the list. */
  if (records)
    show (user_data, records);
}

static void
load (SoleusSessionList *self, gint64 before_us, guint limit)
{
  if (!self->history)
    return;
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  soleus_history_load_sessions_async (self->history, before_us, limit, self->cancellable, loaded_cb,
                                      self);
}

static void
more_cb (SoleusSessionList *self)
{
  self->wanted += BATCH;
  self->appending = TRUE;
  load (self, self->last_start, BATCH + 1);
}

static void
every_day_cb (SoleusSessionList *self)
{
  soleus_session_list_show_day (self, EVERY_DAY);
}

static void
soleus_session_list_dispose (GObject *object)
{
  SoleusSessionList *self = SOLEUS_SESSION_LIST (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->history);
  g_clear_object (&self->catalogue);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_SESSION_LIST);
  G_OBJECT_CLASS (soleus_session_list_parent_class)->dispose (object);
}

static void
soleus_session_list_class_init (SoleusSessionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_session_list_dispose;

  /**
   * SoleusSessionList::again:
   * @record: the #SoleusSessionRecord to do again
   */
  signals[SIGNAL_AGAIN] =
      g_signal_new ("again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, SOLEUS_TYPE_SESSION_RECORD);
  /**
   * SoleusSessionList::deleted:
   * @record: the #SoleusSessionRecord that was deleted, to bring it back
   */
  signals[SIGNAL_DELETED] =
      g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, SOLEUS_TYPE_SESSION_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-session-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionList, day_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionList, day_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionList, rows);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionList, none_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionList, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, every_day_cb);
}

static void
soleus_session_list_init (SoleusSessionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->day = EVERY_DAY;
  self->wanted = BATCH;
}

/**
 * soleus_session_list_set_context:
 * @history: where the sessions are
 * @catalogue: where the names are
 *
 * Call it once.
 */
void
soleus_session_list_set_context (SoleusSessionList *self,
                                 SoleusHistory *history,
                                 SoleusCatalogue *catalogue)
{
  g_return_if_fail (self->history == NULL);

  self->history = g_object_ref (history);
  self->catalogue = g_object_ref (catalogue);
}

/**
 * soleus_session_list_reload:
 *
 * Shows what is there now.
 */
void
soleus_session_list_reload (SoleusSessionList *self)
{
  self->appending = FALSE;
  if (self->day == EVERY_DAY)
    load (self, G_MAXINT64, self->wanted + 1);
  else
    load (self, (self->day + 1) * DAY_US + FURTHEST_BEHIND_US, DAY_LIMIT);
}

/**
 * soleus_session_list_show_day:
 * @day: in days since 1970-01-01: only what began on it
 */
void
soleus_session_list_show_day (SoleusSessionList *self, int day)
{
  g_autofree char *name = NULL;

  self->day = day;
  self->wanted = BATCH;
  gtk_widget_set_visible (self->day_button, day != EVERY_DAY);
  if (day != EVERY_DAY)
    {
      name = soleus_progress_format_day (day, "%A %x");
      gtk_label_set_label (self->day_label, name);
    }
  soleus_session_list_reload (self);
}

/**
 * soleus_session_list_get_n_rows:
 *
 * Returns: how many sessions are shown
 */
guint
soleus_session_list_get_n_rows (SoleusSessionList *self)
{
  return self->n_rows;
}
