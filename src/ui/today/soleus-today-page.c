/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-today-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-compat.h"
#include "soleus-cramp-card.h"
#include "soleus-cramp-night.h"
#include "soleus-day.h"
#include "soleus-due-card.h"
#include "soleus-format.h"
#include "soleus-keys.h"
#include "soleus-layout.h"
#include "soleus-lock-banner.h"
#include "soleus-next-card.h"
#include "soleus-person-question.h"
#include "soleus-plan-text.h"
#include "soleus-recommendation.h"
#include "soleus-resume-card.h"
#include "soleus-tight-question.h"
#include "soleus-today-situation.h"
#include "soleus-today-text.h"
#include "soleus-two-pane.h"
#include "soleus-week-strip.h"

/* The hour and the day are looked at so often at least while the page is seen, because the clock of
 * a source stands still while the machine sleeps, and somebody may set it. */
#define TIME_CHECK_MS 60000

/* More would be too much at once. */
#define MOST_DUE 2

/* Who has told of a night so lately is asked about the next one. */
#define DIARY_DAYS 14

/* Lengths for who is short on time, in minutes. Each begins where the one before ends. */
static const int short_minutes[] = { 3, 6, 13 };

/**
 * SoleusTodayPage:
 *
 * What to do now: one routine that comes next, where it feels tight, the week, what is due, and
 * what fits into a few minutes. The page reads the history at once, so that it
 * begins with it, and then whenever it is seen.
 */
struct _SoleusTodayPage
{
  AdwBin parent_instance;

  SoleusLockBanner *lock_banner;
  SoleusResumeCard *resume_card;
  SoleusFirstNotice *notice;
  SoleusPersonQuestion *person_question;
  SoleusNextCard *next;
  /* Made for who keeps the diary of cramps. */
  GtkWidget *night;
  SoleusTightQuestion *question;
  SoleusWeekStrip *week;
  GtkWidget *plan_list;
  GtkWidget *due_group;
  GtkBox *due_box;
  GtkWidget *short_group;
  GtkBox *short_box;
  AdwActionRow *plan_row;

  SoleusCatalogue *catalogue;
  SoleusSettings *settings;
  SoleusSafetyGate *gate;
  SoleusHistory *history;
  SoleusPlanBook *book;
  GCancellable *cancellable;

  /* What the history says, once both are there. */
  GPtrArray *sessions;
  SoleusSummary *summary;
  gboolean advice_due;
  gboolean keeps_diary;
  /* The history can't be read. */
  gboolean unreadable;

  int today;
  int hour;
  guint time_source;
  /* Whether the first frame has been drawn, and the source that shows the rest after it. */
  gboolean drawn;
  guint rest_id;
};

G_DEFINE_FINAL_TYPE (SoleusTodayPage, soleus_today_page, ADW_TYPE_BIN)

/* ---- what comes next */

static GDateTime *
get_now (SoleusTodayPage *self)
{
  g_autoptr (GDateTime) utc =
      g_date_time_new_from_unix_utc (soleus_history_get_now (self->history) / G_USEC_PER_SEC);

  return utc ? g_date_time_to_local (utc) : g_date_time_new_now_local ();
}

static SoleusPlanState *
get_plan (SoleusTodayPage *self)
{
  return soleus_plan_book_get_state (self->book);
}

static void
look (SoleusTodayPage *self, SoleusSituation *situation)
{
  g_autoptr (GDateTime) now = get_now (self);
  const SoleusPlanTask *task = soleus_plan_state_get_next_task (get_plan (self));

  *situation = (SoleusSituation){
    .catalogue = self->catalogue,
    .at_hand = soleus_settings_get_equipment (self->settings),
    .hour = g_date_time_get_hour (now),
    .weekend = g_date_time_get_day_of_week (now) > 5,
    .planned = task ? task->routine : NULL,
    .tightest = SOLEUS_SITUATION_UNRATED,
  };
  if (self->sessions)
    soleus_situation_read (situation, self->sessions, self->history);
}

static gint64
get_done_today (SoleusTodayPage *self)
{
  const GArray *days = self->summary ? self->summary->days : NULL;

  for (guint i = 0; days && i < days->len; i++)
    {
      const SoleusDayTotal *total = &g_array_index (days, SoleusDayTotal, i);

      if (total->day == self->today)
        return total->stretch_ms + total->pressure_ms;
    }
  return 0;
}

