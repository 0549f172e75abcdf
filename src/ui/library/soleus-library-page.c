/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-library-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-card-grid.h"
#include "soleus-equipment-filter.h"
#include "soleus-layout.h"
#include "soleus-lock-banner.h"
#include "soleus-own-group.h"
#include "soleus-recommendation.h"
#include "soleus-routine-card.h"
#include "soleus-two-pane.h"

/* After the first frame. */
#define REST_AFTER_MS 150
/* Between two parts of the page. */
#define SPACING 18

/**
 * SoleusLibraryPage:
 *
 * Cards of the routines that can be done with what is at hand, by kind or by length. A routine is
 * shown with the action `win.show-routine` and started with `win.start-routine`.
 */
struct _SoleusLibraryPage
{
  AdwBin parent_instance;

  SoleusLockBanner *lock_banner;
  SoleusEquipmentFilter *filter;
  SoleusOwnGroup *own_group;
  GtkWidget *row_above;
  GtkLabel *count;
  GtkWidget *show_all;
  GtkToggleButton *shortest_first;
  GtkWidget *grid;
  /* In the order of the catalogue. */
  GPtrArray *cards;
  SoleusCatalogue *catalogue;
  guint rest_id;
  SoleusSettings *settings;
  /* The room that the own routines took above the others before they changed. */
  int room_above;
};

G_DEFINE_FINAL_TYPE (SoleusLibraryPage, soleus_library_page, ADW_TYPE_BIN)

static void
show_all_cb (SoleusLibraryPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->filter), GTK_DIR_TAB_FORWARD);
  soleus_settings_set_equipment (self->settings, SOLEUS_EQUIPMENT_NONE);
}

static void
show_count (SoleusLibraryPage *self, guint shown)
{
  guint all = self->catalogue->routines->len;
  g_autofree char *text =
      shown == all
          ? g_strdup_printf (ngettext ("%u routine", "%u routines", all), all)
          /* Translators: how many routines can be done with what is at hand, and how many there
           * are: "4 of 13 routines". */
          : g_strdup_printf (ngettext ("%u of %u routine", "%u of %u routines", all), shown, all);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (self->show_all,
                          shown < all || soleus_own_group_get_hidden (self->own_group) > 0);
}

static void
equipment_cb (SoleusLibraryPage *self)
{
  SoleusEquipment at_hand = soleus_settings_get_equipment (self->settings);
  guint shown = 0;

  soleus_own_group_set_equipment (self->own_group, at_hand);
  for (guint i = 0; i < self->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i];

      shown += soleus_recommend_fits (routine->equipment, at_hand);
    }
  for (guint i = 0; i < self->cards->len; i++)
    soleus_routine_card_show_if_fitting (self->cards->pdata[i], at_hand);
  show_count (self, shown);
}

/* Where two are equally long, they stay in the order of the catalogue. */
static void
sort_cb (SoleusLibraryPage *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (self->cards, NULL, NULL);
  SoleusOptions options;

  soleus_settings_get_options (self->settings, &options);
  if (gtk_toggle_button_get_active (self->shortest_first))
    g_ptr_array_sort_with_data (sorted, soleus_routine_card_compare_lengths, &options);
  for (guint i = 0; i < sorted->len; i++)
    gtk_widget_insert_before (sorted->pdata[i], self->grid, NULL);
  soleus_own_group_sort (self->own_group, gtk_toggle_button_get_active (self->shortest_first));
}

static void
settings_changed_cb (SoleusLibraryPage *self)
{
  SoleusOptions options;

  soleus_settings_get_options (self->settings, &options);
  for (guint i = 0; i < self->cards->len; i++)
    soleus_routine_card_set_options (self->cards->pdata[i], &options);
  soleus_own_group_set_options (self->own_group, &options);
  if (gtk_toggle_button_get_active (self->shortest_first))
    sort_cb (self);
}

static void
add_kind (SoleusLibraryPage *self, SoleusRoutineKind kind)
{
  for (guint i = 0; i < self->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i];
      GtkWidget *card;

      if (routine->kind != kind)
        continue;
      card = soleus_routine_card_new (routine);
      gtk_widget_set_parent (card, self->grid);
      g_ptr_array_add (self->cards, card);
    }
}

static gboolean
rest_cb (gpointer user_data)
{
  SoleusLibraryPage *self = user_data;

  self->rest_id = 0;
  add_kind (self, SOLEUS_ROUTINE_MASSAGE);
  add_kind (self, SOLEUS_ROUTINE_MIXED);
  settings_changed_cb (self);
  equipment_cb (self);
  return G_SOURCE_REMOVE;
}

/* ---- the person's own routines */

