/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"
#include "soleus-massage-strip.h"

static SoleusMassageStrip *
new_strip (Fixture *fixture)
{
  SoleusMassageStrip *strip = g_object_new (SOLEUS_TYPE_MASSAGE_STRIP, NULL);

  g_object_ref_sink (strip);
  soleus_session_start (fixture->session);
  soleus_massage_strip_set_session (strip, fixture->session);
  return strip;
}

/* Whether a part is seen, and not only its place kept. */
static gboolean
shows (SoleusMassageStrip *strip, const char *name)
{
  GtkWidget *widget = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (strip), SOLEUS_TYPE_MASSAGE_STRIP, name));

  for (; widget != GTK_WIDGET (strip); widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
      return FALSE;
  return gtk_widget_get_visible (widget);
}

static void
run_to_step (Fixture *fixture, const char *id)
{
  while (g_strcmp0 (soleus_phase_get_step (soleus_session_get_phase (fixture->session))->id, id) !=
         0)
    soleus_session_skip (fixture->session);
}

/* "It eased" is there through a tender spot and wakes up after 15 seconds. */
static void
test_ease (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusRoutine) roller = fixture_find_routine ("roller");
  g_autoptr (Fixture) fixture = fixture_new (roller, &options);
  g_autoptr (SoleusMassageStrip) strip = new_strip (fixture);
  guint position;

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (strip)));
  g_assert_false (shows (strip, "ease_button"));
  run_to_step (fixture, "RH");
  g_assert_true (shows (strip, "ease_button"));
  g_assert_false (shows (strip, "lighten_button"));
  g_assert_false (shows (strip, "gentle_note"));
  position = soleus_session_get_position (fixture->session);
  fixture_run (fixture, 14 * SECOND);
  gtk_widget_activate_action (GTK_WIDGET (strip), "massage.ease", NULL);
  g_assert_cmpuint (soleus_session_get_position (fixture->session), ==, position);
  fixture_run (fixture, SECOND);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (strip), "massage.ease", NULL));
  g_assert_cmpuint (soleus_session_get_position (fixture->session), ==, position + 1);
  g_assert_false (shows (strip, "ease_button"));
}

/* One tap takes the leg off again. */
static void
test_lighten (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusRoutine) ball = fixture_find_routine ("ball");
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (SoleusMassageStrip) strip = NULL;

  options.more_pressure = TRUE;
  fixture = fixture_new (ball, &options);
  strip = new_strip (fixture);
  run_to_step (fixture, "BX");
  g_assert_true (shows (strip, "lighten_button"));
  gtk_widget_activate_action (GTK_WIDGET (strip), "massage.lighten", NULL);
  g_assert_cmpstr (soleus_phase_get_step (soleus_session_get_phase (fixture->session))->id, ==,
                   "BL");
  g_assert_false (shows (strip, "lighten_button"));
  g_assert_true (shows (strip, "ease_button"));
}

/* One tap puts the other leg on top, where there is a step for it, and the next one takes it off.
 */
static void
test_heavier (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusRoutine) roller = fixture_find_routine ("roller");
  g_autoptr (Fixture) fixture = fixture_new (roller, &options);
  g_autoptr (SoleusMassageStrip) strip = new_strip (fixture);

  run_to_step (fixture, "RP");
  g_assert_false (shows (strip, "heavier_button"));
  run_to_step (fixture, "RH");
  g_assert_true (shows (strip, "heavier_button"));
  gtk_widget_activate_action (GTK_WIDGET (strip), "massage.heavier", NULL);
  g_assert_cmpstr (soleus_phase_get_step (soleus_session_get_phase (fixture->session))->id, ==,
                   "RX");
  g_assert_false (shows (strip, "heavier_button"));
  g_assert_true (shows (strip, "lighten_button"));
  gtk_widget_activate_action (GTK_WIDGET (strip), "massage.lighten", NULL);
  g_assert_true (shows (strip, "heavier_button"));
}

static void
test_over (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusRoutine) roller = fixture_find_routine ("roller");
  g_autoptr (Fixture) fixture = fixture_new (roller, &options);
  g_autoptr (SoleusMassageStrip) strip = new_strip (fixture);

  run_to_step (fixture, "RH");
  soleus_session_stop (fixture->session);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (strip)));
  soleus_massage_strip_set_session (strip, NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/massage-strip/ease", test_ease);
  g_test_add_func ("/soleus/massage-strip/lighten", test_lighten);
  g_test_add_func ("/soleus/massage-strip/heavier", test_heavier);
  g_test_add_func ("/soleus/massage-strip/over", test_over);
  return g_test_run ();
}
