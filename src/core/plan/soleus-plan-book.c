/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan-book.h"

#include <glib/gi18n-lib.h>

#include "soleus-plan-log.h"
#include "soleus-plan-reader.h"
#include "soleus-plan-stops.h"

/* Sessions are read a page after the other, as far back as the plan goes, and never more of them
 * than this. */
#define PAGE         200
#define MAX_SESSIONS 4000

/* The clock is looked at that often, for it may be set, and the machine may sleep. */
#define LOOK_S 3600

/* An entry that was written, and may not be in an answer that was asked for before. */
typedef struct
{
  SoleusJournalEntry *entry;
  guint load;
} Pending;

/* The plan of the person: what the history has of it, and how far it has come. */
struct _SoleusPlanBook
{
  GObject parent_instance;

  SoleusHistory *history;
  SoleusCatalogue *catalogue;
  GPtrArray *plans;
  GPtrArray *entries;
  GPtrArray *sessions;
  SoleusPlanState *state;
  gboolean locked;
  gboolean massage_refused;
  /* Whether the history has answered, if only that it can't be read. */
  gboolean is_read;

  GCancellable *cancellable;
  guint timer_id;
  /* The number of the load that goes on, how many kinds it has read, whether one of them couldn't
   * be read, and whether it is out of date. */
  guint load;
  guint kind;
  gboolean failed;
  gboolean loading;
  gboolean loaded;
  gboolean again;
  GPtrArray *new_entries;
  GPtrArray *new_sessions;
  GArray *pending;
};

G_DEFINE_FINAL_TYPE (SoleusPlanBook, soleus_plan_book, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_LOADED,
  PROP_READ,
  PROP_LOCKED,
  PROP_MASSAGE_REFUSED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What is read of the journal. The history answers in the order in which it is asked. */
static const SoleusJournalKind kinds[] = {
  SOLEUS_JOURNAL_PLAN,
  SOLEUS_JOURNAL_PLAN_EVENT,
  SOLEUS_JOURNAL_ANKLE_TEST,
};

static void load (SoleusPlanBook *self);
static void load_sessions (SoleusPlanBook *self, gint64 before_us);
static void save_entry (SoleusPlanBook *self, SoleusJournalEntry *entry);

static void
pending_clear (Pending *pending)
{
  g_object_unref (pending->entry);
}

static SoleusPlanFacts
get_facts (SoleusPlanBook *self, GPtrArray *entries, GPtrArray *sessions)
{
  int day_start;

  g_object_get (self->history, "day-start", &day_start, NULL);
  return (SoleusPlanFacts){
    .plans = self->plans,
    .catalogue = self->catalogue,
    .entries = entries,
    .sessions = sessions,
    .now_us = soleus_history_get_now (self->history),
    .today = soleus_history_get_today (self->history),
    .day_start = day_start,
    .locked = self->locked,
    .massage_refused = self->massage_refused,
  };
}

static gboolean timeout_cb (gpointer user_data);

/* Looks again when the day ends. */
static void
set_timer (SoleusPlanBook *self)
{
  gint64 left_s = soleus_history_get_day_left (self->history) / G_USEC_PER_SEC + 1;

  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->timer_id = g_timeout_add_seconds ((guint) CLAMP (left_s, 1, LOOK_S), timeout_cb, self);
}

static gboolean
timeout_cb (gpointer user_data)
{
  SoleusPlanBook *self = user_data;

  self->timer_id = 0;
  soleus_plan_book_update (self);
  return G_SOURCE_REMOVE;
}

/* What a state is for lasts: a lock pauses the plan until the person resumes it, and a clock that
 * is set right must not take away what was done. */
static void
note (SoleusPlanBook *self)
{
  g_auto (SoleusPlanLog) log = { NULL };
  g_autoptr (SoleusJournalEntry) entry = NULL;

  if (!self->state->wants_lock && !self->state->wants_seen)
    return;
  soleus_plan_log_init (&log, self->entries, self->plans);
  entry = soleus_history_new_entry (self->history, SOLEUS_JOURNAL_PLAN_EVENT);
  soleus_plan_log_fill_event (
      &log, entry, self->state->wants_lock ? SOLEUS_PLAN_EVENT_LOCK : SOLEUS_PLAN_EVENT_SEEN);
  save_entry (self, entry);
}

static void
reckon (SoleusPlanBook *self)
{
  SoleusPlanFacts facts = get_facts (self, self->entries, self->sessions);
  g_autoptr (SoleusPlanState) state = soleus_plan_state_new (&facts);
  gboolean same = soleus_plan_state_is_same (self->state, state);

  g_set_object (&self->state, state);
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  note (self);
}

static gboolean
has_entry (GPtrArray *entries, const char *uuid)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((SoleusJournalEntry *) entries->pdata[i])->uuid, uuid))
      return TRUE;
  return FALSE;
}