/* The figure of what was done last rests. */
static void
show_rest (SoleusTodayPage *self, const SoleusSituation *situation, gboolean hurt)
{
  SoleusRoutine *routine = soleus_catalogue_find (self->catalogue, situation->last);
  g_autofree char *done = soleus_today_format_done (get_done_today (self));

  if (!routine)
    routine = self->catalogue->routines->pdata[0];
  if (hurt)
    soleus_next_card_show_rest (
        self->next, routine, NULL, _ ("Let the calf rest today"),
        _ ("You stopped because of pain. Stretch or massage again once nothing hurts."),
        _ ("When to See Someone"), "win.show-advice");
  else
    soleus_next_card_show_rest (self->next, routine, "object-select-symbolic", _ ("Done for today"),
                                done,
                                /* Translators: a button: choose a routine although enough was done
                                 * today. */
                                _ ("Do More"), "main.show-routines");
}

static char *
get_plan_action (SoleusTodayPage *self)
{
  return g_strdup_printf ("win.show-plan::%s", get_plan (self)->plan->id);
}

static void
show_pause (SoleusTodayPage *self, const SoleusSituation *situation)
{
  SoleusPlanState *plan = get_plan (self);
  SoleusRoutine *routine = soleus_catalogue_find (self->catalogue, situation->last);
  g_autofree char *action = get_plan_action (self);

  if (!routine)
    routine = self->catalogue->routines->pdata[0];
  soleus_next_card_show_rest (self->next, routine, "media-playback-pause-symbolic",
                              plan->plan->name, soleus_plan_describe_pause (plan->pause),
                              _ ("Show the Plan"), action);
}

/* "Looser calves, week 2, day 3" */
static char *
format_plan (SoleusPlanState *plan)
{
  if (!plan->is_planned)
    /* Translators: the name of a plan, and a day for which it has nothing. */
    return g_strdup_printf (_ ("%s: nothing is planned for today, but it counts"),
                            plan->plan->name);
  /* Translators: the name of a plan, and how far it has come: "Looser calves, week 2, day 3". */
  return g_strdup_printf (_ ("%s, week %u, day %u"), plan->plan->name, plan->week, plan->week_day);
}

static void
show_next (SoleusTodayPage *self, const SoleusSituation *situation)
{
  SoleusPlanState *plan = get_plan (self);
  SoleusRoutine *routine;
  SoleusReason reason = soleus_suggest (situation, &routine);
  g_autofree char *why = NULL;
  SoleusOptions options;

  if (plan->status == SOLEUS_PLAN_PAUSED && reason != SOLEUS_REASON_HURT)
    {
      show_pause (self, situation);
      return;
    }
  if (!routine || (plan->status == SOLEUS_PLAN_GOING && plan->is_done))
    {
      show_rest (self, situation, reason == SOLEUS_REASON_HURT);
      return;
    }
  soleus_settings_get_options (self->settings, &options);
  options.more_pressure = FALSE;
  if (reason == SOLEUS_REASON_PLAN)
    {
      const SoleusPlanTask *task = soleus_plan_state_get_next_task (plan);

      why = format_plan (plan);
      if (task->offer == SOLEUS_PLAN_OFFER_ROUTINE)
        soleus_plan_session_apply (task->session, &options);
    }
  else
    why = soleus_today_format_reason (reason, situation);
  soleus_next_card_show_routine (self->next, routine, &options, why);
}

/* ---- short on time */

static GtkWidget *
make_short_button (SoleusRoutine *routine, int minutes)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *length = soleus_format_minutes (minutes * G_GINT64_CONSTANT (60000));
  GtkWidget *time = gtk_label_new (length);
  GtkWidget *name = gtk_label_new (routine->name);
  GtkWidget *icon = gtk_image_new_from_icon_name ("media-playback-start-symbolic");
  /* Translators: what a button does: begin the routine of that name, which takes no longer than the
   * time: "Start, at most 3 min: Move your feet while sitting". */
  g_autofree char *text = g_strdup_printf (_ ("Start, at most %s: %s"), length, routine->name);

  gtk_widget_add_css_class (time, "heading");
  gtk_widget_add_css_class (time, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (time), 6);
  gtk_label_set_xalign (GTK_LABEL (time), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), 4);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), time);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "area-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", routine->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.start-routine");
  return button;
}

/* "3 min" is rounded, as every length that is shown. */
static gint64
get_longest (int minutes)
{
  return minutes * G_GINT64_CONSTANT (60000) + 29999;
}

