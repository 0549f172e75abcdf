/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-quiet.h"

#include "soleus-appearance.h"

#define QUIET_AFTER_S 4
/* Text of 150 % and more: whoever needs it needs the controls in sight too. */
#define LARGE_TEXT_DPI (144 * 1024)

/* Lets the pointer and the controls of a running session fade when nothing moves, so that the large
 * texts stand out. It never does in high contrast, at large text, or while the focus is visible.
 * The Stop button never fades. */
struct _SoleusSessionQuiet
{
  GObject parent_instance;

  GtkWidget *page;
  GPtrArray *widgets;
  SoleusSession *session;
  guint source_id;
  double pointer_x;
  double pointer_y;
};

G_DEFINE_FINAL_TYPE (SoleusSessionQuiet, soleus_session_quiet, G_TYPE_OBJECT)

static gboolean
may_be_quiet (SoleusSessionQuiet *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);
  SoleusAppearance *appearance = soleus_appearance_find (self->page);
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (self->page), "gtk-xft-dpi", &dpi, NULL);
  return soleus_session_get_state (self->session) == SOLEUS_SESSION_RUNNING &&
         !(appearance && soleus_appearance_get_high_contrast (appearance)) &&
         dpi < LARGE_TEXT_DPI && GTK_IS_WINDOW (root) &&
         !gtk_window_get_focus_visible (GTK_WINDOW (root));
}

static void
set_quiet (SoleusSessionQuiet *self, gboolean quiet)
{
  for (guint i = 0; i < self->widgets->len; i++)
    if (quiet)
      gtk_widget_add_css_class (self->widgets->pdata[i], "quiet");
    else
      gtk_widget_remove_css_class (self->widgets->pdata[i], "quiet");
  gtk_widget_set_cursor_from_name (self->page, quiet ? "none" : NULL);
}

static gboolean
quiet_cb (gpointer user_data)
{
  SoleusSessionQuiet *self = user_data;

  self->source_id = 0;
  if (may_be_quiet (self))
    set_quiet (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
wake (SoleusSessionQuiet *self)
{
  set_quiet (self, FALSE);
  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->session && !soleus_session_is_over (self->session))
    self->source_id = g_timeout_add_seconds (QUIET_AFTER_S, quiet_cb, self);
}

static void
motion_cb (SoleusSessionQuiet *self, double x, double y)
{
  if (x == self->pointer_x && y == self->pointer_y)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  wake (self);
}

static gboolean
key_cb (SoleusSessionQuiet *self)
{
  wake (self);
  return GDK_EVENT_PROPAGATE;
}

static void
soleus_session_quiet_dispose (GObject *object)
{
  SoleusSessionQuiet *self = SOLEUS_SESSION_QUIET (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_pointer (&self->widgets, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (soleus_session_quiet_parent_class)->dispose (object);
}

static void
soleus_session_quiet_class_init (SoleusSessionQuietClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_session_quiet_dispose;
}

static void
soleus_session_quiet_init (SoleusSessionQuiet *self)
{
  self->widgets = g_ptr_array_new ();
}

/* @page owns what is returned, and outlives it. */
SoleusSessionQuiet *
soleus_session_quiet_new (GtkWidget *page)
{
  SoleusSessionQuiet *self = g_object_new (SOLEUS_TYPE_SESSION_QUIET, NULL);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *touch = gtk_gesture_click_new ();

  self->page = page;
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (page, motion);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (page, key);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (touch), GTK_PHASE_CAPTURE);
  g_signal_connect_object (touch, "pressed", G_CALLBACK (wake), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (touch));
  return self;
}

void
soleus_session_quiet_add (SoleusSessionQuiet *self, GtkWidget *widget)
{
  g_ptr_array_add (self->widgets, widget);
}

void
soleus_session_quiet_set_session (SoleusSessionQuiet *self, SoleusSession *session)
{
  g_set_object (&self->session, session);
  wake (self);
}
