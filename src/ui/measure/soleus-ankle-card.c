/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-ankle-card.h"

#include <glib/gi18n-lib.h>

#include "soleus-ankle-chart.h"
#include "soleus-ankle-test.h"
#include "soleus-ankle-text.h"
#include "soleus-chart-card.h"
#include "soleus-format.h"
#include "soleus-layout.h"
#include "soleus-progress-text.h"

/**
 * SoleusAnkleCard:
 *
 * The ankle tests of the history: a chart, each test with a button for the action
 * "progress.delete-ankle-test", and the way to the next one.
 */
struct _SoleusAnkleCard
{
  AdwBin parent_instance;

  GtkLabel *hint;
  SoleusChartCard *chart_card;
  AdwExpanderRow *tests_row;
  GtkWidget *tests_list;

  SoleusChart *chart;
  /* (element-type SoleusJournalEntry): those with a result, the oldest first */
  GPtrArray *entries;
  /* (element-type GtkWidget): the rows of the tests */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (SoleusAnkleCard, soleus_ankle_card, ADW_TYPE_BIN)

static GtkWidget *
make_row (SoleusJournalEntry *entry, const SoleusAnklePoint *point)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *day = soleus_progress_format_day (point->day, soleus_get_date_format ());
  g_autofree char *legs = soleus_ankle_text_format_legs (point->left, point->right);
  /* Translators: a button: %s is the date of an ankle test. */
  g_autofree char *name = g_strdup_printf (_ ("Delete the Ankle Test of %s"), day);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), legs);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), day);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "touch");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", entry->uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "progress.delete-ankle-test");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* The newest is on top. */
static void
show_rows (SoleusAnkleCard *self, GArray *points)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->tests_row, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = points->len; i-- > 0;)
    {
      GtkWidget *row =
          make_row (self->entries->pdata[i], &g_array_index (points, SoleusAnklePoint, i));

      adw_expander_row_add_row (self->tests_row, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
soleus_ankle_card_dispose (GObject *object)
{
  SoleusAnkleCard *self = SOLEUS_ANKLE_CARD (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ANKLE_CARD);
  G_OBJECT_CLASS (soleus_ankle_card_parent_class)->dispose (object);
}

static void
soleus_ankle_card_class_init (SoleusAnkleCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_ankle_card_dispose;
  g_type_ensure (SOLEUS_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-ankle-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleCard, hint);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleCard, chart_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleCard, tests_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnkleCard, tests_list);
}

static void
soleus_ankle_card_init (SoleusAnkleCard *self)
{
  const char *const header[] = { _ ("Day"), _ ("Left leg"), _ ("Right leg"), NULL };
  g_autofree char *band = soleus_ankle_text_format_band ();
  /* Translators: explains the chart; keep the shapes. %s is a length, such as “2 cm”. */
  g_autofree char *legend = g_strdup_printf (
      _ ("● Left leg   ○ Right leg.  Within the band of ± %s a change means nothing."), band);

  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->chart = soleus_ankle_chart_new ();
  soleus_chart_card_set_chart (self->chart_card, self->chart, _ ("From the big toe to the wall"),
                               legend, header);
  /* AdwExpanderRow gives its title only to the row inside it. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->tests_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
      adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->tests_row)), -1);
}

static void
show_hint (SoleusAnkleCard *self, GArray *points, int today, gboolean locked)
{
  int last_day = points->len > 0 ? g_array_index (points, SoleusAnklePoint, points->len - 1).day
                                 : SOLEUS_ANKLE_TEST_NEVER;
  const char *text = NULL;

  if (points->len == 0)
    text = _ ("Measure how far your ankles bend, and see in weeks whether that changes.");
  else if (soleus_ankle_test_is_due (last_day, today, locked))
    text = _ ("The last test is two weeks old or more. Measure again when it suits you.");
  gtk_label_set_label (self->hint, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
}

/**
 * soleus_ankle_card_show:
 * @history: knows which day a test counts for
 * @entries: (element-type SoleusJournalEntry): the oldest first
 * @locked: whether a lock of the safety list is on: then no test is suggested
 */
void
soleus_ankle_card_show (SoleusAnkleCard *self,
                        SoleusHistory *history,
                        GPtrArray *entries,
                        gboolean locked)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SoleusAnklePoint));
  int today = soleus_history_get_today (history);

  g_ptr_array_set_size (self->entries, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      SoleusAnkleTest test;
      SoleusAnklePoint point;

      if (!soleus_ankle_test_read (&test, entries->pdata[i]))
        continue;
      point = (SoleusAnklePoint){
        soleus_history_get_day_of_entry (history, entries->pdata[i]),
        soleus_ankle_test_get_best (&test, SOLEUS_LEG_LEFT),
        soleus_ankle_test_get_best (&test, SOLEUS_LEG_RIGHT),
      };
      g_array_append_val (points, point);
      g_ptr_array_add (self->entries, g_object_ref (entries->pdata[i]));
    }
  show_hint (self, points, today, locked);
  soleus_ankle_chart_set_tests (SOLEUS_ANKLE_CHART (self->chart), points);
  if (points->len > 0)
    today = MAX (today, g_array_index (points, SoleusAnklePoint, points->len - 1).day);
  soleus_chart_card_show (
      self->chart_card, NULL,
      points->len > 0 ? MIN (today, g_array_index (points, SoleusAnklePoint, 0).day) : today,
      today);
  show_rows (self, points);
  gtk_widget_set_visible (self->tests_list, points->len > 0);
}

/**
 * soleus_ankle_card_find:
 *
 * Returns: (transfer full) (nullable): the test of that id, where it is shown
 */
SoleusJournalEntry *
soleus_ankle_card_find (SoleusAnkleCard *self, const char *uuid)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      SoleusJournalEntry *entry = self->entries->pdata[i];

      if (g_str_equal (entry->uuid, uuid))
        return g_object_ref (entry);
    }
  return NULL;
}

/* Returns: how many tests are shown */
guint
soleus_ankle_card_count (SoleusAnkleCard *self)
{
  return self->entries->len;
}
