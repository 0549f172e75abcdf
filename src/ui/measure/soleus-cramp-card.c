/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-cramp-card.h"

#include <glib/gi18n-lib.h>

#include "soleus-cramp-night.h"
#include "soleus-cramp-text.h"
#include "soleus-front-page.h"
#include "soleus-layout.h"
#include "soleus-rating-scale.h"

/* The day is looked at so often, in seconds, while the card is seen and while it isn't: somebody
 * may set the date, and a source stands still while the machine sleeps. */
#define DAY_CHECK_SEEN   60
#define DAY_CHECK_UNSEEN 600

/**
 * SoleusCrampCard:
 *
 * Asks once each morning how the night was: how many cramps, and how bad. The answer can be changed
 * the same day. With #SoleusCrampCard:stays it is there all the same once today is answered, with
 * the answer.
 */
struct _SoleusCrampCard
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *none;
  GtkLabel *count_label;
  GtkSpinButton *count;
  SoleusRatingScale *severity;
  GtkLabel *answer;
  GtkWidget *change;

  gboolean stays;
  SoleusHistory *history;
  GCancellable *cancellable;
  /* The answer of today. */
  SoleusJournalEntry *told;
  int today;
  guint day_source;
};

enum
{
  PROP_0,
  PROP_STAYS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusCrampCard, soleus_cramp_card, ADW_TYPE_BIN)

static void
show_page (SoleusCrampCard *self, const char *name)
{
  soleus_front_page_show (self->stack, gtk_stack_get_child_by_name (self->stack, name));
}

static void
show_answer (SoleusCrampCard *self)
{
  SoleusCrampNight night;
  g_autofree char *text = NULL;
  gboolean is_told = self->told && soleus_cramp_night_read (self->history, self->told, &night);

  if (is_told)
    {
      text = soleus_cramp_format_night (&night);
      gtk_label_set_label (self->answer, text);
    }
  show_page (self, is_told ? "told" : "ask");
  gtk_widget_set_visible (GTK_WIDGET (self), !is_told || self->stays);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusCrampCard *self = user_data;
  SoleusHistory *history = SOLEUS_HISTORY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = soleus_history_load_journal_finish (history, result, &error);
  SoleusJournalEntry *told;

  /* The card may be gone if loading was cancelled. */
  if (!entries)
    return;
  self->today = soleus_history_get_today (history);
  told = soleus_cramp_night_find (history, entries, self->today);
  /* While the answer is being changed the question stays. */
  if (told && self->told && g_str_equal (told->uuid, self->told->uuid) &&
      told->at_us == self->told->at_us)
    return;
  g_set_object (&self->told, told);
  show_answer (self);
}

static void
reload (SoleusCrampCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  soleus_history_load_journal_async (self->history, SOLEUS_JOURNAL_CRAMPS, self->cancellable,
                                     loaded_cb, self);
}

static gboolean
day_cb (gpointer user_data)
{
  SoleusCrampCard *self = user_data;

  if (soleus_history_get_today (self->history) != self->today)
    reload (self);
  return G_SOURCE_CONTINUE;
}

static void
watch_day (SoleusCrampCard *self, guint seconds)
{
  g_clear_handle_id (&self->day_source, g_source_remove);
  self->day_source = g_timeout_add_seconds (seconds, day_cb, self);
}

static void
soleus_cramp_card_map (GtkWidget *widget)
{
  SoleusCrampCard *self = SOLEUS_CRAMP_CARD (widget);

  GTK_WIDGET_CLASS (soleus_cramp_card_parent_class)->map (widget);
  if (!self->history)
    return;
  day_cb (self);
  watch_day (self, DAY_CHECK_SEEN);
}

static void
soleus_cramp_card_unmap (GtkWidget *widget)
{
  SoleusCrampCard *self = SOLEUS_CRAMP_CARD (widget);

  if (self->history)
    watch_day (self, DAY_CHECK_UNSEEN);
  GTK_WIDGET_CLASS (soleus_cramp_card_parent_class)->unmap (widget);
}

/* The button with the focus goes; what comes next gets it. */
static void
pass_focus_on (SoleusCrampCard *self)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (self));

  while (next && !gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
    next = gtk_widget_get_next_sibling (next);
}

