/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-week-strip.h"

#include <glib/gi18n-lib.h>

#include "soleus-day-disc.h"
#include "soleus-day.h"
#include "soleus-format.h"
#include "soleus-progress-text.h"

/**
 * SoleusWeekStrip:
 *
 * The seven days of this week: a disc where something was done, as in the calendar, and a ring
 * where something is planned.
 */
struct _SoleusWeekStrip
{
  AdwBin parent_instance;

  GtkLabel *sum;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (SoleusWeekStrip, soleus_week_strip, ADW_TYPE_BIN)

static void
soleus_week_strip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_WEEK_STRIP);
  G_OBJECT_CLASS (soleus_week_strip_parent_class)->dispose (object);
}

static void
soleus_week_strip_class_init (SoleusWeekStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_week_strip_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-week-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusWeekStrip, sum);
  gtk_widget_class_bind_template_child (widget_class, SoleusWeekStrip, grid);
}

static void
soleus_week_strip_init (SoleusWeekStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const SoleusDayTotal *
find_total (const SoleusSummary *summary, int day)
{
  for (guint i = 0; i < summary->days->len; i++)
    {
      const SoleusDayTotal *total = &g_array_index (summary->days, SoleusDayTotal, i);

      if (total->day == day)
        return total;
    }
  return NULL;
}

static char *
describe (int day, const SoleusDayTotal *total, gboolean planned)
{
  g_autofree char *date = NULL;

  if (total)
    return soleus_day_disc_describe (day, total);
  date = soleus_progress_format_day (day, soleus_get_weekday_date_format ());
  /* Translators: a date on which the person means to do something. */
  return planned ? g_strdup_printf (_ ("%s: planned"), date) : g_steal_pointer (&date);
}

static GtkWidget *
make_day (int day, const SoleusDayTotal *total, gboolean planned, int today)
{
  GtkWidget *cell = soleus_day_disc_new (day, total);
  g_autofree char *text = describe (day, total, planned);

  gtk_widget_add_css_class (cell, "week-day");
  if (planned)
    gtk_widget_add_css_class (cell, "planned");
  if (day == today)
    gtk_widget_add_css_class (cell, "today");
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_tooltip_text (cell, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return cell;
}

static GtkWidget *
make_weekday (int day)
{
  g_autofree char *name = soleus_progress_format_day (day, "%a");
  GtkWidget *label = gtk_label_new (name);

  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  return label;
}

/* Nothing is said of a week in which nothing was done. */
static void
show_sum (SoleusWeekStrip *self, const SoleusSummary *summary, int week_start)
{
  g_autofree char *length = NULL;
  g_autofree char *text = NULL;
  gint64 ms = 0;
  int days = 0;

  for (int day = week_start; day < week_start + SOLEUS_WEEK_STRIP_DAYS; day++)
    {
      const SoleusDayTotal *total = find_total (summary, day);

      ms += total ? total->stretch_ms + total->pressure_ms : 0;
      days += total != NULL;
    }
  length = soleus_format_minutes (ms);
  /* Translators: how long something was done this week, then on how many days: "12 min on 3
   * days". */
  text = g_strdup_printf (ngettext ("%s on %d day", "%s on %d days", days), length, days);
  gtk_label_set_label (self->sum, text);
  gtk_widget_set_visible (GTK_WIDGET (self->sum), days > 0);
}

/**
 * soleus_week_strip_show:
 * @summary: of at least this week
 * @today: in days since 1970-01-01
 * @planned: (nullable): for each day of the week whether something is or was planned on it
 */
void
soleus_week_strip_show (SoleusWeekStrip *self,
                        const SoleusSummary *summary,
                        int today,
                        const gboolean planned[SOLEUS_WEEK_STRIP_DAYS])
{
  int week_start = soleus_day_get_week_start (today);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  for (int i = 0; i < SOLEUS_WEEK_STRIP_DAYS; i++)
    {
      int day = week_start + i;

      gtk_grid_attach (self->grid, make_weekday (day), i, 0, 1, 1);
      gtk_grid_attach (self->grid,
                       make_day (day, find_total (summary, day), planned && planned[i], today), i,
                       1, 1, 1);
    }
  show_sum (self, summary, week_start);
}