static void
show_short (SoleusTodayPage *self, const SoleusSituation *situation)
{
  SoleusOptions options;
  GtkWidget *child;
  gint64 least_ms = 0;

  soleus_settings_get_options (self->settings, &options);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->short_box))))
    gtk_box_remove (self->short_box, child);
  for (guint i = 0; i < G_N_ELEMENTS (short_minutes); i++)
    {
      gint64 most_ms = get_longest (short_minutes[i]);
      SoleusRoutine *routine = soleus_suggest_within (situation, &options, least_ms, most_ms);

      if (routine)
        gtk_box_append (self->short_box, make_short_button (routine, short_minutes[i]));
      least_ms = most_ms;
    }
  gtk_widget_set_visible (self->short_group,
                          gtk_widget_get_first_child (GTK_WIDGET (self->short_box)) != NULL);
}

/* ---- what is due */

static void
put_plan_due_off (SoleusTodayPage *self, SoleusPlanDue due)
{
  g_autoptr (GError) error = NULL;

  if (!soleus_plan_book_put_off (self->book, due, &error))
    g_debug ("Nothing was put off: %s", error->message);
}

static void
test_put_off_cb (SoleusTodayPage *self)
{
  put_plan_due_off (self, SOLEUS_PLAN_DUE_TEST);
}

static void
review_put_off_cb (SoleusTodayPage *self)
{
  put_plan_due_off (self, SOLEUS_PLAN_DUE_REVIEW);
}

static guint
count_due (SoleusTodayPage *self)
{
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->due_box)); card;
       card = gtk_widget_get_next_sibling (card))
    n++;
  return n;
}

static void
show_plan_due (SoleusTodayPage *self,
               SoleusPlanDue due,
               const char *title,
               const char *text,
               const char *button,
               const char *action)
{
  GtkWidget *card;

  if (!get_plan (self)->due[due] || count_due (self) >= MOST_DUE)
    return;
  card = soleus_due_card_new (title, text, button, action);
  g_signal_connect_object (card, "put-off",
                           due == SOLEUS_PLAN_DUE_TEST ? G_CALLBACK (test_put_off_cb)
                                                       : G_CALLBACK (review_put_off_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_box_append (self->due_box, card);
}

static void
show_due (SoleusTodayPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->due_box))))
    gtk_box_remove (self->due_box, child);
  if (self->advice_due)
    {
      const SoleusSafetyAdvice *advice = soleus_safety_list_find_advice (
          soleus_safety_gate_get_list (self->gate), "tight-for-weeks");
      GtkWidget *card = soleus_due_card_new (advice->title, advice->texts[0],
                                             _ ("When to See Someone"), "win.show-advice");

      g_signal_connect_object (card, "put-off", G_CALLBACK (soleus_history_note_advice_shown),
                               self->history, G_CONNECT_SWAPPED);
      gtk_box_append (self->due_box, card);
    }
  show_plan_due (self, SOLEUS_PLAN_DUE_TEST, _ ("Time for the ankle test"),
                 _ ("How far your knee reaches shows what the stretches do."), _ ("Measure"),
                 "win.show-ankle-test");
  if (get_plan (self)->plan)
    {
      g_autofree char *action = get_plan_action (self);

      show_plan_due (self, SOLEUS_PLAN_DUE_REVIEW, _ ("You have come to the end of your plan"),
                     _ ("Look back on what you did, and what has changed."), _ ("Look Back"),
                     action);
    }
  gtk_widget_set_visible (self->due_group,
                          gtk_widget_get_first_child (GTK_WIDGET (self->due_box)) != NULL);
}

/* ---- the nights */

/* The card asks once a day, and goes by itself. */
static void
show_night (SoleusTodayPage *self)
{
  GtkBox *box = GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->next)));
  SoleusPlanState *plan = get_plan (self);
  gboolean wanted =
      self->keeps_diary || (plan->status == SOLEUS_PLAN_GOING && plan->plan->has_diary);

  if (wanted && !self->night)
    {
      self->night = soleus_cramp_card_new (self->history);
      gtk_box_insert_child_after (box, self->night, GTK_WIDGET (self->next));
    }
  else if (!wanted && self->night)
    gtk_box_remove (box, g_steal_pointer (&self->night));
}

/* ---- where it feels tight */

