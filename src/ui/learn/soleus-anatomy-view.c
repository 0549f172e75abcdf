/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-anatomy-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-layout.h"
#include "soleus-leg-view.h"
#include "soleus-step.h"
#include "soleus-stretch.h"
#include "soleus-two-pane.h"

/**
 * SoleusAnatomyView:
 *
 * The anatomy explorer: the person looks at either leg from the side, from behind or cut, bends the
 * knee and moves the foot, by the sliders or by pulling at the leg itself, chooses a part, in the
 * list or in the picture, and sees and reads what it is, what stretches, and where it is pressed.
 */
typedef enum
{
  PART_GASTROCNEMIUS,
  PART_INNER_HEAD,
  PART_OUTER_HEAD,
  PART_SOLEUS,
  PART_ACHILLES,
  PART_HOLLOW,
  PART_SHIN_BONE,
  PART_FIBULA,
  PART_VESSELS,
  N_PARTS,
} Part;

#define N_CONTACTS (SOLEUS_CONTACT_KNUCKLES + 1)

struct _SoleusAnatomyView
{
  AdwBin parent_instance;

  SoleusLegView *leg;
  GtkToggleButton *behind_button;
  GtkToggleButton *section_button;
  GtkWidget *legs;
  GtkToggleButton *left_button;
  GtkCheckButton *parts[N_PARTS];
  GtkLabel *about;
  GtkWidget *knee_box;
  GtkWidget *ankle_box;
  GtkWidget *stretch_box;
  GtkLabel *knee_label;
  GtkRange *knee_scale;
  GtkLabel *ankle_label;
  GtkRange *ankle_scale;
  GtkProgressBar *gastrocnemius_bar;
  GtkProgressBar *soleus_bar;
  GtkLabel *gastrocnemius_share;
  GtkLabel *soleus_share;
  GtkLabel *verdict;
  GtkWidget *press_box;
  GtkCheckButton *contacts[N_CONTACTS];
  GtkWidget *along_box;
  GtkLabel *along_label;
  GtkRange *along_scale;
  GtkAdjustment *along;

  /* What is pulled at, the angle that it had before, and where the pointer went down. */
  GtkRange *pulled;
  double pulled_from;
  double pressed_x, pressed_y;
};

/* From so far down the shank the foot is taken, above it the knee; 0 is the knee and 1 the ankle.
 */
#define FOOT_FROM 0.75
/* Further from the shank there is no leg, in thousandths of body height. */
#define LEG_WIDTH 130
/* How far a leg is turned so that a roller gets to one head, degrees. */
#define ROLLER_TURN 25
/* A pointer that moves less than this, in pixels, has clicked. */
#define CLICK_REACH 6

static const char *const contact_buttons[N_CONTACTS] = {
  [SOLEUS_CONTACT_NONE] = "nothing_button",      [SOLEUS_CONTACT_ROLLER] = "roller_button",
  [SOLEUS_CONTACT_BALL] = "ball_button",         [SOLEUS_CONTACT_THUMBS] = "thumbs_button",
  [SOLEUS_CONTACT_KNUCKLES] = "knuckles_button",
};

#define IN_SIDE    (1 << SOLEUS_ASPECT_SIDE)
#define IN_BEHIND  (1 << SOLEUS_ASPECT_BEHIND)
#define IN_SECTION (1 << SOLEUS_ASPECT_SECTION)

