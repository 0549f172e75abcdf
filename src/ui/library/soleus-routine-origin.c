/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-origin.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"

/**
 * SoleusRoutineOrigin:
 *
 * Who wrote a routine and when, how often it is to be done and until when, and the note to the
 * person who does it. It is hidden where nothing was said.
 */
struct _SoleusRoutineOrigin
{
  AdwBin parent_instance;

  GtkLabel *from;
  GtkLabel *plan;
  GtkWidget *note_box;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (SoleusRoutineOrigin, soleus_routine_origin, ADW_TYPE_BIN)

static void
soleus_routine_origin_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ROUTINE_ORIGIN);
  G_OBJECT_CLASS (soleus_routine_origin_parent_class)->dispose (object);
}

static void
soleus_routine_origin_class_init (SoleusRoutineOriginClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_routine_origin_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-routine-origin.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineOrigin, from);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineOrigin, plan);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineOrigin, note_box);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineOrigin, note);
}

static void
soleus_routine_origin_init (SoleusRoutineOrigin *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_from (SoleusRoutineOrigin *self, SoleusRoutineFile *file)
{
  g_autofree char *author = soleus_format_author (file->author);

  gtk_label_set_label (self->from, author);
  gtk_widget_set_visible (GTK_WIDGET (self->from), file->author[0] != '\0');
}

/* A line for each: two of them side by side would be hard to translate, and to read on a small
 * screen. */
static void
show_plan (SoleusRoutineOrigin *self, SoleusRoutineFile *file)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = NULL;

  if (g_date_valid (&file->date))
    {
      g_autofree char *date = soleus_format_day (&file->date);
      /* Translators: the day on which somebody wrote a routine: "Written on 30 November 2026". */
      g_autofree char *written = g_strdup_printf (_ ("Written on %s"), date);

      g_strv_builder_add (lines, written);
    }
  if (file->days_a_week > 0)
    {
      /* Translators: how often a routine should be done. */
      g_autofree char *days = g_strdup_printf (
          ngettext ("%u day a week", "%u days a week", file->days_a_week), file->days_a_week);

      g_strv_builder_add (lines, days);
    }
  if (g_date_valid (&file->valid_until))
    {
      g_autofree char *last = soleus_format_day (&file->valid_until);
      /* Translators: the last day on which a routine is to be done: "Until 31 December 2026". */
      g_autofree char *until = g_strdup_printf (_ ("Until %s"), last);

      g_strv_builder_add (lines, until);
    }
  parts = g_strv_builder_end (lines);
  text = g_strjoinv ("\n", parts);
  gtk_label_set_label (self->plan, text);
  gtk_widget_set_visible (GTK_WIDGET (self->plan), text[0] != '\0');
}

/**
 * soleus_routine_origin_set_file:
 * @file: (nullable): %NULL for a routine of Soleus
 */
void
soleus_routine_origin_set_file (SoleusRoutineOrigin *self, SoleusRoutineFile *file)
{
  gboolean note = file && file->note[0];

  if (file)
    {
      show_from (self, file);
      show_plan (self, file);
      gtk_label_set_label (self->note, file->note);
      gtk_widget_set_visible (self->note_box, note);
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          file && (note || gtk_widget_get_visible (GTK_WIDGET (self->from)) ||
                                   gtk_widget_get_visible (GTK_WIDGET (self->plan))));
}
