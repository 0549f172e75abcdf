/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-needs.h"

#include <glib/gi18n-lib.h>

#define ICON_SIZE 24

/**
 * SoleusNeeds:
 *
 * What is needed for a routine, an icon per thing: with its name beside it under “You need”, or as
 * icons alone. The floor is taken for granted.
 */
struct _SoleusNeeds
{
  AdwBin parent_instance;

  gboolean icons_only;
};

enum
{
  PROP_0,
  PROP_ICONS_ONLY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusNeeds, soleus_needs, ADW_TYPE_BIN)

typedef struct
{
  SoleusEquipment items;
  const char *icon;
  const char *name;
} Need;

/* One is listed if all its items are needed; later ones leave these items out. */
static const Need needs[] = {
  { SOLEUS_EQUIPMENT_CHAIR | SOLEUS_EQUIPMENT_FLOOR, "soleus-chair-symbolic",
    NC_ ("equipment", "Chair or floor") },
  { SOLEUS_EQUIPMENT_WALL, "soleus-wall-symbolic", NC_ ("equipment", "Wall") },
  { SOLEUS_EQUIPMENT_CHAIR, "soleus-chair-symbolic", NC_ ("equipment", "Chair") },
  { SOLEUS_EQUIPMENT_ROLLER, "soleus-roller-symbolic", NC_ ("equipment", "Foam roller") },
  { SOLEUS_EQUIPMENT_BALL, "soleus-ball-symbolic", NC_ ("equipment", "Massage ball") },
  { SOLEUS_EQUIPMENT_TOWEL, "soleus-towel-symbolic", NC_ ("equipment", "Towel") },
};
static const Need hands = { SOLEUS_EQUIPMENT_NONE, "soleus-hands-symbolic",
                            NC_ ("equipment", "Only your hands") };
static const Need lotion = { SOLEUS_EQUIPMENT_LOTION, "soleus-lotion-symbolic",
                             NC_ ("equipment", "Lotion") };

static const char *
get_name (const Need *need)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "equipment", need->name);
}

static GtkWidget *
make_icon (const Need *need)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (need->icon);
  const char *name = get_name (need);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), ICON_SIZE);
  gtk_widget_set_tooltip_text (icon, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return icon;
}

static GtkWidget *
make_row (const Need *need)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (get_name (need));
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", need->icon, "pixel-size", ICON_SIZE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
add_need (SoleusNeeds *self, GtkWidget *box, const Need *need)
{
  gtk_box_append (GTK_BOX (box), self->icons_only ? make_icon (need) : make_row (need));
}

/* Returns: (transfer container) (element-type Need): what is needed, from the static data above */
static GPtrArray *
list_needs (SoleusEquipment equipment)
{
  GPtrArray *listed = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if ((equipment & needs[i].items) == needs[i].items)
      {
        g_ptr_array_add (listed, (gpointer) &needs[i]);
        equipment &= ~needs[i].items;
      }
  if (listed->len == 0)
    g_ptr_array_add (listed, (gpointer) &hands);
  return listed;
}

static void
add_needs (SoleusNeeds *self, GtkWidget *box, SoleusEquipment equipment)
{
  g_autoptr (GPtrArray) listed = list_needs (equipment);

  for (guint i = 0; i < listed->len; i++)
    add_need (self, box, listed->pdata[i]);
}

static void
soleus_needs_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ICONS_ONLY:
      SOLEUS_NEEDS (object)->icons_only = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_needs_class_init (SoleusNeedsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = soleus_needs_set_property;
  /* Whether the names are left to tooltips and to assistive technology. */
  properties[PROP_ICONS_ONLY] =
      g_param_spec_boolean ("icons-only", NULL, NULL, FALSE,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
soleus_needs_init (SoleusNeeds *self)
{
}

void
soleus_needs_set_equipment (SoleusNeeds *self, SoleusEquipment equipment)
{
  GtkWidget *box =
      gtk_box_new (self->icons_only ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, 8);

  if (!self->icons_only)
    /* Translators: the heading above the things that a routine needs, such as "Foam roller". */
    gtk_box_append (GTK_BOX (box), make_heading (_ ("You need")));
  add_needs (self, box, equipment);
  if (!self->icons_only && (equipment & SOLEUS_EQUIPMENT_LOTION))
    {
      /* Translators: the heading above what helps but isn't needed, such as "Lotion". */
      gtk_box_append (GTK_BOX (box), make_heading (_ ("Good to have")));
      gtk_box_append (GTK_BOX (box), make_row (&lotion));
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

/* Returns: (transfer full): "Wall, Foam roller" */
char *
soleus_needs_describe (SoleusEquipment equipment)
{
  g_autoptr (GPtrArray) listed = list_needs (equipment);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < listed->len; i++)
    g_strv_builder_add (names, get_name (listed->pdata[i]));
  parts = g_strv_builder_end (names);
  return g_strjoinv (C_ ("list separator", ", "), parts);
}