/* Where a part is seen, what is marked, and what there is to know about it. */
static const struct
{
  const char *button;
  guint aspects;
  SoleusCalf calf;
  const char *about;
} parts[N_PARTS] = {
  [PART_GASTROCNEMIUS] = {
    "gastrocnemius_button", IN_SIDE | IN_BEHIND | IN_SECTION,
    { .target = SOLEUS_MUSCLE_GASTROCNEMIUS },
    N_ ("The rounded muscle you can see. It starts above the knee and crosses two joints, so it "
        "stretches while the knee is straight."),
  },
  [PART_INNER_HEAD] = {
    "inner_button", IN_BEHIND | IN_SECTION,
    { .target = SOLEUS_MUSCLE_GASTROCNEMIUS, .heads = SOLEUS_HEADS_INNER },
    N_ ("The larger of the two heads. It reaches further down the calf. On a roller, turn the "
        "toes in to get to it."),
  },
  [PART_OUTER_HEAD] = {
    "outer_button", IN_BEHIND | IN_SECTION,
    { .target = SOLEUS_MUSCLE_GASTROCNEMIUS, .heads = SOLEUS_HEADS_OUTER },
    N_ ("The smaller of the two heads. It ends a little higher. On a roller, turn the toes out "
        "to get to it."),
  },
  [PART_SOLEUS] = {
    "soleus_button", IN_SIDE | IN_BEHIND | IN_SECTION,
    { .target = SOLEUS_MUSCLE_SOLEUS },
    N_ ("The flatter muscle underneath. It starts below the knee and crosses only the ankle, so "
        "it stretches with the knee bent too."),
  },
  [PART_ACHILLES] = {
    "achilles_button", IN_SIDE | IN_BEHIND | IN_SECTION,
    { .tendon = TRUE },
    N_ ("Both muscles join it, and it attaches to the heel bone. When they tighten, they point the foot."),
  },
  [PART_HOLLOW] = {
    "hollow_button", IN_BEHIND,
    { .place = SOLEUS_LEG_PLACE_HOLLOW },
    N_ ("Large blood vessels and a nerve run through it, with no muscle to cover them. Never "
        "press here."),
  },
  [PART_SHIN_BONE] = {
    "shin_bone_button", IN_SECTION,
    { .place = SOLEUS_LEG_PLACE_SHIN_BONE },
    N_ ("Its inner side lies right under the skin. Never press on it."),
  },
  [PART_FIBULA] = {
    "fibula_button", IN_SECTION,
    { .place = SOLEUS_LEG_PLACE_FIBULA },
    N_ ("The thin bone at the outer side. A nerve winds round it just below the knee: never "
        "press there."),
  },
  [PART_VESSELS] = {
    "vessels_button", IN_SECTION,
    { .place = SOLEUS_LEG_PLACE_VESSELS },
    N_ ("They lie deep, in front of the soleus. A blood clot can form in these veins; that is "
        "why Soleus asks about signs of one before a massage."),
  },
};

G_DEFINE_FINAL_TYPE (SoleusAnatomyView, soleus_anatomy_view, ADW_TYPE_BIN)

static char *
format_knee (int degrees)
{
  if (degrees == 0)
    return g_strdup (_ ("Knee: straight"));
  return g_strdup_printf (ngettext ("Knee: bent %d°", "Knee: bent %d°", degrees), degrees);
}

static char *
format_ankle (int degrees)
{
  if (degrees == 0)
    return g_strdup (_ ("Foot: at a right angle"));
  if (degrees < 0)
    return g_strdup_printf (ngettext ("Foot: pointed %d°", "Foot: pointed %d°", -degrees),
                            -degrees);
  return g_strdup_printf (ngettext ("Foot: toes up %d°", "Foot: toes up %d°", degrees), degrees);
}

static const char *
get_verdict (const SoleusStretch *stretch)
{
  switch (stretch->most)
    {
    case SOLEUS_MUSCLE_GASTROCNEMIUS:
      return _ (
          "The knee is nearly straight and the toes come up: the gastrocnemius stretches most.");
    case SOLEUS_MUSCLE_SOLEUS:
      if (stretch->alone)
        return _ ("The bent knee leaves the gastrocnemius slack: only the soleus stretches.");
      return _ ("The knee bends a little, which takes pull off the gastrocnemius: the soleus "
                "stretches most.");
    case SOLEUS_MUSCLE_BOTH:
      return _ ("Both muscles stretch equally.");
    case SOLEUS_MUSCLE_NONE:
    default:
      return _ ("Nothing is stretched. Pull your toes up.");
    }
}

/* Nobody could say by how many percent a muscle is stretched. */
static const char *
name_share (double share)
{
  if (share < 0.02)
    return C_ ("stretch", "Not at all");
  if (share < 0.34)
    /* Translators: how far a muscle is stretched. */
    return C_ ("stretch", "A little");
  if (share < 0.67)
    /* Translators: how far a muscle is stretched: more than a little, less than a lot. */
    return C_ ("stretch", "Some");
  /* Translators: how far a muscle is stretched. */
  return C_ ("stretch", "A lot");
}

