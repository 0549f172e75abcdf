/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-finish-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-figure-view.h"
#include "soleus-format.h"
#include "soleus-history-types.h"
#include "soleus-keys.h"
#include "soleus-layout.h"
#include "soleus-rating-row.h"
#include "soleus-recommendation.h"
#include "soleus-settings.h"
#include "soleus-two-pane.h"

#define MINUTE_MS 60000

/* A page for the end: the time that was worked, how tight each calf is now and was before, the days
 * of the week, what could come next, and when to see someone. */
struct _SoleusFinishPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkLabel *heading;
  GtkLabel *summary;
  GtkLabel *week;
  GtkWidget *rating_group;
  SoleusRatingRow *left_rating;
  SoleusRatingRow *right_rating;
  GtkLabel *change;
  GtkWidget *advice_card;
  GtkLabel *advice_title;
  GtkLabel *advice_text;
  GtkWidget *next_box;
  GtkLabel *next_reason;
  GtkWidget *next_button;
  GtkLabel *next_name;
  GtkWidget *leave_button;
  /* Of the left and the right leg. */
  SoleusRatingRow *ratings[2];
  int before[2];

  SoleusCatalogue *catalogue;
  SoleusSafetyList *list;
  SoleusSettings *settings;
  SoleusSession *session;
  const SoleusSafetyAdvice *advice;
};

G_DEFINE_FINAL_TYPE (SoleusFinishPage, soleus_finish_page, ADW_TYPE_BIN)

static char *
format_change (SoleusLeg leg, int before, int after)
{
  const char *name = soleus_format_leg (leg);

  if (after < before)
    /* Translators: a leg, then two ratings: "Left leg: looser, from 6 to 3". */
    return g_strdup_printf (_ ("%s: looser, from %d to %d"), name, before, after);
  if (after > before)
    /* Translators: a leg, then two ratings: "Left leg: tighter, from 3 to 6". */
    return g_strdup_printf (_ ("%s: tighter, from %d to %d"), name, before, after);
  /* Translators: a leg, then a rating: "Left leg: as tight as before, 3". */
  return g_strdup_printf (_ ("%s: as tight as before, %d"), name, after);
}

static void
show_change (SoleusFinishPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->ratings); i++)
    {
      int after = soleus_rating_row_get_value (self->ratings[i]);
      g_autofree char *line = NULL;

      if (after == SOLEUS_RATING_NONE || self->before[i] == SOLEUS_RATING_NONE)
        continue;
      line = format_change (soleus_rating_row_get_leg (self->ratings[i]), self->before[i], after);
      g_string_append_printf (text, "%s%s", text->len ? "\n" : "", line);
    }
  gtk_label_set_label (self->change, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->change), text->len > 0);
}

static gboolean
is_tighter (SoleusFinishPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->ratings); i++)
    if (soleus_recommend_seeing_someone (self->before[i],
                                         soleus_rating_row_get_value (self->ratings[i])))
      return TRUE;
  return FALSE;
}

static const char *
get_reason (SoleusNext next)
{
  switch (next)
    {
    case SOLEUS_NEXT_STRETCH_WARM:
      return _ ("Stretch now, while the muscles are warm.");
    case SOLEUS_NEXT_OTHER_MUSCLE:
      return _ ("You stretched one of the two calf muscles. The other needs a stretch of its own.");
    case SOLEUS_NEXT_SPOTS:
      return _ ("Still tight? Massage can help tight spots relax.");
    case SOLEUS_NEXT_REST:
    default:
      return _ ("That is enough for now. Walk a little and let your calves rest.");
    }
}

