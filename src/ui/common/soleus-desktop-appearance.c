/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-desktop-appearance.h"

#include <adwaita.h>

#include "soleus-figure-enums.h"

static gboolean
nick_to_person (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_autoptr (GEnumClass) persons = g_type_class_ref (SOLEUS_TYPE_PERSON);
  const GEnumValue *person = g_enum_get_value_by_nick (persons, g_value_get_string (from));

  if (person)
    g_value_set_enum (to, person->value);
  return person != NULL;
}

/**
 * soleus_desktop_appearance_bind:
 *
 * Lets the figures look as the desktop and the person want it, now and later.
 */
void
soleus_desktop_appearance_bind (SoleusAppearance *appearance, SoleusSettings *settings)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_object_bind_property (style, "dark", appearance, "dark", G_BINDING_SYNC_CREATE);
  g_object_bind_property (style, "high-contrast", appearance, "high-contrast",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (gtk_settings_get_default (), "gtk-enable-animations", appearance,
                          "reduced", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (settings, "animation", appearance, "animated", G_BINDING_SYNC_CREATE);
  g_object_bind_property (settings, "skin-tone", appearance, "tone", G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (settings, "person", appearance, "person", G_BINDING_SYNC_CREATE,
                               nick_to_person, NULL, NULL, NULL);
}
