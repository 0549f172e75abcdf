/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-session-list.h"

#include "soleus-day.h"
#include "soleus-format.h"
#include "soleus-progress-text.h"
#include "soleus-session-row.h"

/* Sessions that are added at a time. */
#define BATCH 5
/* More than a day has, even with the days of the time zones around it. */
#define DAY_LIMIT 100

/* No place is further behind UTC. */
#define FURTHEST_BEHIND_US (12 * G_TIME_SPAN_HOUR)
#define LATEST_START_US    (SOLEUS_DAY_START_MAX * G_TIME_SPAN_HOUR)

/**
 * SoleusSessionList:
 *
 * The sessions of the history, the newest first, a few at a time; or those of one day, with a
 * button for the action "progress.show-day" that leads back to all.
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
  /* (element-type SoleusSessionRecord): those shown */
  GListStore *records;
  int day;
  /* The day that the rows were made on: they say which was yesterday. SOLEUS_EVERY_DAY makes them
   * anew. */
  int today;
  /* The number of sessions to show. */
  guint wanted;
  gboolean appending;
};

G_DEFINE_FINAL_TYPE (SoleusSessionList, soleus_session_list, ADW_TYPE_BIN)

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
  return g_str_equal (a->uuid, b->uuid) && a->outcome == b->outcome && a->start_us == b->start_us &&
         g_str_equal (a->routine, b->routine) && a->by_hand == b->by_hand &&
         g_strcmp0 (a->note, b->note) == 0 &&
         soleus_session_record_get_worked (a) == soleus_session_record_get_worked (b) &&
         a->phases->len == b->phases->len && a->pain_stops->len == b->pain_stops->len;
}

/* Keeps the rows that show what they showed before, so that an opened one stays open. */
static void
show (SoleusSessionList *self, GPtrArray *records)
{
  int today = soleus_history_get_today (self->history);
  GListModel *shown = G_LIST_MODEL (self->records);
  guint room = self->day == SOLEUS_EVERY_DAY ? self->wanted : DAY_LIMIT;
  guint kept = self->appending ? g_list_model_get_n_items (shown) : 0, skipped = 0;
  guint n_shown = g_list_model_get_n_items (shown);

  while (!self->appending && today == self->today && kept < MIN (n_shown, MIN (records->len, room)))
    {
      g_autoptr (SoleusSessionRecord) record = g_list_model_get_item (shown, kept);

      if (!is_same (record, records->pdata[kept]))
        break;
      skipped = ++kept;
    }
  self->today = today;
  g_list_store_splice (self->records, kept, n_shown - kept, records->pdata + skipped,
                       MIN (records->len - skipped, room - kept));
  n_shown = g_list_model_get_n_items (shown);
  /* One more than there is room for was asked for. */
  gtk_widget_set_visible (self->more_button, kept + records->len - skipped > room);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n_shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), n_shown == 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusSessionList *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      soleus_history_load_sessions_finish (SOLEUS_HISTORY (source), result, &error);

  /* The list may be gone if loading was cancelled. The page says why nothing can be read. */
  if (!records)
    return;
  for (guint i = records->len; self->day != SOLEUS_EVERY_DAY && i > 0; i--)
    if (soleus_history_get_day_of (self->history, records->pdata[i - 1]) != self->day)
      g_ptr_array_remove_index (records, i - 1);
  show (self, records);
}

static void
load (SoleusSessionList *self, gint64 before_us, guint limit)
{
  if (!self->history)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  soleus_history_load_sessions_async (self->history, before_us, limit, self->cancellable, loaded_cb,
                                      self);
}

static void
more_cb (SoleusSessionList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  g_autoptr (SoleusSessionRecord) last =
      g_list_model_get_item (G_LIST_MODEL (self->records), n - 1);

  self->wanted += BATCH;
  self->appending = TRUE;
  load (self, last ? last->start_us : G_MAXINT64, BATCH + 1);
}

/* Another session may be of yesterday now. */
static void
day_start_cb (SoleusSessionList *self)
{
  self->today = SOLEUS_EVERY_DAY;
}

static GtkWidget *
make_row (gpointer record, gpointer self)
{
  SoleusSessionList *list = self;

  return soleus_session_row_new (record, list->catalogue,
                                 soleus_history_get_day_of (list->history, record), list->today);
}

static void
soleus_session_list_dispose (GObject *object)
{
  SoleusSessionList *self = SOLEUS_SESSION_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->history);
  g_clear_object (&self->catalogue);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_SESSION_LIST);
  g_clear_object (&self->records);
  G_OBJECT_CLASS (soleus_session_list_parent_class)->dispose (object);
}

static void
soleus_session_list_class_init (SoleusSessionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_session_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-session-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionList, day_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionList, day_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionList, rows);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionList, none_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionList, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
soleus_session_list_init (SoleusSessionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->day = SOLEUS_EVERY_DAY;
  self->wanted = BATCH;
  self->records = g_list_store_new (SOLEUS_TYPE_SESSION_RECORD);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (self->records), make_row, self, NULL);
}

/**
 * soleus_session_list_set_context:
 * @catalogue: has the names
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
  g_signal_connect_object (history, "notify::day-start", G_CALLBACK (day_start_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * soleus_session_list_reload:
 *
 * Shows the history as it is now.
 */
void
soleus_session_list_reload (SoleusSessionList *self)
{
  self->appending = FALSE;
  if (self->day == SOLEUS_EVERY_DAY)
    load (self, G_MAXINT64, self->wanted + 1);
  else
    load (self, (self->day + 1) * G_TIME_SPAN_DAY + FURTHEST_BEHIND_US + LATEST_START_US,
          DAY_LIMIT);
}

/**
 * soleus_session_list_show_day:
 * @day: in days since 1970-01-01; only sessions that began on it are shown; or %SOLEUS_EVERY_DAY
 */
void
soleus_session_list_show_day (SoleusSessionList *self, int day)
{
  self->day = day;
  self->wanted = BATCH;
  gtk_widget_set_visible (self->day_button, day != SOLEUS_EVERY_DAY);
  if (day != SOLEUS_EVERY_DAY)
    {
      g_autofree char *name = soleus_progress_format_day (day, soleus_get_weekday_date_format ());

      gtk_label_set_label (self->day_label, name);
    }
  soleus_session_list_reload (self);
}

/**
 * soleus_session_list_find:
 *
 * Returns: (transfer full) (nullable): the session of that id, where it is shown
 */
SoleusSessionRecord *
soleus_session_list_find (SoleusSessionList *self, const char *uuid)
{
  g_autoptr (SoleusSessionRecord) record = NULL;

  for (guint i = 0; (record = g_list_model_get_item (G_LIST_MODEL (self->records), i)); i++)
    {
      if (g_str_equal (record->uuid, uuid))
        return g_steal_pointer (&record);
      g_clear_object (&record);
    }
  return NULL;
}

/**
 * soleus_session_list_remove:
 *
 * Returns: (transfer full) (nullable): the session that was shown until now
 */
SoleusSessionRecord *
soleus_session_list_remove (SoleusSessionList *self, const char *uuid)
{
  g_autoptr (SoleusSessionRecord) record = soleus_session_list_find (self, uuid);
  guint place;

  if (!record || !g_list_store_find (self->records, record, &place))
    return NULL;
  /* The focus goes on from the row before the row is gone. */
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_UP);
  g_list_store_remove (self->records, place);
  return g_steal_pointer (&record);
}
