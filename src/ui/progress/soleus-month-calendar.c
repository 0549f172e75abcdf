/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-month-calendar.h"

#include <glib/gi18n-lib.h>

#include "soleus-day-disc.h"
#include "soleus-day.h"
#include "soleus-format.h"
#include "soleus-progress-text.h"

#define WEEK 7

/**
 * SoleusMonthCalendar:
 *
 * A month, with a disc at the days with sessions, the fuller the longer they were. Such a day is a
 * button that leads to its sessions by the action "progress.show-day", whose state is the chosen
 * day.
 */
struct _SoleusMonthCalendar
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkWidget *next_button;
  GtkGrid *grid;

  /* In days since 1970-01-01: today, and the first of the month that is shown. */
  int today;
  int first_day;
};

enum
{
  SIGNAL_MONTH_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusMonthCalendar, soleus_month_calendar, ADW_TYPE_BIN)

static int
get_first_of_month (int day, int months_later)
{
  GDate date;

  soleus_day_get_date (day, &date);
  g_date_set_day (&date, 1);
  if (months_later < 0)
    g_date_subtract_months (&date, (guint) -months_later);
  else
    g_date_add_months (&date, (guint) months_later);
  return soleus_day_from_date (&date);
}

static GtkWidget *
make_day (SoleusMonthCalendar *self, int day, const SoleusDayTotal *total)
{
  GtkWidget *cell = soleus_day_disc_new (day, total);

  if (total)
    {
      g_autofree char *text = soleus_day_disc_describe (day, total);
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), cell);
      gtk_widget_set_tooltip_text (button, text);
      gtk_widget_add_css_class (button, "flat");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", day);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "progress.show-day");
      cell = button;
    }
  gtk_widget_add_css_class (cell, "day");
  if (day == self->today)
    gtk_widget_add_css_class (cell, "today");
  if (day > self->today)
    gtk_widget_add_css_class (cell, "dim-label");
  gtk_widget_set_hexpand (cell, TRUE);
  return cell;
}

static void
add_weekdays (SoleusMonthCalendar *self, int week_start)
{
  for (int i = 0; i < WEEK; i++)
    {
      g_autofree char *name = soleus_progress_format_day (week_start + i, "%a");
      GtkWidget *label = gtk_label_new (name);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 2);
      gtk_grid_attach (self->grid, label, i, 0, 1, 1);
    }
}

static void
show_month (SoleusMonthCalendar *self, int first_day)
{
  self->first_day = first_day;
  gtk_widget_set_sensitive (self->next_button, get_first_of_month (first_day, 1) <= self->today);
  g_signal_emit (self, signals[SIGNAL_MONTH_CHANGED], 0);
}

static void
previous_cb (SoleusMonthCalendar *self)
{
  show_month (self, get_first_of_month (self->first_day, -1));
}

static void
next_cb (SoleusMonthCalendar *self)
{
  show_month (self, get_first_of_month (self->first_day, 1));
}

static void
soleus_month_calendar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_MONTH_CALENDAR);
  G_OBJECT_CLASS (soleus_month_calendar_parent_class)->dispose (object);
}

static void
soleus_month_calendar_class_init (SoleusMonthCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_month_calendar_dispose;

  /**
   * SoleusMonthCalendar::month-changed:
   *
   * The person turned to another month; the next summary shows it.
   */
  signals[SIGNAL_MONTH_CHANGED] =
      g_signal_new ("month-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-month-calendar.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusMonthCalendar, name);
  gtk_widget_class_bind_template_child (widget_class, SoleusMonthCalendar, next_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusMonthCalendar, grid);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
soleus_month_calendar_init (SoleusMonthCalendar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * soleus_month_calendar_set_today:
 * @today: in days since 1970-01-01; the calendar turns to its month when the day is a new one
 */
void
soleus_month_calendar_set_today (SoleusMonthCalendar *self, int today)
{
  if (self->today == today)
    return;
  self->today = today;
  self->first_day = get_first_of_month (today, 0);
  gtk_widget_set_sensitive (self->next_button, FALSE);
}

/**
 * soleus_month_calendar_set_summary:
 * @summary: of at least the range of soleus_month_calendar_get_range()
 */
void
soleus_month_calendar_set_summary (SoleusMonthCalendar *self, const SoleusSummary *summary)
{
  int week_start = soleus_day_get_week_start (self->first_day);
  /* Translators: month and year, as in “November 2026”, for g_date_time_format(). */
  /* xgettext:no-c-format */
  g_autofree char *name = soleus_progress_format_day (self->first_day, _ ("%OB %Y"));
  guint next = 0;
  int from_day, to_day;
  GtkWidget *child;

  soleus_month_calendar_get_range (self, &from_day, &to_day);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  gtk_label_set_label (self->name, name);
  add_weekdays (self, week_start);
  for (int day = from_day; day <= to_day; day++)
    {
      const SoleusDayTotal *total = NULL;
      int cell = day - week_start;

      while (next < summary->days->len &&
             g_array_index (summary->days, SoleusDayTotal, next).day < day)
        next++;
      if (next < summary->days->len &&
          g_array_index (summary->days, SoleusDayTotal, next).day == day)
        total = &g_array_index (summary->days, SoleusDayTotal, next);
      gtk_grid_attach (self->grid, make_day (self, day, total), cell % WEEK, 1 + cell / WEEK, 1, 1);
    }
}

/**
 * soleus_month_calendar_get_range:
 * @from_day: (out): the first day of the month, in days since 1970-01-01
 * @to_day: (out): the last
 */
void
soleus_month_calendar_get_range (SoleusMonthCalendar *self, int *from_day, int *to_day)
{
  *from_day = self->first_day;
  *to_day = get_first_of_month (self->first_day, 1) - 1;
}