/* Returns: (transfer full): what an area leads to, and how that is done there */
static char *
format_answer (SoleusTightArea area, SoleusRoutine *routine)
{
  gboolean massage = routine && routine->kind == SOLEUS_ROUTINE_MASSAGE;

  if (routine == NULL)
    return g_strdup (_ ("When to see someone"));
  if (area == SOLEUS_TIGHT_INNER && massage)
    /* Translators: %s is a routine: "Roll out both calves, with the toes turned in". */
    return g_strdup_printf (_ ("%s, with the toes turned in"), routine->name);
  if (area == SOLEUS_TIGHT_OUTER && massage)
    /* Translators: %s is a routine: "Roll out both calves, with the toes turned out". */
    return g_strdup_printf (_ ("%s, with the toes turned out"), routine->name);
  if (area == SOLEUS_TIGHT_CORD)
    /* Translators: %s is a routine: "Stretch the lower calf, with no pressure on the tendon". */
    return g_strdup_printf (_ ("%s, with no pressure on the tendon"), routine->name);
  return g_strdup (routine->name);
}

static void
show_answers (SoleusTodayPage *self)
{
  SoleusEquipment at_hand = soleus_settings_get_equipment (self->settings);

  for (int area = 0; area < SOLEUS_N_TIGHT_AREAS; area++)
    {
      const char *id = soleus_recommend_for_area (area, at_hand);
      SoleusRoutine *routine = id ? soleus_catalogue_find (self->catalogue, id) : NULL;
      g_autofree char *text = format_answer (area, routine);

      soleus_tight_question_set_answer (self->question, area, text);
    }
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusTodayPage *self = SOLEUS_TODAY_PAGE (widget);
  int area = g_variant_get_int32 (parameter);
  const char *id;

  if (area < 0 || area >= SOLEUS_N_TIGHT_AREAS)
    return;
  id = soleus_recommend_for_area (area, soleus_settings_get_equipment (self->settings));
  if (id)
    gtk_widget_activate_action (widget, "win.show-routine", "s", id);
  else
    gtk_widget_activate_action (widget, "win.show-advice", NULL);
}

/* ---- the plan */

static void
show_plan (SoleusTodayPage *self)
{
  SoleusPlanState *plan = get_plan (self);
  AdwPreferencesRow *row = ADW_PREFERENCES_ROW (self->plan_row);
  g_autofree char *action = NULL;
  g_autofree char *place = NULL;

  if (!soleus_plan_state_is_in_use (plan))
    {
      soleus_compat_set_action (GTK_ACTIONABLE (row), "win.show-plans");
      adw_preferences_row_set_title (row, _ ("Choose a plan"));
      adw_action_row_set_subtitle (self->plan_row,
                                   _ ("A few minutes on some days of the week, for some weeks"));
      return;
    }
  place = soleus_plan_format_place (plan);
  action = get_plan_action (self);
  soleus_compat_set_action (GTK_ACTIONABLE (row), action);
  adw_preferences_row_set_title (row, plan->plan->name);
  adw_action_row_set_subtitle (self->plan_row, place);
}

static void
show_week (SoleusTodayPage *self)
{
  SoleusPlanWeekDay week[SOLEUS_N_WEEKDAYS];
  gboolean planned[SOLEUS_WEEK_STRIP_DAYS];

  soleus_plan_state_get_week (get_plan (self), week);
  for (guint i = 0; i < SOLEUS_WEEK_STRIP_DAYS; i++)
    planned[i] = week[i].planned;
  soleus_week_strip_show (self->week, self->summary, self->today, planned);
}

/* ---- all of it */

/* What stands beside the question or below it: it keeps nothing in its place waiting. */
static void
show_beside (SoleusTodayPage *self, const SoleusSituation *situation)
{
  show_short (self, situation);
  show_due (self);
  gtk_widget_set_visible (GTK_WIDGET (self->week), self->summary != NULL);
  if (self->summary)
    show_week (self);
  show_plan (self);
  gtk_widget_set_visible (self->plan_list, TRUE);
}

/* Nothing is shown before the history has been read, so that nothing changes under a finger. */
static gboolean
is_read (SoleusTodayPage *self)
{
  return self->history && soleus_plan_book_is_read (self->book) &&
         (self->unreadable || (self->sessions && self->summary));
}

static void
show (SoleusTodayPage *self)
{
  SoleusSituation situation;

  if (!is_read (self))
    return;
  look (self, &situation);
  self->hour = situation.hour;
  show_next (self, &situation);
  show_night (self);
  if (self->drawn)
    show_beside (self, &situation);
}

static gboolean
rest_cb (gpointer user_data)
{
  SoleusTodayPage *self = user_data;
  SoleusSituation situation;

  self->rest_id = 0;
  self->drawn = TRUE;
  if (is_read (self))
    {
      look (self, &situation);
      show_beside (self, &situation);
    }
  return G_SOURCE_REMOVE;
}