static void
show_next (SoleusFinishPage *self)
{
  int tightest = MAX (soleus_rating_row_get_value (self->left_rating),
                      soleus_rating_row_get_value (self->right_rating));
  SoleusEquipment at_hand = soleus_settings_get_equipment (self->settings);
  const char *id;
  SoleusNext next =
      soleus_recommend_next (soleus_session_get_routine (self->session), tightest, at_hand, &id);

  /* Nothing more of what made it tighter. */
  gtk_widget_set_visible (self->next_box,
                          soleus_session_get_state (self->session) == SOLEUS_SESSION_FINISHED &&
                              !is_tighter (self));
  gtk_label_set_label (self->next_reason, get_reason (next));
  gtk_widget_set_visible (self->next_button, id != NULL);
  if (!id)
    return;
  gtk_label_set_label (self->next_name, soleus_catalogue_find (self->catalogue, id)->name);
  /* The target first: an action without the one that it needs is complained about. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next_button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next_button), "win.show-routine");
}

static void
show_advice (SoleusFinishPage *self)
{
  gboolean tighter = is_tighter (self);

  gtk_widget_set_visible (self->advice_card, tighter || self->advice);
  if (tighter)
    {
      gtk_label_set_label (self->advice_title,
                           _ ("Tighter than before: see someone if it stays that way"));
      gtk_label_set_label (
          self->advice_text,
          _ ("Leave your calves alone for today. If a calf hurts at rest, or you can’t walk "
             "comfortably, see a doctor or physiotherapist before your next session. If pain "
             "suddenly gets worse or is severe, get medical attention now."));
    }
  else if (self->advice)
    {
      gtk_label_set_label (self->advice_title, self->advice->title);
      gtk_label_set_label (self->advice_text, self->advice->texts[0] ? self->advice->texts[0] : "");
    }
}

static void
rated_cb (SoleusFinishPage *self, int value, SoleusRatingRow *row)
{
  show_change (self);
  show_advice (self);
  show_next (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "session.rate", "(ii)",
                              soleus_rating_row_get_leg (row), value);
}

static gboolean
soleus_finish_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SOLEUS_FINISH_PAGE (widget)->leave_button);
}

static void
soleus_finish_page_dispose (GObject *object)
{
  SoleusFinishPage *self = SOLEUS_FINISH_PAGE (object);

  g_clear_object (&self->catalogue);
  g_clear_object (&self->list);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_FINISH_PAGE);
  G_OBJECT_CLASS (soleus_finish_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, week);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, rating_group);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, left_rating);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, right_rating);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, change);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, advice_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, advice_title);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, advice_text);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, next_box);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, next_reason);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, next_name);
  gtk_widget_class_bind_template_child (widget_class, SoleusFinishPage, leave_button);
}

static void
soleus_finish_page_class_init (SoleusFinishPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_finish_page_dispose;
  widget_class->grab_focus = soleus_finish_page_grab_focus;
  widget_class->focus = soleus_keys_focus_child;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (SOLEUS_TYPE_FIGURE_VIEW);
  g_type_ensure (SOLEUS_TYPE_RATING_ROW);
  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-finish-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
}

static void
soleus_finish_page_init (SoleusFinishPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  self->ratings[0] = self->left_rating;
  self->ratings[1] = self->right_rating;
  self->before[0] = self->before[1] = SOLEUS_RATING_NONE;
}

static char *
describe_time (SoleusSession *session, gboolean whole)
{
  gint64 worked = 0;
  int minutes;

  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    worked += soleus_session_get_worked (session, leg, FALSE);
  minutes = (int) ((worked + MINUTE_MS / 2) / MINUTE_MS);
  if (worked < 1000)
    return g_strdup (_ ("You did no exercises this time. That’s fine."));
  if (minutes == 0)
    return g_strdup (whole ? _ ("Less than a minute for your calves.")
                           : _ ("What you did counts: less than a minute for your calves."));
  return g_strdup_printf (whole ? ngettext ("That was %d minute for your calves.",
                                            "That was %d minutes for your calves.", minutes)
                                : ngettext ("What you did counts: %d minute for your calves.",
                                            "What you did counts: %d minutes for your calves.",
                                            minutes),
                          minutes);
}

static void
ask_ratings (SoleusFinishPage *self, SoleusSession *session)
{
  gboolean any = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->ratings); i++)
    {
      SoleusLeg leg = soleus_rating_row_get_leg (self->ratings[i]);
      gboolean worked = soleus_session_get_worked (session, leg, FALSE) >= 1000;

      soleus_rating_row_set_value (self->ratings[i], SOLEUS_RATING_NONE);
      gtk_widget_set_visible (GTK_WIDGET (self->ratings[i]), worked);
      any |= worked;
    }
  gtk_widget_set_visible (self->rating_group, any);
}

/* To be called once, before the first session. */
void
soleus_finish_page_set_context (SoleusFinishPage *self,
                                SoleusCatalogue *catalogue,
                                SoleusSafetyList *list,
                                SoleusSettings *settings)
{
  g_return_if_fail (self->catalogue == NULL);
  self->catalogue = g_object_ref (catalogue);
  self->list = g_object_ref (list);
  self->settings = g_object_ref (settings);
}

void
soleus_finish_page_set_session (SoleusFinishPage *self, SoleusSession *session)
{
  gboolean whole = soleus_session_get_state (session) == SOLEUS_SESSION_FINISHED;
  g_autofree char *summary = describe_time (session, whole);

  g_set_object (&self->session, session);
  adw_window_title_set_title (self->title, soleus_session_get_routine (session)->name);
  gtk_label_set_label (self->heading, whole ? _ ("Well done") : _ ("Ended early"));
  /* A screen reader names the group that the focus goes into: that is how the end is told. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->heading), -1);
  gtk_label_set_label (self->summary, summary);
  self->advice = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->week), FALSE);
  ask_ratings (self, session);
  show_change (self);
  show_advice (self);
  show_next (self);
}

/* The tightness before the session, 0 to 10, or SOLEUS_RATING_NONE. */
void
soleus_finish_page_set_before (SoleusFinishPage *self, SoleusLeg leg, int value)
{
  g_return_if_fail (leg == SOLEUS_LEG_LEFT || leg == SOLEUS_LEG_RIGHT);
  self->before[leg == SOLEUS_LEG_RIGHT] = value;
}

/* The days of this week on which something was done, today's session with them. */
void
soleus_finish_page_set_week (SoleusFinishPage *self, guint days)
{
  /* Translators: the days of this week on which the person has done something. */
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u day this week", "%u days this week", days), days);

  gtk_label_set_label (self->week, text);
  gtk_widget_set_visible (GTK_WIDGET (self->week), days > 0);
}

/* Shows an advice of the safety list until the next session. A leg that is tighter than before has
 * advice of its own, which comes first. Returns whether it is on the page now. */
gboolean
soleus_finish_page_show_advice (SoleusFinishPage *self, const char *advice)
{
  const SoleusSafetyAdvice *found = soleus_safety_list_find_advice (self->list, advice);

  g_return_val_if_fail (found != NULL, FALSE);
  self->advice = found;
  show_advice (self);
  return !is_tighter (self);
}