static void
record (SoleusCrampCard *self, int count, int severity)
{
  g_autoptr (SoleusJournalEntry) before = g_steal_pointer (&self->told);
  gboolean is_today = before && soleus_history_get_day_of_entry (self->history, before) ==
                                    soleus_history_get_today (self->history);

  self->told = soleus_cramp_night_record (self->history, is_today ? before : NULL, count, severity);
  if (!self->stays)
    pass_focus_on (self);
  show_answer (self);
  if (self->stays)
    gtk_widget_grab_focus (self->change);
}

static void
none_cb (SoleusCrampCard *self)
{
  record (self, 0, SOLEUS_CRAMPS_NOT_RATED);
}

static void
save_cb (SoleusCrampCard *self)
{
  record (self, gtk_spin_button_get_value_as_int (self->count),
          soleus_rating_scale_get_value (self->severity));
}

static void
change_cb (SoleusCrampCard *self)
{
  SoleusCrampNight night;

  if (self->told && soleus_cramp_night_read (self->history, self->told, &night))
    {
      gtk_spin_button_set_value (self->count, MAX (1, night.count));
      soleus_rating_scale_set_value (self->severity, night.severity);
    }
  show_page (self, "ask");
  gtk_widget_grab_focus (self->none);
}

static void
soleus_cramp_card_dispose (GObject *object)
{
  SoleusCrampCard *self = SOLEUS_CRAMP_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->day_source, g_source_remove);
  g_clear_object (&self->told);
  g_clear_object (&self->history);
  /* The bin would unparent its child once more after the template has let it go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_CRAMP_CARD);
  G_OBJECT_CLASS (soleus_cramp_card_parent_class)->dispose (object);
}

static void
soleus_cramp_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SOLEUS_CRAMP_CARD (object)->stays = g_value_get_boolean (value);
}

static void
soleus_cramp_card_class_init (SoleusCrampCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_cramp_card_dispose;
  G_OBJECT_CLASS (klass)->set_property = soleus_cramp_card_set_property;
  widget_class->map = soleus_cramp_card_map;
  widget_class->unmap = soleus_cramp_card_unmap;

  /* Whether it is there when today is answered. */
  properties[PROP_STAYS] =
      g_param_spec_boolean ("stays", NULL, NULL, FALSE,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (SOLEUS_TYPE_RATING_SCALE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-cramp-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusCrampCard, stack);
  gtk_widget_class_bind_template_child (widget_class, SoleusCrampCard, none);
  gtk_widget_class_bind_template_child (widget_class, SoleusCrampCard, count_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusCrampCard, count);
  gtk_widget_class_bind_template_child (widget_class, SoleusCrampCard, severity);
  gtk_widget_class_bind_template_child (widget_class, SoleusCrampCard, answer);
  gtk_widget_class_bind_template_child (widget_class, SoleusCrampCard, change);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
}

static void
soleus_cramp_card_init (SoleusCrampCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  gtk_spin_button_set_range (self->count, 1, SOLEUS_CRAMPS_MAX);
  soleus_scroll_pass_on (GTK_WIDGET (self->count));
  soleus_rating_scale_set_name (self->severity, _ ("How bad the cramps were"));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->change),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->answer, NULL, -1);
}

/* Returns: (transfer floating): a card that hides once today is answered */
GtkWidget *
soleus_cramp_card_new (SoleusHistory *history)
{
  SoleusCrampCard *self = g_object_new (SOLEUS_TYPE_CRAMP_CARD, NULL);

  soleus_cramp_card_set_history (self, history);
  return GTK_WIDGET (self);
}

/* Call it once. */
void
soleus_cramp_card_set_history (SoleusCrampCard *self, SoleusHistory *history)
{
  g_return_if_fail (self->history == NULL);

  self->history = g_object_ref (history);
  self->today = soleus_history_get_today (history);
  watch_day (self, gtk_widget_get_mapped (GTK_WIDGET (self)) ? DAY_CHECK_SEEN : DAY_CHECK_UNSEEN);
  g_signal_connect_object (history, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
}
