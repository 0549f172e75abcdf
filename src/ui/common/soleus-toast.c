/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-toast.h"

#define KEY             "soleus-toasts"
#define MESSAGE_SECONDS 6
/* Longer than libadwaita takes to bring a toast in. */
#define ENTRANCE_US (500 * G_TIME_SPAN_MILLISECOND)

/* The toasts of an overlay. libadwaita 1.2 crashes when a toast is dismissed while it comes in: the
 * animation that brings it in is longer than the animation that takes it out, and outlives the
 * toast. Therefore an overlay shows one toast at a time, the next one comes when the one before is
 * gone, and none is dismissed before it is in. */
typedef struct
{
  AdwToastOverlay *overlay;
  /* Lives until its animation is over. */
  AdwToast *toast;
  gboolean dismissed;
  AdwToast *next;
  guint source;
  /* Runs while the toast comes in. */
  guint tick;
  gint64 first_frame;
  /* Keeps presses from the toast meanwhile, and the button that was pressed. */
  GtkGesture *press;
  GtkWidget *pressed;
  gboolean dismiss_when_in;
} Toasts;

static void show_next (Toasts *self);

static gboolean
next_cb (gpointer user_data)
{
  Toasts *self = user_data;

  self->source = 0;
  show_next (self);
  return G_SOURCE_REMOVE;
}

static void
drop_press (Toasts *self)
{
  g_clear_weak_pointer (&self->pressed);
  if (!self->press)
    return;
  g_signal_handlers_disconnect_by_data (self->press, self);
  g_clear_weak_pointer (&self->press);
}

static void
stop_entrance (Toasts *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->overlay), self->tick);
  self->tick = 0;
  drop_press (self);
}

static gboolean
is_coming_in (Toasts *self)
{
  return self->tick != 0 && gtk_widget_get_mapped (GTK_WIDGET (self->overlay));
}

static void
dismiss (Toasts *self)
{
  if (is_coming_in (self))
    self->dismiss_when_in = TRUE;
  else
    adw_toast_dismiss (self->toast);
}

/* The toast is in, and the button that was pressed does its work now. */
static void
end_press (Toasts *self)
{
  GtkEventController *press = GTK_EVENT_CONTROLLER (self->press);
  g_autoptr (GtkWidget) pressed = self->pressed ? g_object_ref (self->pressed) : NULL;

  drop_press (self);
  gtk_widget_remove_controller (gtk_event_controller_get_widget (press), press);
  if (pressed)
    gtk_widget_activate (pressed);
}

static gboolean
entrance_cb (GtkWidget *overlay, GdkFrameClock *clock, gpointer user_data)
{
  Toasts *self = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->first_frame == 0)
    self->first_frame = now;
  if (now - self->first_frame < ENTRANCE_US)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  end_press (self);
  if (self->dismiss_when_in && !self->dismissed)
    adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

/* libadwaita dismisses a toast at any time, by its button and by Escape. A press that comes too
 * early waits until the toast is in. */
static void
pressed_cb (GtkGestureClick *gesture, int times, double x, double y, Toasts *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_set_weak_pointer (&self->pressed,
                      picked ? gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) : NULL);
}

static void
begin_entrance (Toasts *self)
{
  GtkWidget *overlay = GTK_WIDGET (self->overlay);

  self->dismiss_when_in = FALSE;
  if (!gtk_widget_get_mapped (overlay) || !adw_get_enable_animations (overlay))
    return;
  self->first_frame = 0;
  self->tick = gtk_widget_add_tick_callback (overlay, entrance_cb, self, NULL);
  g_set_weak_pointer (&self->press, gtk_gesture_click_new ());
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->press),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect (self->press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (gtk_widget_get_last_child (overlay),
                             GTK_EVENT_CONTROLLER (self->press));
}

static gboolean
escape_cb (GtkWidget *overlay, GVariant *args, gpointer user_data)
{
  Toasts *self = user_data;

  if (!is_coming_in (self))
    return FALSE;
  self->dismiss_when_in = TRUE;
  return TRUE;
}

static void
add_escape (Toasts *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_BUBBLE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->overlay), controller);
}

static void
gone_cb (gpointer user_data, GObject *toast)
{
  Toasts *self = user_data;

  stop_entrance (self);
  self->toast = NULL;
  if (self->next && self->source == 0)
    self->source = g_idle_add (next_cb, self);
}

static void
dismissed_cb (AdwToast *toast, Toasts *self)
{
  self->dismissed = TRUE;
}

static void
toasts_free (gpointer data)
{
  Toasts *self = data;

  if (self->toast)
    {
      g_signal_handlers_disconnect_by_data (self->toast, self);
      g_object_weak_unref (G_OBJECT (self->toast), gone_cb, self);
    }
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->next);
  g_free (self);
}

static Toasts *
get_toasts (AdwToastOverlay *overlay)
{
  Toasts *self = g_object_get_data (G_OBJECT (overlay), KEY);

  if (self)
    return self;
  self = g_new0 (Toasts, 1);
  self->overlay = overlay;
  add_escape (self);
  g_object_set_data_full (G_OBJECT (overlay), KEY, self, toasts_free);
  return self;
}

static void
show_next (Toasts *self)
{
  g_assert (self->toast == NULL);
  self->toast = g_steal_pointer (&self->next);
  self->dismissed = FALSE;
  g_signal_connect (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self);
  g_object_weak_ref (G_OBJECT (self->toast), gone_cb, self);
  adw_toast_overlay_add_toast (self->overlay, self->toast);
  begin_entrance (self);
}

/**
 * soleus_toast_show:
 * @toast: (transfer full): replaces the toast that the overlay shows now
 */
void
soleus_toast_show (AdwToastOverlay *overlay, AdwToast *toast)
{
  Toasts *self = get_toasts (overlay);

  g_clear_object (&self->next);
  self->next = toast;
  if (self->toast && !self->dismissed)
    dismiss (self);
  else if (!self->toast && self->source == 0)
    show_next (self);
}

/* Takes away what is shown, and what would follow it. */
void
soleus_toast_dismiss (AdwToastOverlay *overlay)
{
  Toasts *self = get_toasts (overlay);

  g_clear_object (&self->next);
  if (self->toast && !self->dismissed)
    dismiss (self);
}

/* Shows a translated sentence for some seconds. */
void
soleus_toast_show_message (AdwToastOverlay *overlay, const char *message)
{
  g_autofree char *title = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_timeout (toast, MESSAGE_SECONDS);
  soleus_toast_show (overlay, toast);
}

/* Returns: (nullable) (transfer none): the toast that is shown, or about to be */
AdwToast *
soleus_toast_get_shown (AdwToastOverlay *overlay)
{
  Toasts *self = get_toasts (overlay);

  if (self->next)
    return self->next;
  return self->dismissed ? NULL : self->toast;
}