/* An entry that was written before the load began is in its answer, unless it waits to be written
 * or was deleted since. */
static void
add_pending (SoleusPlanBook *self)
{
  gboolean waits = soleus_history_get_problem (self->history) != NULL;

  for (guint i = self->pending->len; i > 0; i--)
    {
      const Pending *pending = &g_array_index (self->pending, Pending, i - 1);

      if (has_entry (self->new_entries, pending->entry->uuid) ||
          (pending->load < self->load && !waits))
        g_array_remove_index (self->pending, i - 1);
      else
        g_ptr_array_add (self->new_entries, g_object_ref (pending->entry));
    }
}

static void
note_read (SoleusPlanBook *self)
{
  if (self->is_read)
    return;
  self->is_read = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ]);
}

static void
end_load (SoleusPlanBook *self)
{
  self->loading = FALSE;
  add_pending (self);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  self->entries = g_steal_pointer (&self->new_entries);
  self->sessions = g_steal_pointer (&self->new_sessions);
  reckon (self);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
    }
  note_read (self);
  if (self->again)
    load (self);
}

/* Where the history can't be read, what was known stays. It tells when it can be read again. */
static void
fail_load (SoleusPlanBook *self)
{
  self->loading = FALSE;
  g_clear_pointer (&self->new_entries, g_ptr_array_unref);
  g_clear_pointer (&self->new_sessions, g_ptr_array_unref);
  note_read (self);
  if (self->again)
    load (self);
}

static void
sessions_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page =
      soleus_history_load_sessions_finish (SOLEUS_HISTORY (source), result, &error);
  SoleusPlanBook *self = user_data;
  SoleusSessionRecord *last = NULL;
  SoleusPlanFacts facts;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (page == NULL)
    {
      fail_load (self);
      return;
    }
  facts = get_facts (self, self->new_entries, self->new_sessions);
  if (page->len == PAGE)
    last = page->pdata[page->len - 1];
  g_ptr_array_extend_and_steal (self->new_sessions, g_steal_pointer (&page));
  if (last != NULL && last->start_us > soleus_plan_facts_get_since (&facts) &&
      self->new_sessions->len < MAX_SESSIONS)
    load_sessions (self, last->start_us);
  else
    end_load (self);
}

static void
load_sessions (SoleusPlanBook *self, gint64 before_us)
{
  soleus_history_load_sessions_async (self->history, before_us, PAGE, self->cancellable,
                                      sessions_loaded_cb, self);
}

static void
journal_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      soleus_history_load_journal_finish (SOLEUS_HISTORY (source), result, &error);
  SoleusPlanBook *self = user_data;
  SoleusPlanFacts facts;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries != NULL)
    g_ptr_array_extend_and_steal (self->new_entries, g_steal_pointer (&entries));
  else
    self->failed = TRUE;
  if (++self->kind < G_N_ELEMENTS (kinds))
    return;
  if (self->failed)
    {
      fail_load (self);
      return;
    }
  facts = get_facts (self, self->new_entries, self->new_sessions);
  if (soleus_plan_facts_get_since (&facts) < G_MAXINT64)
    load_sessions (self, G_MAXINT64);
  else
    end_load (self);
}

static void
load (SoleusPlanBook *self)
{
  self->again = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  self->load++;
  self->kind = 0;
  self->failed = FALSE;
  self->new_entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->new_sessions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    soleus_history_load_journal_async (self->history, kinds[i], self->cancellable,
                                       journal_loaded_cb, self);
}

static void
soleus_plan_book_dispose (GObject *object)
{
  SoleusPlanBook *self = SOLEUS_PLAN_BOOK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  if (self->catalogue != NULL)
    g_signal_handlers_disconnect_by_data (self->catalogue, self);
  G_OBJECT_CLASS (soleus_plan_book_parent_class)->dispose (object);
}

static void
soleus_plan_book_finalize (GObject *object)
{
  SoleusPlanBook *self = SOLEUS_PLAN_BOOK (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->new_entries, g_ptr_array_unref);
  g_clear_pointer (&self->new_sessions, g_ptr_array_unref);
  g_clear_pointer (&self->pending, g_array_unref);

  g_clear_object (&self->history);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->state);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  G_OBJECT_CLASS (soleus_plan_book_parent_class)->finalize (object);
}

