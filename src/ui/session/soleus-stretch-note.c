/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-stretch-note.h"

#include "soleus-layout.h"

/**
 * SoleusStretchNote:
 *
 * The short safety note above a stretch that gets ready for the first time, and the way to the
 * list. A stretch begins without the list, and one that was begun by its card, a key or a command
 * begins without the page that carries the long note.
 */
struct _SoleusStretchNote
{
  AdwBin parent_instance;

  GtkWidget *label;
  GtkWidget *list_button;

  gboolean read;
};

G_DEFINE_FINAL_TYPE (SoleusStretchNote, soleus_stretch_note, ADW_TYPE_BIN)

static void
soleus_stretch_note_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_STRETCH_NOTE);
  G_OBJECT_CLASS (soleus_stretch_note_parent_class)->dispose (object);
}

static void
soleus_stretch_note_class_init (SoleusStretchNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_stretch_note_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-stretch-note.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusStretchNote, label);
  gtk_widget_class_bind_template_child (widget_class, SoleusStretchNote, list_button);
}

static void
soleus_stretch_note_init (SoleusStretchNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
}

static gboolean
is_due (SoleusSession *session)
{
  return !soleus_session_is_over (session) &&
         !soleus_routine_has_pressure (soleus_session_get_routine (session)) &&
         soleus_phase_get_kind (soleus_session_get_phase (session)) == SOLEUS_PHASE_GET_READY &&
         !soleus_session_get_previous_phase (session);
}

/* To be called whenever the session has changed. */
void
soleus_stretch_note_update (SoleusStretchNote *self, SoleusSession *session)
{
  gtk_widget_set_visible (GTK_WIDGET (self), !self->read && is_due (session));
}

/* Whether the page that the session was started from carries a note of its own. */
void
soleus_stretch_note_set_read (SoleusStretchNote *self, gboolean read)
{
  self->read = read;
}