static void
show_share (GtkProgressBar *bar, GtkLabel *label, double share)
{
  const char *text = name_share (share);

  gtk_progress_bar_set_fraction (bar, share);
  gtk_label_set_label (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static SoleusAspect
get_aspect (SoleusAnatomyView *self)
{
  if (gtk_toggle_button_get_active (self->behind_button))
    return SOLEUS_ASPECT_BEHIND;
  return gtk_toggle_button_get_active (self->section_button) ? SOLEUS_ASPECT_SECTION
                                                             : SOLEUS_ASPECT_SIDE;
}

static char *
format_along (int percent)
{
  /* Translators: %d%% is a share, "35 %". */
  return g_strdup_printf (ngettext ("%d%% of the way from the knee to the ankle",
                                    "%d%% of the way from the knee to the ankle", percent),
                          percent);
}

/* Nothing presses but on a leg that is seen from behind. */
static SoleusContact
get_contact (SoleusAnatomyView *self)
{
  for (guint i = SOLEUS_CONTACT_NONE; i < N_CONTACTS; i++)
    if (gtk_check_button_get_active (self->contacts[i]) &&
        get_aspect (self) == SOLEUS_ASPECT_BEHIND)
      return i;
  return SOLEUS_CONTACT_NONE;
}

/* The nearest to the knee that it may press. */
static double
get_nearest (SoleusContact contact, SoleusHeads heads)
{
  if (contact == SOLEUS_CONTACT_KNUCKLES)
    return SOLEUS_TOOL_UPPER;
  if (contact != SOLEUS_CONTACT_ROLLER)
    return SOLEUS_SPOT_UPPER;
  return heads == SOLEUS_HEADS_OUTER ? SOLEUS_ROLLER_UPPER_OUT : SOLEUS_ROLLER_UPPER;
}

/* Turned in, the inner head lies on a roller. */
static double
get_turn (SoleusContact contact, SoleusHeads heads)
{
  if (contact != SOLEUS_CONTACT_ROLLER || heads == SOLEUS_HEADS_BOTH)
    return 0;
  return heads == SOLEUS_HEADS_INNER ? -ROLLER_TURN : ROLLER_TURN;
}

static void
show_press (SoleusAnatomyView *self)
{
  SoleusCalf calf = soleus_leg_view_get_calf (self->leg);
  SoleusContact contact = get_contact (self);
  g_autofree char *text = NULL;

  gtk_adjustment_set_lower (self->along, ceil (100 * get_nearest (contact, calf.heads)));
  gtk_adjustment_set_value (self->along, gtk_adjustment_get_value (self->along));
  text = format_along ((int) round (gtk_adjustment_get_value (self->along)));
  gtk_label_set_label (self->along_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->along_scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_set_visible (self->along_box, contact != SOLEUS_CONTACT_NONE);
  soleus_calf_press (&calf, contact, gtk_adjustment_get_value (self->along) / 100);
  calf.turn = get_turn (contact, calf.heads);
  soleus_leg_view_show (self->leg, &calf);
}

/* Only a muscle is pressed. */
static void
press_cb (SoleusAnatomyView *self)
{
  if (get_contact (self) != SOLEUS_CONTACT_NONE &&
      soleus_leg_view_get_calf (self->leg).target == SOLEUS_MUSCLE_NONE)
    gtk_check_button_set_active (self->parts[PART_GASTROCNEMIUS], TRUE);
  show_press (self);
}

static void
chosen_cb (SoleusAnatomyView *self)
{
  SoleusCalf calf = soleus_leg_view_get_calf (self->leg);

  for (guint i = 0; i < N_PARTS; i++)
    {
      if (!gtk_check_button_get_active (self->parts[i]))
        continue;
      calf.target = parts[i].calf.target;
      calf.heads = parts[i].calf.heads;
      calf.tendon = parts[i].calf.tendon;
      calf.place = parts[i].calf.place;
      gtk_label_set_label (self->about, _ (parts[i].about));
      soleus_leg_view_show (self->leg, &calf);
      if (calf.target == SOLEUS_MUSCLE_NONE)
        gtk_check_button_set_active (self->contacts[SOLEUS_CONTACT_NONE], TRUE);
    }
  show_press (self);
}

static void
changed_cb (SoleusAnatomyView *self)
{
  /* From behind, a bent knee would hide the calf. */
  gboolean bends = get_aspect (self) == SOLEUS_ASPECT_SIDE;
  int knee = bends ? (int) round (gtk_range_get_value (self->knee_scale)) : 0;
  int ankle = (int) round (gtk_range_get_value (self->ankle_scale));
  g_autofree char *knee_text = format_knee (knee);
  g_autofree char *ankle_text = format_ankle (ankle);
  SoleusCalf calf = soleus_leg_view_get_calf (self->leg);
  SoleusStretch stretch;

  soleus_stretch_reckon (knee, ankle, &stretch);
  calf.knee = knee;
  calf.ankle = ankle;
  soleus_leg_view_show (self->leg, &calf);
  gtk_label_set_label (self->knee_label, knee_text);
  gtk_label_set_label (self->ankle_label, ankle_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->knee_scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, knee_text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ankle_scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, ankle_text, -1);
  show_share (self->gastrocnemius_bar, self->gastrocnemius_share, stretch.gastrocnemius);
  show_share (self->soleus_bar, self->soleus_share, stretch.soleus);
  gtk_label_set_label (self->verdict, get_verdict (&stretch));
}

static void
leg_cb (SoleusAnatomyView *self)
{
  SoleusCalf calf = soleus_leg_view_get_calf (self->leg);

  calf.leg = gtk_toggle_button_get_active (self->left_button) ? SOLEUS_LEG_LEFT : SOLEUS_LEG_RIGHT;
  soleus_leg_view_show (self->leg, &calf);
}

/* Shows what there is in this view: its parts, and of the joints those that move in it. */
static void
aspect_cb (SoleusAnatomyView *self)
{
  SoleusAspect aspect = get_aspect (self);

  for (guint i = 0; i < N_PARTS; i++)
    {
      gboolean seen = (parts[i].aspects & 1 << aspect) != 0;

      if (!seen && gtk_check_button_get_active (self->parts[i]))
        gtk_check_button_set_active (self->parts[PART_GASTROCNEMIUS], TRUE);
      gtk_widget_set_visible (GTK_WIDGET (self->parts[i]), seen);
    }
  gtk_widget_set_visible (self->knee_box, aspect == SOLEUS_ASPECT_SIDE);
  gtk_widget_set_visible (self->press_box, aspect == SOLEUS_ASPECT_BEHIND);
  gtk_widget_set_visible (self->ankle_box, aspect != SOLEUS_ASPECT_SECTION);
  gtk_widget_set_visible (self->stretch_box, aspect != SOLEUS_ASPECT_SECTION);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->leg),
                                   aspect == SOLEUS_ASPECT_SECTION ? "pointer" : "grab");
  g_object_set (self->leg, "aspect", aspect, NULL);
  changed_cb (self);
  show_press (self);
}

/* Chooses what was clicked in the picture. */
static void
choose_at (SoleusAnatomyView *self, double x, double y)
{
  static const Part heads[] = {
    [SOLEUS_LEG_PART_INNER_HEAD] = PART_INNER_HEAD,
    [SOLEUS_LEG_PART_OUTER_HEAD] = PART_OUTER_HEAD,
    [SOLEUS_LEG_PART_SOLEUS] = PART_SOLEUS,
    [SOLEUS_LEG_PART_TENDON] = PART_ACHILLES,
  };
  SoleusLegPlace place = soleus_leg_view_hit_place (self->leg, x, y);
  SoleusLegPart part;

  for (guint i = PART_HOLLOW; i < N_PARTS; i++)
    if (place != SOLEUS_LEG_PLACE_NONE && parts[i].calf.place == place)
      gtk_check_button_set_active (self->parts[i], TRUE);
  if (place == SOLEUS_LEG_PLACE_NONE && soleus_leg_view_hit (self->leg, x, y, &part))
    gtk_check_button_set_active (self->parts[heads[part]], TRUE);
}

/* What moves where the leg is taken; cut across, and above the foot from behind, nothing does. */
static GtkRange *
find_pulled (SoleusAnatomyView *self, double along)
{
  SoleusAspect aspect = get_aspect (self);

  if (along > FOOT_FROM && aspect != SOLEUS_ASPECT_SECTION)
    return self->ankle_scale;
  return aspect == SOLEUS_ASPECT_SIDE ? self->knee_scale : NULL;
}

static void
drag_begin_cb (SoleusAnatomyView *self, double x, double y, GtkGesture *gesture)
{
  double along, across;

  soleus_leg_view_locate (self->leg, x, y, &along, &across);
  if (fabs (across) > LEG_WIDTH)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->pressed_x = x;
  self->pressed_y = y;
  self->pulled = find_pulled (self, along);
  /* A finger that pulls at nothing may scroll. */
  if (self->pulled == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->pulled_from = gtk_range_get_value (self->pulled);
}

/* The foot goes up and down, the knee to the front and back. The way is measured from where the
 * pull began, since the leg moves under the pointer. */
static void
drag_update_cb (SoleusAnatomyView *self, double dx, double dy, GtkGesture *gesture)
{
  double knee_x, knee_y, ankle_x, ankle_y, way;

  if (!self->pulled)
    return;
  soleus_leg_view_find (self->leg, 0, 0, &knee_x, &knee_y);
  soleus_leg_view_find (self->leg, 1, 0, &ankle_x, &ankle_y);
  way = self->pulled == self->ankle_scale ? -dy : dx;
  /* Half a shank is about a foot. */
  gtk_range_set_value (self->pulled,
                       self->pulled_from +
                           way / (hypot (ankle_x - knee_x, ankle_y - knee_y) / 2) * 180 / G_PI);
}

static void
drag_end_cb (SoleusAnatomyView *self, double dx, double dy, GtkGesture *gesture)
{
  self->pulled = NULL;
  if (hypot (dx, dy) < CLICK_REACH)
    choose_at (self, self->pressed_x, self->pressed_y);
}

static void
add_pull (SoleusAnatomyView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->leg), GTK_EVENT_CONTROLLER (drag));
}

