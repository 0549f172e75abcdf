/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-fresh-input.h"

/* For this long after something appeared, a press is not yet an answer to it. */
#define SETTLE_MS 1000

/* Lets only what a person presses anew through to a window: no key that was down before, no repeat
 * of a key, and nothing in the first second. Otherwise the press that opened the list, given twice
 * or held, would answer its first question. */
struct _SoleusFreshInput
{
  GObject parent_instance;

  /* It belongs to the window. */
  GtkWidget *window;
  GHashTable *down;
  /* Whether the last key that went down had been up. */
  gboolean fresh;
  gboolean guarding;
  gboolean settled;
  guint tick_id;
  guint settle_id;
};

G_DEFINE_FINAL_TYPE (SoleusFreshInput, soleus_fresh_input, G_TYPE_OBJECT)

static gboolean
is_activating (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether a key that goes down would answer what it wasn't meant for. */
static gboolean
is_stale (SoleusFreshInput *self, GdkEvent *event)
{
  return is_activating (gdk_key_event_get_keyval (event)) && (!self->fresh || !self->settled);
}

static gboolean
key_cb (SoleusFreshInput *self, GdkEvent *event)
{
  gpointer code;

  switch (gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
      code = GUINT_TO_POINTER (gdk_key_event_get_keycode (event));
      self->fresh = g_hash_table_add (self->down, code);
      return self->guarding && is_stale (self, event);
    case GDK_KEY_RELEASE:
      code = GUINT_TO_POINTER (gdk_key_event_get_keycode (event));
      g_hash_table_remove (self->down, code);
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* The window has seen the key before. */
static gboolean
area_key_cb (SoleusFreshInput *self, GdkEvent *event)
{
  return gdk_event_get_event_type (event) == GDK_KEY_PRESS && is_stale (self, event);
}

/* A key that is released in another window isn't heard of here. */
static void
active_cb (SoleusFreshInput *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self->window)))
    g_hash_table_remove_all (self->down);
}

/* The second click of a double click on Start lands where the list has come up. */
static gboolean
pointer_cb (SoleusFreshInput *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN) && !self->settled;
}

static void
set_settled (SoleusFreshInput *self, gboolean settled)
{
  self->settled = settled;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->window), GTK_ACCESSIBLE_STATE_BUSY, !settled,
                               -1);
}

static gboolean
settle_cb (gpointer user_data)
{
  SoleusFreshInput *self = user_data;

  self->settle_id = 0;
  set_settled (self, TRUE);
  return G_SOURCE_REMOVE;
}

static gboolean
first_frame_cb (GtkWidget *widget, GdkFrameClock *frame_clock, gpointer user_data)
{
  SoleusFreshInput *self = user_data;

  self->tick_id = 0;
  self->settle_id = g_timeout_add (SETTLE_MS, settle_cb, self);
  return G_SOURCE_REMOVE;
}

static void
stop (SoleusFreshInput *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->window, self->tick_id);
  self->tick_id = 0;
}

static void
soleus_fresh_input_finalize (GObject *object)
{
  SoleusFreshInput *self = SOLEUS_FRESH_INPUT (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_pointer (&self->down, g_hash_table_unref);
  G_OBJECT_CLASS (soleus_fresh_input_parent_class)->finalize (object);
}

static void
soleus_fresh_input_class_init (SoleusFreshInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_fresh_input_finalize;
}

static void
soleus_fresh_input_init (SoleusFreshInput *self)
{
  self->down = g_hash_table_new (NULL, NULL);
  self->settled = TRUE;
}

static void
watch (SoleusFreshInput *self, GtkWidget *widget, GCallback callback)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, controller);
}

/* The keys of the window are watched from here on. */
SoleusFreshInput *
soleus_fresh_input_get (GtkWindow *window)
{
  SoleusFreshInput *self = g_object_get_data (G_OBJECT (window), "soleus-fresh-input");

  if (self)
    return self;
  self = g_object_new (SOLEUS_TYPE_FRESH_INPUT, NULL);
  self->window = GTK_WIDGET (window);
  watch (self, self->window, G_CALLBACK (key_cb));
  g_signal_connect_object (window, "unrealize", G_CALLBACK (stop), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (window), "soleus-fresh-input", self, g_object_unref);
  return self;
}

/* From here on keys that are not fresh do nothing, and neither do clicks of the first second in
 * @area. Keys that are down in @before, the window from which this one was opened, are down here.
 * The first second begins when the window is on the screen; until it is over, the window is busy
 * for assistive technology. */
void
soleus_fresh_input_guard (SoleusFreshInput *self, GtkWindow *before, GtkWidget *area)
{
  GHashTableIter iter;
  gpointer code;

  self->guarding = TRUE;
  g_hash_table_iter_init (&iter, soleus_fresh_input_get (before)->down);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_hash_table_add (self->down, code);
  soleus_fresh_input_guard_area (self, area);
  g_signal_connect_object (self->window, "map", G_CALLBACK (soleus_fresh_input_restart), self,
                           G_CONNECT_SWAPPED);
  soleus_fresh_input_restart (self);
}

/* Clicks in @area, a part of the window, do nothing in the first second. */
void
soleus_fresh_input_guard_area (SoleusFreshInput *self, GtkWidget *area)
{
  watch (self, area, G_CALLBACK (pointer_cb));
}

/* The same for keys alone, in @area, a part of the window; its first second begins when it is on
 * the screen. */
void
soleus_fresh_input_guard_keys (SoleusFreshInput *self, GtkWidget *area)
{
  watch (self, area, G_CALLBACK (area_key_cb));
  g_signal_connect_object (self->window, "notify::is-active", G_CALLBACK (active_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (area, "map", G_CALLBACK (soleus_fresh_input_restart), self,
                           G_CONNECT_SWAPPED);
}

/* Something else has appeared in the window: its first second begins, in which the window is busy
 * for assistive technology. */
void
soleus_fresh_input_restart (SoleusFreshInput *self)
{
  stop (self);
  set_settled (self, FALSE);
  if (gtk_widget_get_mapped (self->window))
    self->tick_id = gtk_widget_add_tick_callback (self->window, first_frame_cb, self, NULL);
}
