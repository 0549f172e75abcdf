/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-keys.h"

/* Shortcuts of one letter or mark on every keyboard. A layout with Latin letters is taken at its
 * word, wherever it has the letter. In a layout without them the key counts, not what it writes:
 * it stands for its letter in another layout of the keyboard that has Latin ones, or on a US
 * keyboard. */

/* A keyboard has four layouts at most. */
#define MAX_LAYOUTS 4
/* Above these a layout has letters that only AltGr reaches. */
#define N_PLAIN_LEVELS 2

/* The rows of letters of a US keyboard, from the hardware code of the first key on. X and Wayland
 * have the same codes. */
static const struct
{
  guint first;
  const char *plain;
  const char *shifted;
} us_rows[] = {
  { 24, "qwertyuiop", "QWERTYUIOP" },
  { 38, "asdfghjkl;'", "ASDFGHJKL:\"" },
  { 52, "zxcvbnm,./", "ZXCVBNM<>?" },
};

/* Returns: what a US keyboard writes with the key, or 0 where it isn't in its rows of letters */
static guint
get_us_keyval (guint keycode, gboolean shift)
{
  for (guint i = 0; i < G_N_ELEMENTS (us_rows); i++)
    {
      const char *keys = shift ? us_rows[i].shifted : us_rows[i].plain;

      if (keycode >= us_rows[i].first && keycode < us_rows[i].first + strlen (keys))
        return keys[keycode - us_rows[i].first];
    }
  return 0;
}

/* Some layouts without Latin letters have single marks of ASCII on keys that are letters elsewhere,
 * and French lacks one of its letters there: the most of the keys decide. */
static gboolean
has_latin_letters (GdkDisplay *display, int layout)
{
  guint n_letters = 0, n_latin = 0;

  for (guint i = 0; i < G_N_ELEMENTS (us_rows); i++)
    for (guint k = 0; us_rows[i].plain[k] != '\0'; k++)
      {
        guint keyval = 0;

        if (!g_ascii_isalpha (us_rows[i].plain[k]))
          continue;
        n_letters++;
        gdk_display_translate_key (display, us_rows[i].first + k, 0, layout, &keyval, NULL, NULL,
                                   NULL);
        if (keyval >= GDK_KEY_a && keyval <= GDK_KEY_z)
          n_latin++;
      }
  return 2 * n_latin > n_letters;
}

/* Returns: the Latin layout of the keyboard, or -1 where it has none */
static int
find_latin_layout (GdkDisplay *display)
{
  for (int layout = 0; layout < MAX_LAYOUTS; layout++)
    if (has_latin_letters (display, layout))
      return layout;
  return -1;
}

static gboolean
goes_by_position (GdkEvent *event)
{
  return get_us_keyval (gdk_key_event_get_keycode (event), FALSE) != 0 &&
         gdk_key_event_get_level (event) < N_PLAIN_LEVELS &&
         !has_latin_letters (gdk_event_get_display (event), gdk_key_event_get_layout (event));
}

/* Returns: what the key would write in a layout with Latin letters */
static guint
get_latin_keyval (GdkEvent *event)
{
  GdkDisplay *display = gdk_event_get_display (event);
  guint keycode = gdk_key_event_get_keycode (event);
  GdkModifierType shift = gdk_event_get_modifier_state (event) & GDK_SHIFT_MASK;
  int layout = find_latin_layout (display);
  guint keyval;

  if (layout >= 0 &&
      gdk_display_translate_key (display, keycode, shift, layout, &keyval, NULL, NULL, NULL))
    return keyval;
  return get_us_keyval (keycode, shift != 0);
}

static GdkModifierType
get_modifiers (GdkEvent *event)
{
  return gdk_event_get_modifier_state (event) & gtk_accelerator_get_default_mod_mask ();
}

/* Shift and Caps Lock change nothing of a letter, for it is written in capitals where the keys are
 * listed. A key that wants Shift says so, and stands before the one without it. */
static gboolean
key_cb (const SoleusKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  guint wanted = gdk_keyval_to_lower (goes_by_position (event) ? get_latin_keyval (event) : keyval);
  GdkModifierType modifiers = get_modifiers (event);

  for (const SoleusKey *key = keys; key->action; key++)
    if (key->keyval == wanted &&
        (key->modifiers == modifiers || key->modifiers == (modifiers & ~GDK_SHIFT_MASK)))
      return gtk_widget_activate_action (gtk_event_controller_get_widget (controller), key->action,
                                         NULL);
  return GDK_EVENT_PROPAGATE;
}

static void
add (GtkWidget *widget, const SoleusKey *keys, GtkPropagationPhase phase)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_cb), (gpointer) keys);
  gtk_widget_add_controller (widget, controller);
}

/* @keys: ended by one without an action; they must live as long as @widget
 *
 * What the widget with the focus does with a key comes first: a letter that is written into an
 * entry is no shortcut. */
void
soleus_keys_add (GtkWidget *widget, const SoleusKey *keys)
{
  add (widget, keys, GTK_PHASE_BUBBLE);
}

/* The same where the widget with the focus comes second: an entry has an undo of its own. */
void
soleus_keys_add_first (GtkWidget *widget, const SoleusKey *keys)
{
  add (widget, keys, GTK_PHASE_CAPTURE);
}

static const SoleusKey close_keys[] = {
  { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
  { 0, 0, NULL },
};

/* For windows that have none of the application's accelerators. */
void
soleus_keys_add_close (GtkWindow *window)
{
  soleus_keys_add (GTK_WIDGET (window), close_keys);
}

/* GTK knows the keys of the application by what they write, and tries them after this. */
static gboolean
accelerator_cb (GtkWindow *window,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GtkApplication *application = gtk_window_get_application (window);
  GdkModifierType modifiers = get_modifiers (event);
  g_autofree char *accelerator = NULL;
  g_auto (GStrv) actions = NULL;
  guint wanted;

  if (!application || (modifiers & GDK_CONTROL_MASK) == 0 || !goes_by_position (event))
    return GDK_EVENT_PROPAGATE;
  wanted = get_latin_keyval (event);
  /* Of a mark Shift is a part. */
  if (gdk_keyval_to_lower (wanted) == gdk_keyval_to_upper (wanted))
    modifiers &= ~GDK_SHIFT_MASK;
  accelerator = gtk_accelerator_name (gdk_keyval_to_lower (wanted), modifiers);
  actions = gtk_application_get_actions_for_accel (application, accelerator);
  return actions[0] && gtk_widget_activate_action (GTK_WIDGET (window), actions[0], NULL);
}

/* The accelerators of its application work in @window by the key, in layouts without Latin letters.
 */
void
soleus_keys_add_accelerators (GtkWindow *window)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (accelerator_cb), window,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

/**
 * soleus_keys_focus_child:
 *
 * The focus function of a widget with one child that gives the focus to a place of its own: Tab goes
 * in at either end, and out of it. GTK would give the widget the focus instead, and so the same place
 * again.
 */
gboolean
soleus_keys_focus_child (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
}