static void
soleus_anatomy_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ANATOMY_VIEW);
  G_OBJECT_CLASS (soleus_anatomy_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, leg);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, behind_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, section_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, legs);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, left_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, knee_box);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, ankle_box);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, stretch_box);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, about);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, knee_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, knee_scale);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, ankle_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, ankle_scale);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, gastrocnemius_bar);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, soleus_bar);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, gastrocnemius_share);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, soleus_share);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, verdict);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, along);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, along_scale);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, along_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, along_box);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnatomyView, press_box);
}

static void
soleus_anatomy_view_class_init (SoleusAnatomyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_anatomy_view_dispose;
  g_type_ensure (SOLEUS_TYPE_LEG_VIEW);
  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-anatomy-view.ui");
  bind_children (widget_class);
  for (guint i = 0; i < N_PARTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, parts[i].button, FALSE,
                                               G_STRUCT_OFFSET (SoleusAnatomyView, parts[i]));
  for (guint i = 0; i < N_CONTACTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, contact_buttons[i], FALSE,
                                               G_STRUCT_OFFSET (SoleusAnatomyView, contacts[i]));
  gtk_widget_class_bind_template_callback (widget_class, aspect_cb);
  gtk_widget_class_bind_template_callback (widget_class, leg_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, press_cb);
}

static void
soleus_anatomy_view_init (SoleusAnatomyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  /* The person's own left is left in every language. */
  gtk_widget_set_direction (self->legs, GTK_TEXT_DIR_LTR);
  soleus_scroll_pass_on (GTK_WIDGET (self->knee_scale));
  soleus_scroll_pass_on (GTK_WIDGET (self->ankle_scale));
  soleus_scroll_pass_on (GTK_WIDGET (self->along_scale));
  gtk_adjustment_set_upper (self->along, 100 * SOLEUS_TOOL_LOWER);
  add_pull (self);
  leg_cb (self);
  aspect_cb (self);
  chosen_cb (self);
}

/**
 * soleus_anatomy_view_new:
 *
 * Returns: (transfer floating): the explorer, with a right leg from the side, the knee straight and
 *   the toes up
 */
GtkWidget *
soleus_anatomy_view_new (void)
{
  return g_object_new (SOLEUS_TYPE_ANATOMY_VIEW, NULL);
}
