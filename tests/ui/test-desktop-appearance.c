/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-desktop-appearance.h"

#include <adwaita.h>

static void
assert_flag (SoleusAppearance *appearance, const char *name, gboolean expected)
{
  gboolean value;

  g_object_get (appearance, name, &value, NULL);
  g_assert_cmpint (value, ==, expected);
}

/* Desktop and settings are followed at once and later, until the appearance goes. */
static void
test_follows (void)
{
  g_autoptr (SoleusSettings) settings = soleus_settings_new ();
  SoleusAppearance *appearance = soleus_appearance_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();
  SoleusPerson person;
  SoleusTone tone;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_object_set (settings, "skin-tone", 5, NULL);
  g_object_set (settings, "person", "ponytail", NULL);
  g_object_set (settings, "animation", FALSE, NULL);
  soleus_desktop_appearance_bind (appearance, settings);
  g_object_get (appearance, "tone", &tone, NULL);
  g_assert_cmpint (tone, ==, SOLEUS_TONE_DARKEST);
  g_object_get (appearance, "person", &person, NULL);
  g_assert_cmpint (person, ==, SOLEUS_PERSON_PONYTAIL);
  assert_flag (appearance, "animated", FALSE);
  assert_flag (appearance, "reduced", FALSE);
  assert_flag (appearance, "dark", FALSE);
  g_object_set (settings, "skin-tone", 1, NULL);
  g_object_set (settings, "person", "short-hair", NULL);
  g_object_set (settings, "animation", TRUE, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  g_object_get (appearance, "tone", &tone, NULL);
  g_assert_cmpint (tone, ==, SOLEUS_TONE_LIGHTEST);
  g_object_get (appearance, "person", &person, NULL);
  g_assert_cmpint (person, ==, SOLEUS_PERSON_SHORT_HAIR);
  assert_flag (appearance, "animated", TRUE);
  assert_flag (appearance, "reduced", TRUE);
  assert_flag (appearance, "dark", TRUE);
  g_assert_finalize_object (appearance);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/soleus/desktop-appearance/follows", test_follows);
  return g_test_run ();
}
