/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-calendar-file.h"
#include "soleus-confirm-dialog.h"
#include "soleus-dialog-queue.h"
#include "soleus-file-request.h"
#include "soleus-toast.h"

/**
 * SoleusPlanFiles:
 *
 * Writes the days of a plan to a file that calendars read.
 */
struct _SoleusPlanFiles
{
  GObject parent_instance;

  SoleusHistory *history;
  SoleusCatalogue *catalogue;
  SoleusSettings *settings;
  AdwToastOverlay *toasts;
  GtkWindow *parent;
  /* What is being written. */
  char *text;
};

G_DEFINE_FINAL_TYPE (SoleusPlanFiles, soleus_plan_files, G_TYPE_OBJECT)

static void
tell_failure (SoleusPlanFiles *self, const GError *error)
{
  if (self->parent)
    soleus_dialog_queue_present (
        self->parent,
        soleus_confirm_dialog_new (self->parent, _ ("The calendar file could not be saved"),
                                   error->message, _ ("Close"), NULL));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusPlanFiles) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    tell_failure (self, error);
  else if (self->toasts)
    soleus_toast_show_message (self->toasts, _ ("The calendar file has been saved: open it with "
                                                "your calendar"));
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  SoleusPlanFiles *self = user_data;
  g_autoptr (GBytes) bytes = g_bytes_new (self->text, strlen (self->text));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, g_object_ref (self));
}

static void
soleus_plan_files_dispose (GObject *object)
{
  SoleusPlanFiles *self = SOLEUS_PLAN_FILES (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->history);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (soleus_plan_files_parent_class)->dispose (object);
}

static void
soleus_plan_files_class_init (SoleusPlanFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_plan_files_dispose;
}

static void
soleus_plan_files_init (SoleusPlanFiles *self)
{
}

/**
 * soleus_plan_files_new:
 * @toasts: shows what came of it, as long as it exists
 */
SoleusPlanFiles *
soleus_plan_files_new (SoleusHistory *history,
                       SoleusCatalogue *catalogue,
                       SoleusSettings *settings,
                       AdwToastOverlay *toasts)
{
  SoleusPlanFiles *self = g_object_new (SOLEUS_TYPE_PLAN_FILES, NULL);

  self->history = g_object_ref (history);
  self->catalogue = g_object_ref (catalogue);
  self->settings = g_object_ref (settings);
  g_set_weak_pointer (&self->toasts, toasts);
  return self;
}

/* Asks for a file, and writes the days that are to come to it. What is missing for that is told
 * before anybody has chosen a file. */
void
soleus_plan_files_write_calendar (SoleusPlanFiles *self,
                                  GtkWindow *parent,
                                  const SoleusPlanSchedule *schedule)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (SoleusCalendar) calendar =
      soleus_plan_calendar_new (schedule, self->catalogue, g_time_zone_get_identifier (zone),
                                soleus_history_get_now (self->history));
  g_autofree char *name = g_strconcat (schedule->plan->name, ".ics", NULL);
  g_autoptr (GError) error = NULL;

  g_set_weak_pointer (&self->parent, parent);
  g_free (self->text);
  self->text = soleus_calendar_to_text (calendar, &error);
  if (!self->text)
    {
      tell_failure (self, error);
      return;
    }
  g_strdelimit (name, G_DIR_SEPARATOR_S, '-');
  soleus_file_request_save (parent, self->settings, _ ("Add to My Calendar"), name, chosen_cb,
                            G_OBJECT (self));
}