static void
soleus_plan_book_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SoleusPlanBook *self = SOLEUS_PLAN_BOOK (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_object (value, self->state);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_READ:
      g_value_set_boolean (value, self->is_read);
      break;
    case PROP_LOCKED:
      g_value_set_boolean (value, self->locked);
      break;
    case PROP_MASSAGE_REFUSED:
      g_value_set_boolean (value, self->massage_refused);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_flag (SoleusPlanBook *self, gboolean *flag, const GValue *value, GParamSpec *pspec)
{
  if (*flag == g_value_get_boolean (value))
    return;
  *flag = g_value_get_boolean (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
  if (self->load > 0)
    reckon (self);
}

static void
soleus_plan_book_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  SoleusPlanBook *self = SOLEUS_PLAN_BOOK (object);

  switch (prop_id)
    {
    case PROP_LOCKED:
      set_flag (self, &self->locked, value, pspec);
      break;
    case PROP_MASSAGE_REFUSED:
      set_flag (self, &self->massage_refused, value, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
soleus_plan_book_class_init (SoleusPlanBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = soleus_plan_book_dispose;
  object_class->finalize = soleus_plan_book_finalize;
  object_class->get_property = soleus_plan_book_get_property;
  object_class->set_property = soleus_plan_book_set_property;

  /* How far the plan has come: another SoleusPlanState after each change. It is never NULL. */
  properties[PROP_STATE] = g_param_spec_object ("state", NULL, NULL, SOLEUS_TYPE_PLAN_STATE, flags);

  /* Whether the history has answered, or can't. Before that the state is empty. */
  properties[PROP_READ] = g_param_spec_boolean ("read", NULL, NULL, FALSE, flags);

  /* Whether what the history holds is known: it has been read once. */
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);

  /* Whether the safety lock is on, as whoever has the safety gate tells. */
  properties[PROP_LOCKED] =
      g_param_spec_boolean ("locked", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);

  /* Whether the list or the cap allows no massage now, as whoever has the safety gate tells. */
  properties[PROP_MASSAGE_REFUSED] =
      g_param_spec_boolean ("massage-refused", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
soleus_plan_book_init (SoleusPlanBook *self)
{
  self->plans = soleus_plans_read ();
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->sessions = g_ptr_array_new_with_free_func (g_object_unref);
  self->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (self->pending, (GDestroyNotify) pending_clear);
  self->cancellable = g_cancellable_new ();
}

/* The state is empty until the history has answered. */
SoleusPlanBook *
soleus_plan_book_new (SoleusHistory *history, SoleusCatalogue *catalogue)
{
  SoleusPlanBook *self = g_object_new (SOLEUS_TYPE_PLAN_BOOK, NULL);
  SoleusPlanFacts facts;

  self->history = g_object_ref (history);
  self->catalogue = g_object_ref (catalogue);
  facts = get_facts (self, self->entries, self->sessions);
  self->state = soleus_plan_state_new (&facts);
  g_signal_connect_swapped (history, "changed", G_CALLBACK (load), self);
  g_signal_connect_swapped (catalogue, "own-changed", G_CALLBACK (reckon), self);
  set_timer (self);
  load (self);
  return self;
}

/* The built-in plans, as SoleusPlans, in the order in which they are shown. */
GPtrArray *
soleus_plan_book_get_plans (SoleusPlanBook *self)
{
  return self->plans;
}

SoleusPlanState *
soleus_plan_book_get_state (SoleusPlanBook *self)
{
  return self->state;
}

gboolean
soleus_plan_book_is_read (SoleusPlanBook *self)
{
  return self->is_read;
}

/* Reckons anew, where the clock may say another day. It does so by itself when a day ends. */
void
soleus_plan_book_update (SoleusPlanBook *self)
{
  set_timer (self);
  reckon (self);
}

/* Counts at once, and is on the disk before long. */
static void
save_entry (SoleusPlanBook *self, SoleusJournalEntry *entry)
{
  Pending pending = { g_object_ref (entry), self->load };

  g_array_append_val (self->pending, pending);
  g_ptr_array_add (self->entries, g_object_ref (entry));
  soleus_history_save_entry (self->history, entry);
  reckon (self);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SOLEUS_PLAN_ERROR, SOLEUS_PLAN_ERROR_STATE, message);
  return FALSE;
}

/**
 * soleus_plan_book_begin:
 * @plan: one of Soleus, or of the person's own, which is checked
 * @weekdays: the days of the week that the person chose; those of an own plan are its own
 * @minutes: (nullable): the minute of the day for each of its sessions, or %SOLEUS_MINUTE_NONE;
 *   %NULL: as the plan has them
 * @error: of the domain %SOLEUS_PLAN_ERROR, or %SOLEUS_XML_ERROR for a dose
 *
 * Begins the plan today. One that goes on ends with that.
 *
 * Returns: whether it was begun
 */
gboolean
soleus_plan_book_begin (
    SoleusPlanBook *self, SoleusPlan *plan, guint weekdays, const int *minutes, GError **error)
{
  g_autoptr (SoleusJournalEntry) entry = NULL;

  if (!soleus_plan_check (plan, self->catalogue, error))
    return FALSE;
  if (plan->own)
    weekdays = plan->weekdays;
  if ((weekdays & SOLEUS_WEEKDAYS_ALL) == 0)
    {
      g_set_error_literal (error, SOLEUS_PLAN_ERROR, SOLEUS_PLAN_ERROR_DAYS,
                           _ ("Choose at least one day of the week."));
      return FALSE;
    }
  entry = soleus_history_new_entry (self->history, SOLEUS_JOURNAL_PLAN);
  soleus_plan_log_fill_begin (entry, self->entries, plan, weekdays & SOLEUS_WEEKDAYS_ALL, minutes);
  save_entry (self, entry);
  return TRUE;
}

/* Records what happens to the plan. Something more about it is in @name, where there is more. */
static void
add_event (SoleusPlanBook *self, SoleusPlanEventKind kind, const char *name, gint64 value)
{
  g_auto (SoleusPlanLog) log = { NULL };
  g_autoptr (SoleusJournalEntry) entry =
      soleus_history_new_entry (self->history, SOLEUS_JOURNAL_PLAN_EVENT);

  soleus_plan_log_init (&log, self->entries, self->plans);
  soleus_plan_log_fill_event (&log, entry, kind);
  if (name != NULL)
    soleus_journal_entry_set_int (entry, name, value);
  if (kind == SOLEUS_PLAN_EVENT_RESUME)
    {
      g_autofree char *stops = soleus_plan_stops_list (&log, self->sessions);

      soleus_journal_entry_set_text (entry, "stops", stops);
    }
  save_entry (self, entry);
}

gboolean
soleus_plan_book_pause (SoleusPlanBook *self, GError **error)
{
  if (self->state->status != SOLEUS_PLAN_GOING)
    return refuse (error, _ ("There is no plan that could be paused."));
  add_event (self, SOLEUS_PLAN_EVENT_PAUSE, NULL, 0);
  return TRUE;
}

/* It goes on, whyever it was paused. While the lock is on it can't. */
gboolean
soleus_plan_book_resume (SoleusPlanBook *self, GError **error)
{
  if (self->locked)
    return refuse (error, _ ("The plan can’t go on while Soleus is locked."));
  if (!self->state->can_resume)
    return refuse (error, _ ("There is no plan that is paused."));
  add_event (self, SOLEUS_PLAN_EVENT_RESUME, NULL, 0);
  return TRUE;
}

gboolean
soleus_plan_book_stop (SoleusPlanBook *self, GError **error)
{
  if (!soleus_plan_state_is_in_use (self->state))
    return refuse (error, _ ("There is no plan that could be stopped."));
  add_event (self, SOLEUS_PLAN_EVENT_STOP, NULL, 0);
  return TRUE;
}

/* Begins the same plan anew from its first day. It ends no pause but the person's own. */
gboolean
soleus_plan_book_restart (SoleusPlanBook *self, GError **error)
{
  if (self->state->status == SOLEUS_PLAN_NONE)
    return refuse (error, _ ("There is no plan that could begin again."));
  if (self->locked)
    return refuse (error, _ ("The plan can’t go on while Soleus is locked."));
  add_event (self, SOLEUS_PLAN_EVENT_RESTART, NULL, 0);
  return TRUE;
}

/* Leaves out the day at hand. The next one takes its place. */
gboolean
soleus_plan_book_skip (SoleusPlanBook *self, GError **error)
{
  if (self->state->status != SOLEUS_PLAN_GOING || self->state->is_done)
    return refuse (error, _ ("There is no day that could be skipped."));
  add_event (self, SOLEUS_PLAN_EVENT_SKIP, "day", self->state->day);
  return TRUE;
}

/* Takes back that the day of the plan, from 0, was skipped. */
gboolean
soleus_plan_book_unskip (SoleusPlanBook *self, guint day, GError **error)
{
  if (!soleus_plan_state_was_skipped (self->state, day))
    return refuse (error, _ ("No day has been skipped."));
  add_event (self, SOLEUS_PLAN_EVENT_UNSKIP, "day", day);
  return TRUE;
}

/* What is due comes again in three days. */
gboolean
soleus_plan_book_put_off (SoleusPlanBook *self, SoleusPlanDue due, GError **error)
{
  if (!self->state->due[due])
    return refuse (error, _ ("Nothing is due now."));
  add_event (self, SOLEUS_PLAN_EVENT_PUT_OFF, "due", due);
  return TRUE;
}

gboolean
soleus_plan_book_review_done (SoleusPlanBook *self, GError **error)
{
  if (self->state->status != SOLEUS_PLAN_COMPLETE)
    return refuse (error, _ ("The plan isn’t over yet."));
  add_event (self, SOLEUS_PLAN_EVENT_REVIEW, NULL, 0);
  return TRUE;
}