static GtkAdjustment *
get_adjustment (SoleusLibraryPage *self)
{
  GtkWidget *scroller = adw_bin_get_child (ADW_BIN (self));

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static gboolean
is_above (SoleusLibraryPage *self)
{
  return gtk_widget_get_next_sibling (GTK_WIDGET (self->own_group)) == self->row_above;
}

/* They come first where there are any. To who has none yet the page says at its end how to get
 * some. */
static void
place_own_group (SoleusLibraryPage *self)
{
  gboolean empty = soleus_own_group_is_empty (self->own_group);
  GtkWidget *box = gtk_widget_get_parent (self->row_above);

  gtk_box_reorder_child_after (GTK_BOX (box), GTK_WIDGET (self->own_group),
                               empty ? self->grid : GTK_WIDGET (self->filter));
}

/* Returns: how much room the own routines take above the others */
static int
measure_room_above (SoleusLibraryPage *self)
{
  int width = gtk_widget_get_width (self->grid), height;

  /* Before the page is laid out nobody looks at any of it. */
  if (!is_above (self) || width == 0)
    return 0;
  gtk_widget_measure (GTK_WIDGET (self->own_group), GTK_ORIENTATION_VERTICAL, width, &height, NULL,
                      NULL, NULL);
  return height + SPACING;
}

static void
own_changing_cb (SoleusLibraryPage *self)
{
  self->room_above = measure_room_above (self);
}

/* What the person looks at below the own routines stays where it is on the screen. The page is as
 * long as it needs to be for that until it is laid out. */
static void
keep_place (SoleusLibraryPage *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  graphene_rect_t below;
  double value = gtk_adjustment_get_value (adjustment);

  if (!gtk_widget_compute_bounds (self->row_above, GTK_WIDGET (self), &below) || below.origin.y > 0)
    return;
  value += measure_room_above (self) - self->room_above;
  gtk_adjustment_set_upper (adjustment, MAX (gtk_adjustment_get_upper (adjustment),
                                             value + gtk_adjustment_get_page_size (adjustment)));
  gtk_adjustment_set_value (adjustment, value);
}

static void
own_changed_cb (SoleusLibraryPage *self)
{
  place_own_group (self);
  settings_changed_cb (self);
  equipment_cb (self);
  keep_place (self);
}

/* GTK draws everything that scrolls, seen or not. Here a card is drawn from the first frame on in
 * which it is in sight. Whatever moves a card makes GTK take a new picture of this page. */
static void
soleus_library_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusLibraryPage *self = SOLEUS_LIBRARY_PAGE (widget);

  for (guint i = 0; i < self->cards->len; i++)
    soleus_routine_card_look (self->cards->pdata[i], widget);
  soleus_own_group_look (self->own_group, widget);
  GTK_WIDGET_CLASS (soleus_library_page_parent_class)->snapshot (widget, snapshot);
  /* The first cards fill the window. The rest lies below its edge and comes after this frame. */
  if (self->catalogue && self->cards->len < self->catalogue->routines->len && self->rest_id == 0)
    self->rest_id = g_timeout_add_full (G_PRIORITY_LOW, REST_AFTER_MS, rest_cb, self, NULL);
}

static void
soleus_library_page_dispose (GObject *object)
{
  SoleusLibraryPage *self = SOLEUS_LIBRARY_PAGE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_LIBRARY_PAGE);
  G_OBJECT_CLASS (soleus_library_page_parent_class)->dispose (object);
}

static void
soleus_library_page_class_init (SoleusLibraryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_library_page_dispose;
  widget_class->snapshot = soleus_library_page_snapshot;
  g_type_ensure (SOLEUS_TYPE_CARD_GRID);
  g_type_ensure (SOLEUS_TYPE_EQUIPMENT_FILTER);
  g_type_ensure (SOLEUS_TYPE_LOCK_BANNER);
  g_type_ensure (SOLEUS_TYPE_OWN_GROUP);
  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, lock_banner);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, filter);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, own_group);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, row_above);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, count);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, show_all);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, shortest_first);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, grid);
  gtk_widget_class_bind_template_callback (widget_class, own_changing_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_cb);
}

static void
soleus_library_page_init (SoleusLibraryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  self->cards = g_ptr_array_new ();
}

/**
 * soleus_library_page_set_catalogue:
 * @catalogue: what is shown
 * @settings: the person's choices, which lengths follow
 */
void
soleus_library_page_set_catalogue (SoleusLibraryPage *self,
                                   SoleusCatalogue *catalogue,
                                   SoleusSettings *settings)
{
  g_return_if_fail (self->settings == NULL);
  self->settings = g_object_ref (settings);
  self->catalogue = g_object_ref (catalogue);
  soleus_equipment_filter_set_settings (self->filter, settings);
  add_kind (self, SOLEUS_ROUTINE_STRETCH);
  g_signal_connect_object (settings, "notify", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::equipment", G_CALLBACK (equipment_cb), self,
                           G_CONNECT_SWAPPED);
  settings_changed_cb (self);
  equipment_cb (self);
}

/**
 * soleus_library_page_set_store:
 * @store: with the person's own routines; call this once, after the catalogue
 */
void
soleus_library_page_set_store (SoleusLibraryPage *self, SoleusRoutineStore *store)
{
  soleus_own_group_set_store (self->own_group, store);
}

/* Brings the card of an own routine into view, with the focus. */
void
soleus_library_page_show_own (SoleusLibraryPage *self, const char *id)
{
  SoleusRoutineCard *card = soleus_own_group_find (self->own_group, id);

  if (!card)
    return;
  soleus_routine_card_grab_focus (card);
  soleus_scroll_reveal (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self))),
                        GTK_WIDGET (card));
}

/**
 * soleus_library_page_set_gate:
 * @gate: whose lock is told of above the routines; call this once
 */
void
soleus_library_page_set_gate (SoleusLibraryPage *self, SoleusSafetyGate *gate)
{
  soleus_lock_banner_set_gate (self->lock_banner, gate);
}
