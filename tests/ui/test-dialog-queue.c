/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "soleus-dialog-queue.h"
#include "ui.h"

typedef struct
{
  GtkWindow *window;
  guint n_frames;
} Fixture;

static void
painted_cb (Fixture *fixture)
{
  fixture->n_frames++;
}

static void
realize_cb (Fixture *fixture)
{
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)),
                            "after-paint", G_CALLBACK (painted_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 400, 300);
  g_signal_connect_swapped (fixture->window, "realize", G_CALLBACK (realize_cb), fixture);
  soleus_dialog_queue_watch (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window)
    gtk_window_destroy (fixture->window);
}

static GtkWindow *
new_dialog (Fixture *fixture)
{
  return g_object_new (GTK_TYPE_WINDOW, "transient-for", fixture->window, "modal", TRUE, NULL);
}

static GtkWindow *
present_new (Fixture *fixture)
{
  GtkWindow *dialog = new_dialog (fixture);

  soleus_dialog_queue_present (fixture->window, dialog);
  return dialog;
}

static gboolean
is_shown (GtkWindow *window)
{
  return gtk_widget_get_visible (GTK_WIDGET (window));
}

static void
note_frames_cb (GtkWidget *dialog, Fixture *fixture)
{
  g_assert_cmpuint (fixture->n_frames, >, 0);
}

/* The window has had its first frame when the dialog maps. */
static void
test_not_before_the_first_frame (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = present_new (fixture);

  g_signal_connect (dialog, "map", G_CALLBACK (note_frames_cb), fixture);
  g_assert_false (is_shown (dialog));
  gtk_window_present (fixture->window);
  g_assert_false (is_shown (dialog));
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  gtk_window_destroy (dialog);
}

static void
test_one_at_a_time (Fixture *fixture, gconstpointer data)
{
  GtkWindow *first = present_new (fixture), *second = present_new (fixture), *third;

  /* Asked for twice, it comes once. */
  soleus_dialog_queue_present (fixture->window, second);
  gtk_window_present (fixture->window);
  UI_WAIT (is_shown (first));
  third = present_new (fixture);
  soleus_dialog_queue_present (fixture->window, first);
  ui_draw (GTK_WIDGET (first), 2);
  g_assert_false (is_shown (second));
  g_assert_false (is_shown (third));

  gtk_window_destroy (first);
  UI_WAIT (is_shown (second));
  g_assert_false (is_shown (third));

  /* Hidden is closed too. */
  gtk_widget_set_visible (GTK_WIDGET (second), FALSE);
  UI_WAIT (is_shown (third));
  gtk_window_destroy (third);
  g_assert_false (is_shown (second));
  gtk_window_destroy (second);
}

static void
test_one_that_goes_while_it_waits (Fixture *fixture, gconstpointer data)
{
  GtkWindow *first = present_new (fixture), *second = present_new (fixture);
  GtkWindow *third = present_new (fixture);

  gtk_window_destroy (second);
  gtk_window_present (fixture->window);
  UI_WAIT (is_shown (first));
  gtk_window_destroy (first);
  UI_WAIT (is_shown (third));
  gtk_window_destroy (third);
}

/* Nothing is left of what waited for a window that is gone. */
static void
test_the_window_goes (Fixture *fixture, gconstpointer data)
{
  GtkWindow *first = present_new (fixture), *second = present_new (fixture);

  gtk_window_present (fixture->window);
  UI_WAIT (is_shown (first));
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  gtk_window_destroy (g_steal_pointer (&fixture->window));
  UI_WAIT (second == NULL);
  gtk_window_destroy (first);
}

static void
test_a_native_dialog (Fixture *fixture, gconstpointer data)
{
  GtkWindow *second;
  g_autoptr (GtkFileChooserNative) first = gtk_file_chooser_native_new (
      "File", fixture->window, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  soleus_dialog_queue_present (fixture->window, first);
  second = present_new (fixture);
  gtk_window_present (fixture->window);
  UI_WAIT (gtk_native_dialog_get_visible (GTK_NATIVE_DIALOG (first)));
  g_assert_false (is_shown (second));
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (first));
  UI_WAIT (is_shown (second));
  gtk_window_destroy (second);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  add ("/soleus/dialog-queue/first-frame", test_not_before_the_first_frame);
  add ("/soleus/dialog-queue/one-at-a-time", test_one_at_a_time);
  add ("/soleus/dialog-queue/one-goes", test_one_that_goes_while_it_waits);
  add ("/soleus/dialog-queue/window-goes", test_the_window_goes);
  add ("/soleus/dialog-queue/native", test_a_native_dialog);
  return g_test_run ();
}
