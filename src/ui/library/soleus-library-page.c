/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-library-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-equipment-filter.h"
#include "soleus-lock-banner.h"
#include "soleus-recommendation.h"
#include "soleus-routine-card.h"
#include "soleus-tight-question.h"

/* After the first frame. */
#define REST_AFTER_MS 150

/**
 * SoleusLibraryPage:
 *
 * The question where it feels tight, and cards of the routines that can be done with what is at
 * hand, by kind. A routine is shown with the action `win.show-routine`.
 */
struct _SoleusLibraryPage
{
  AdwBin parent_instance;

  SoleusLockBanner *lock_banner;
  SoleusTightQuestion *question;
  SoleusEquipmentFilter *filter;
  GtkWidget *groups;
  GtkWidget *hidden_note;
  GtkLabel *hidden_title;
  GtkLabel *hidden_text;
  GArray *kinds;
  GPtrArray *cards;
  SoleusCatalogue *catalogue;
  guint rest_id;
  SoleusSettings *settings;
};

/* The routines of one kind. */
typedef struct
{
  GtkWidget *label;
  GtkFlowBox *flow;
} Kind;

G_DEFINE_FINAL_TYPE (SoleusLibraryPage, soleus_library_page, ADW_TYPE_BIN)

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusLibraryPage *self = SOLEUS_LIBRARY_PAGE (widget);
  int area = g_variant_get_int32 (parameter);

  if (area >= 0 && area < SOLEUS_N_TIGHT_AREAS)
    gtk_widget_activate_action (
        widget, "win.show-routine", "s",
        soleus_recommend_for_area (area, soleus_settings_get_equipment (self->settings)));
}

static void
show_all_cb (SoleusLibraryPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->filter), GTK_DIR_TAB_FORWARD);
  soleus_settings_set_equipment (self->settings, SOLEUS_EQUIPMENT_NONE);
}

static void
show_answers (SoleusLibraryPage *self, SoleusEquipment at_hand)
{
  for (int area = 0; area < SOLEUS_N_TIGHT_AREAS; area++)
    {
      const char *id = soleus_recommend_for_area (area, at_hand);

      soleus_tight_question_set_answer (self->question, area,
                                        soleus_catalogue_find (self->catalogue, id)->name);
    }
}

static void
show_hidden (SoleusLibraryPage *self, guint shown)
{
  guint hidden = self->cards->len - shown;
  g_autofree char *text = NULL;

  text = g_strdup_printf (
      ngettext ("%u routine needs something else.", "%u routines need something else.", hidden),
      hidden);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden_title), shown == 0);
  gtk_label_set_label (self->hidden_text, text);
  gtk_widget_set_visible (self->hidden_note, hidden > 0);
}

static guint
filter_kind (Kind *kind, SoleusEquipment at_hand)
{
  GtkFlowBoxChild *child;
  guint shown = 0;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (kind->flow, i)); i++)
    {
      SoleusRoutineCard *card = SOLEUS_ROUTINE_CARD (gtk_flow_box_child_get_child (child));
      SoleusRoutine *routine = soleus_routine_card_get_routine (card);
      gboolean fits = soleus_recommend_fits (routine->equipment, at_hand);

      gtk_widget_set_visible (GTK_WIDGET (child), fits);
      shown += fits;
    }
  gtk_widget_set_visible (kind->label, shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (kind->flow), shown > 0);
  return shown;
}

static void
equipment_cb (SoleusLibraryPage *self)
{
  SoleusEquipment at_hand = soleus_settings_get_equipment (self->settings);
  guint shown = 0;

  show_answers (self, at_hand);
  for (guint k = 0; k < self->kinds->len; k++)
    shown += filter_kind (&g_array_index (self->kinds, Kind, k), at_hand);
  show_hidden (self, shown);
}

static void
settings_changed_cb (SoleusLibraryPage *self)
{
  SoleusOptions options;

  soleus_settings_get_options (self->settings, &options);
  for (guint i = 0; i < self->cards->len; i++)
    soleus_routine_card_set_options (self->cards->pdata[i], &options);
}

static GtkFlowBox *
add_group (SoleusLibraryPage *self, const char *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *flow = gtk_flow_box_new ();
  Kind kind = { label, GTK_FLOW_BOX (flow) };

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-4");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 4);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  gtk_box_append (GTK_BOX (self->groups), label);
  gtk_box_append (GTK_BOX (self->groups), flow);
  g_array_append_val (self->kinds, kind);
  return kind.flow;
}

static void
add_card (SoleusLibraryPage *self, GtkFlowBox *flow, SoleusRoutine *routine)
{
  GtkWidget *card = soleus_routine_card_new (routine);
  GtkWidget *child = gtk_flow_box_child_new ();

  /* The card is the one tab stop. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_flow_box_append (flow, child);
  g_ptr_array_add (self->cards, card);
}

static void
add_kind (SoleusLibraryPage *self, SoleusRoutineKind kind)
{
  const char *titles[] = { C_ ("kind of routine", "Stretch"), C_ ("kind of routine", "Massage"),
                           C_ ("kind of routine", "Massage and stretch") };
  guint n = self->catalogue->routines->len;
  GtkFlowBox *flow = NULL;

  for (guint i = 0; i < n; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i];

      if (routine->kind != kind)
        continue;
      if (!flow)
        flow = add_group (self, titles[kind]);
      add_card (self, flow, routine);
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

/* GTK draws everything that scrolls, seen or not. Here a card is drawn from the first frame on in
 * which it is in sight. Whatever moves a card makes GTK take a new picture of this page. */
static void
soleus_library_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusLibraryPage *self = SOLEUS_LIBRARY_PAGE (widget);
  graphene_rect_t page, bounds;

  graphene_rect_init (&page, 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  for (guint i = 0; i < self->cards->len; i++)
    if (gtk_widget_compute_bounds (self->cards->pdata[i], widget, &bounds) &&
        graphene_rect_intersection (&page, &bounds, NULL))
      soleus_routine_card_set_seen (self->cards->pdata[i]);
  GTK_WIDGET_CLASS (soleus_library_page_parent_class)->snapshot (widget, snapshot);
  /* The first cards fill the window. The rest lies below its edge and comes after this frame. */
  if (self->catalogue && self->kinds->len == 1 && self->rest_id == 0)
    self->rest_id = g_timeout_add_full (G_PRIORITY_LOW, REST_AFTER_MS, rest_cb, self, NULL);
}

static void
soleus_library_page_dispose (GObject *object)
{
  SoleusLibraryPage *self = SOLEUS_LIBRARY_PAGE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->kinds, g_array_unref);
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
  g_type_ensure (SOLEUS_TYPE_EQUIPMENT_FILTER);
  g_type_ensure (SOLEUS_TYPE_LOCK_BANNER);
  g_type_ensure (SOLEUS_TYPE_TIGHT_QUESTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, lock_banner);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, question);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, filter);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, groups);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, hidden_note);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, hidden_title);
  gtk_widget_class_bind_template_child (widget_class, SoleusLibraryPage, hidden_text);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_install_action (widget_class, "library.choose", "i", choose_action);
}

static void
soleus_library_page_init (SoleusLibraryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kinds = g_array_new (FALSE, FALSE, sizeof (Kind));
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
 * soleus_library_page_set_gate:
 * @gate: whose lock is told of above the routines; call this once
 */
void
soleus_library_page_set_gate (SoleusLibraryPage *self, SoleusSafetyGate *gate)
{
  soleus_lock_banner_set_gate (self->lock_banner, gate);
}
