/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan-weeks.h"

#include <glib/gi18n-lib.h>

#define SPACING 6

/**
 * SoleusPlanWeeks:
 *
 * The weeks of a plan, each a row of its days: done, skipped, at hand or to come. The state of a
 * day is told by its shape, and never by colour alone. A screen reader hears a row as a sentence.
 */
struct _SoleusPlanWeeks
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (SoleusPlanWeeks, soleus_plan_weeks, ADW_TYPE_BIN)

typedef enum
{
  DAY_TO_COME,
  DAY_AT_HAND,
  DAY_DONE,
  DAY_SKIPPED,
} Day;

static Day
find_day (SoleusPlanState *state, guint day)
{
  if (!state)
    return DAY_TO_COME;
  if (soleus_plan_state_is_past (state, day))
    return soleus_plan_state_was_skipped (state, day) ? DAY_SKIPPED : DAY_DONE;
  return day == state->day && soleus_plan_state_is_in_use (state) ? DAY_AT_HAND : DAY_TO_COME;
}

static GtkWidget *
make_disc (Day kind, guint number)
{
  g_autofree char *text = kind == DAY_DONE      ? g_strdup ("✓")
                          : kind == DAY_SKIPPED ? g_strdup ("–")
                                                : g_strdup_printf ("%u", number);
  const char *classes[] = { "to-come", "at-hand", "done", "skipped" };
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "plan-day");
  gtk_widget_add_css_class (label, classes[kind]);
  return label;
}

/* "Week 2: 3 of 5 days done, 1 skipped" */
static char *
describe (guint week, guint n, const guint counts[4])
{
  g_autofree char *done = g_strdup_printf (ngettext ("%u of %u day done", "%u of %u days done", n),
                                           counts[DAY_DONE], n);

  if (counts[DAY_SKIPPED] > 0)
    /* Translators: a week of a plan, "3 of 5 days done", and how many days were skipped. */
    return g_strdup_printf (_ ("Week %u: %s, %u skipped"), week, done, counts[DAY_SKIPPED]);
  /* Translators: a week of a plan, then "3 of 5 days done". */
  return g_strdup_printf (_ ("Week %u: %s"), week, done);
}

static GtkWidget *
make_week (SoleusPlanState *state, guint week, guint n)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  g_autofree char *name = g_strdup_printf (_ ("Week %u"), week);
  GtkWidget *label = gtk_label_new (name);
  guint counts[4] = { 0 };
  g_autofree char *text = NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (row), label);
  for (guint place = 0; place < n; place++)
    {
      Day kind = find_day (state, (week - 1) * n + place);

      counts[kind]++;
      gtk_box_append (GTK_BOX (row), make_disc (kind, place + 1));
    }
  text = describe (week, n, counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static void
soleus_plan_weeks_class_init (SoleusPlanWeeksClass *klass)
{
}

static void
soleus_plan_weeks_init (SoleusPlanWeeks *self)
{
}

/**
 * soleus_plan_weeks_show:
 * @state: (nullable): how far the person has come, where it is this plan
 */
void
soleus_plan_weeks_show (SoleusPlanWeeks *self, SoleusPlan *plan, SoleusPlanState *state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  guint n = state ? state->week_days : soleus_weekdays_count (plan->weekdays);

  for (guint week = 1; week <= plan->weeks; week++)
    gtk_box_append (GTK_BOX (box), make_week (state, week, n));
  adw_bin_set_child (ADW_BIN (self), box);
}