/* What an ordinary window has below its edge comes after the first frame, at the end of the page or
 * in a column of its own, so that nothing moves for it. */
static void
soleus_today_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusTodayPage *self = SOLEUS_TODAY_PAGE (widget);

  GTK_WIDGET_CLASS (soleus_today_page_parent_class)->snapshot (widget, snapshot);
  if (!self->drawn && self->rest_id == 0)
    self->rest_id = g_idle_add_full (G_PRIORITY_LOW, rest_cb, self, NULL);
}

static void
settings_cb (SoleusTodayPage *self)
{
  show_answers (self);
  show (self);
}

static void
lock_cb (SoleusTodayPage *self)
{
  soleus_next_card_set_locked (self->next,
                               soleus_safety_gate_get_lock (self->gate) != SOLEUS_LOCK_NONE);
}

/* ---- loading */

/* Returns: whether it was no cancellation, after which the page may be gone */
static gboolean
was_read (SoleusTodayPage *self, gboolean found, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  self->unreadable = !found;
  return TRUE;
}

static void
sessions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusTodayPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions =
      soleus_history_load_sessions_finish (SOLEUS_HISTORY (source), result, &error);

  if (!was_read (self, sessions != NULL, error))
    return;
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  self->sessions = g_steal_pointer (&sessions);
  show (self);
}

static void
summary_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusTodayPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusSummary) summary =
      soleus_history_load_summary_finish (SOLEUS_HISTORY (source), result, &error);

  if (!was_read (self, summary != NULL, error))
    return;
  g_clear_pointer (&self->summary, soleus_summary_free);
  self->summary = g_steal_pointer (&summary);
}

static void
advice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusTodayPage *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean due = FALSE;

  soleus_history_load_advice_finish (SOLEUS_HISTORY (source), result, &due, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->advice_due = due;
}

static void
nights_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusTodayPage *self = user_data;
  SoleusHistory *history = SOLEUS_HISTORY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = soleus_history_load_journal_finish (history, result, &error);
  g_autoptr (GArray) nights = NULL;

  if (!was_read (self, entries != NULL, error) || !entries)
    return;
  nights = soleus_cramp_nights_read (history, entries);
  self->keeps_diary = FALSE;
  for (guint i = 0; i < nights->len; i++)
    {
      int ago = self->today - g_array_index (nights, SoleusCrampNight, i).day;

      self->keeps_diary |= ago >= 0 && ago < DIARY_DAYS;
    }
}

/* The history answers in the order in which it is asked: the sessions come last. */
static void
reload (SoleusTodayPage *self)
{
  int week_start;

  if (!self->history || (self->sessions && !gtk_widget_get_mapped (GTK_WIDGET (self))))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->today = soleus_history_get_today (self->history);
  week_start = soleus_day_get_week_start (self->today);
  soleus_history_load_advice_async (self->history, self->cancellable, advice_cb, self);
  soleus_history_load_journal_async (self->history, SOLEUS_JOURNAL_CRAMPS, self->cancellable,
                                     nights_cb, self);
  soleus_history_load_summary_async (self->history, week_start,
                                     week_start + SOLEUS_WEEK_STRIP_DAYS - 1, self->cancellable,
                                     summary_cb, self);
  soleus_history_load_sessions_async (self->history, G_MAXINT64, SOLEUS_SITUATION_SESSIONS,
                                      self->cancellable, sessions_cb, self);
}

static gboolean
time_cb (gpointer user_data)
{
  SoleusTodayPage *self = user_data;
  g_autoptr (GDateTime) now = get_now (self);

  if (soleus_history_get_today (self->history) != self->today ||
      g_date_time_get_hour (now) != self->hour)
    reload (self);
  return G_SOURCE_CONTINUE;
}

/* Another day may have begun since the page was last seen. What was asked for before the window was
 * shown is on its way. */
static void
begin (SoleusTodayPage *self)
{
  if (!self->cancellable || self->sessions || self->unreadable)
    reload (self);
  if (self->time_source == 0)
    self->time_source = g_timeout_add (TIME_CHECK_MS, time_cb, self);
}

static void
soleus_today_page_map (GtkWidget *widget)
{
  SoleusTodayPage *self = SOLEUS_TODAY_PAGE (widget);

  GTK_WIDGET_CLASS (soleus_today_page_parent_class)->map (widget);
  if (self->history)
    begin (self);
}

static void
soleus_today_page_unmap (GtkWidget *widget)
{
  SoleusTodayPage *self = SOLEUS_TODAY_PAGE (widget);

  g_clear_handle_id (&self->time_source, g_source_remove);
  GTK_WIDGET_CLASS (soleus_today_page_parent_class)->unmap (widget);
}

/* ---- the class */

/* Once the notice has been read, the first run asks one thing in its place. */
static void
acknowledging_cb (SoleusTodayPage *self)
{
  soleus_person_question_ask (self->person_question, self->settings);
}

static gboolean
soleus_today_page_grab_focus (GtkWidget *widget)
{
  SoleusTodayPage *self = SOLEUS_TODAY_PAGE (widget);

  return gtk_widget_grab_focus (soleus_first_notice_is_due (self->notice)
                                    ? GTK_WIDGET (self->notice)
                                    : GTK_WIDGET (self->next));
}

static void
soleus_today_page_dispose (GObject *object)
{
  SoleusTodayPage *self = SOLEUS_TODAY_PAGE (object);

  g_clear_handle_id (&self->time_source, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->summary, soleus_summary_free);
  g_clear_object (&self->book);
  g_clear_object (&self->history);
  g_clear_object (&self->gate);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalogue);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (soleus_today_page_parent_class)->dispose (object);
}

static void
soleus_today_page_class_init (SoleusTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_today_page_dispose;
  widget_class->map = soleus_today_page_map;
  widget_class->unmap = soleus_today_page_unmap;
  widget_class->snapshot = soleus_today_page_snapshot;
  widget_class->grab_focus = soleus_today_page_grab_focus;
  widget_class->focus = soleus_keys_focus_child;
  g_type_ensure (SOLEUS_TYPE_FIRST_NOTICE);
  g_type_ensure (SOLEUS_TYPE_LOCK_BANNER);
  g_type_ensure (SOLEUS_TYPE_NEXT_CARD);
  g_type_ensure (SOLEUS_TYPE_PERSON_QUESTION);
  g_type_ensure (SOLEUS_TYPE_RESUME_CARD);
  g_type_ensure (SOLEUS_TYPE_TIGHT_QUESTION);
  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  g_type_ensure (SOLEUS_TYPE_WEEK_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, lock_banner);
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, resume_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, notice);
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, person_question);
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, next);
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, question);
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, week);
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, due_group);
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, due_box);
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, short_group);
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, short_box);
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, plan_list);
  gtk_widget_class_bind_template_child (widget_class, SoleusTodayPage, plan_row);
  gtk_widget_class_bind_template_callback (widget_class, acknowledging_cb);
  gtk_widget_class_install_action (widget_class, "tight.choose", "i", choose_action);
}

static void
soleus_today_page_init (SoleusTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * soleus_today_page_set_context:
 * @settings: the person's choices, which what is next follows
 * @gate: whose lock is told of
 *
 * Call it once, before the page is seen.
 */
void
soleus_today_page_set_context (SoleusTodayPage *self,
                               SoleusCatalogue *catalogue,
                               SoleusSettings *settings,
                               SoleusSafetyGate *gate)
{
  g_return_if_fail (self->catalogue == NULL);

  self->catalogue = g_object_ref (catalogue);
  self->settings = g_object_ref (settings);
  self->gate = g_object_ref (gate);
  soleus_lock_banner_set_gate (self->lock_banner, gate);
  soleus_first_notice_set_settings (self->notice, settings);
  g_signal_connect_object (settings, "notify", G_CALLBACK (settings_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (catalogue, "own-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gate, "notify::lock", G_CALLBACK (lock_cb), self, G_CONNECT_SWAPPED);
  lock_cb (self);
  show_answers (self);
}

/* Call it once, after soleus_today_page_set_context(). The book is of that history. */
void
soleus_today_page_set_history (SoleusTodayPage *self, SoleusHistory *history, SoleusPlanBook *book)
{
  g_return_if_fail (self->history == NULL);

  self->history = g_object_ref (history);
  self->book = g_object_ref (book);
  soleus_resume_card_set_context (self->resume_card, history, self->catalogue, self->gate);
  g_signal_connect_object (book, "notify::state", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "notify::read", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    begin (self);
  else
    reload (self);
}

SoleusFirstNotice *
soleus_today_page_get_notice (SoleusTodayPage *self)
{
  return self->notice;
}

/* Brings the notice of the first run into view, with the focus. */
void
soleus_today_page_show_notice (SoleusTodayPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->notice));
  soleus_scroll_reveal (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self))),
                        GTK_WIDGET (self->notice));
}
