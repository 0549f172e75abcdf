/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-plate.h"

#include <math.h>

#include "soleus-strands.h"

/* Dorsiflexion at which the key shapes are reached, degrees. */
#define STRETCH_AT 20.0
#define POINT_AT   (-33.0)
/* Of the gastrocnemius, where the soleus below it is what is marked. */
#define FADED 0.22
/* How far and how deep tissue gives way round a spot that is pressed, and how near its middle. */
#define PUSH_REACH 17.1
#define PUSH_DEPTH 6.3
#define PUSH_LEAST 3.1
/* Under a roller the calf gets wider, by this share in the middle and over so far on both sides. */
#define SPREAD       0.08
#define SPREAD_REACH 46.0
/* Of a line, beyond the points that it runs through. */
#define EDGE 2.0
/* The breadth of the leg is known at such steps from here. */
#define BREADTH_TOP  (-130.0)
#define BREADTH_STEP 6.0
#define N_BREADTHS   72
/* How far the toes are in front of the ankle, and where the heel goes in the keys. */
#define TOES_AHEAD   42.0
#define HEEL_STRETCH 9.0
#define HEEL_POINT   (-16.0)

typedef enum
{
  KEY_NEUTRAL,
  KEY_STRETCH,
  KEY_POINT,
  N_KEYS,
} Key;

static const char *const key_prefixes[N_KEYS] = { "", "stretch-", "point-" };

/* Shapes of one class. Where they change with the ankle, each key has as many of one structure. */
typedef struct
{
  SoleusClass klass;
  GPtrArray *keys[N_KEYS];
  GPtrArray *mixed;
} Form;

typedef struct
{
  int part;
  gboolean faded;
  /* It lies in front of the leg; likewise, it follows the heel. */
  gboolean ahead;
  gboolean heel;
  GPtrArray *forms;
} Layer;

/* From the inner to the outer edge of the skin. */
typedef struct
{
  double left;
  double right;
} Breadth;

/* A place in a part, so far across from one drawn point of its outline to another, and how much a
 * mark there is turned, degrees. */
typedef struct
{
  SoleusLegPart part;
  guint from;
  guint to;
  double across;
  double tilt;
} Place;

/**
 * SoleusPlate:
 *
 * A drawing of the leg in layers, as in a book of anatomy. Its keys are mixed point by point
 * for the angle of the ankle.
 */
struct _SoleusPlate
{
  SoleusRig *rig;
  SoleusAspect aspect;
  GPtrArray *layers;
  /* What pressure keeps off, which is drawn over the layers. */
  GPtrArray *zones;
  const Layer *parts[SOLEUS_N_LEG_PARTS];
  Breadth breadths[N_BREADTHS];
};

#define NO_PART (-1)

static const struct
{
  const char *id;
  SoleusLegPart part;
} part_names[] = {
  { "gastrocnemius-medial", SOLEUS_LEG_PART_INNER_HEAD },
  { "gastrocnemius-lateral", SOLEUS_LEG_PART_OUTER_HEAD },
  { "soleus", SOLEUS_LEG_PART_SOLEUS },
  { "tendon", SOLEUS_LEG_PART_TENDON },
  { "aponeurosis", SOLEUS_LEG_PART_TENDON },
};

/* How the fibres run from behind: those of the heads slant towards the seam, those of the soleus
 * from both edges towards its middle. */
static const struct
{
  SoleusLegPart part;
  SoleusGrain grain;
} grains[] = {
  { SOLEUS_LEG_PART_INNER_HEAD, { { 0, 12 }, { 23, 13 }, FALSE, 26, -0.42, 1.34, 0.46, 0.06, 23 } },
  { SOLEUS_LEG_PART_OUTER_HEAD, { { 0, 12 }, { 23, 13 }, FALSE, 26, -0.42, 1.34, 0.46, 0.06, 41 } },
  { SOLEUS_LEG_PART_SOLEUS, { { 0, 13 }, { 30, 14 }, TRUE, 22, -0.02, 1.02, 0.26, 0.12, 11 } },
  { SOLEUS_LEG_PART_SOLEUS, { { 30, 16 }, { 30, 14 }, TRUE, 26, -0.02, 1.02, 0.24, 0.12, 17 } },
};

static const Place behind_places[] = {
  { SOLEUS_LEG_PART_INNER_HEAD, 6, 16, 0.5, 0 }, { SOLEUS_LEG_PART_OUTER_HEAD, 5, 17, 0.5, 3 },
  { SOLEUS_LEG_PART_SOLEUS, 5, 24, 0.2, 10 },    { SOLEUS_LEG_PART_SOLEUS, 5, 24, 0.78, -8 },
  { SOLEUS_LEG_PART_TENDON, 9, 28, 0.5, 0 },
};

static const Place section_places[] = {
  { SOLEUS_LEG_PART_INNER_HEAD, 4, 12, 0.5, 0 },
  { SOLEUS_LEG_PART_OUTER_HEAD, 3, 8, 0.5, 0 },
  { SOLEUS_LEG_PART_SOLEUS, 4, 15, 0.5, 0 },
};

static void
form_free (Form *self)
{
  for (guint k = 0; k < N_KEYS; k++)
    g_clear_pointer (&self->keys[k], g_ptr_array_unref);
  g_clear_pointer (&self->mixed, g_ptr_array_unref);
  g_free (self);
}

static void
layer_free (Layer *self)
{
  g_ptr_array_unref (self->forms);
  g_free (self);
}

static GPtrArray *
new_outlines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_outline_free);
}

static const SoleusGroup *
find_key (SoleusRig *rig, const char *id, Key key)
{
  g_autofree char *name = g_strconcat (key_prefixes[key], id, NULL);

  return g_hash_table_lookup (rig->by_id, name);
}

/* What is mixed starts as a copy of the neutral shapes. */
static void
add_form (Layer *layer, SoleusClass klass, GPtrArray *keys[N_KEYS])
{
  Form *form = g_new0 (Form, 1);

  form->klass = klass;
  form->mixed = new_outlines ();
  for (guint k = 0; k < N_KEYS; k++)
    form->keys[k] = keys[k];
  for (guint i = 0; i < keys[KEY_NEUTRAL]->len; i++)
    {
      const SoleusOutline *from = keys[KEY_NEUTRAL]->pdata[i];
      SoleusOutline *outline = soleus_outline_new (from->n, from->closed);

      soleus_outline_copy (outline, from);
      outline->turned = from->turned;
      g_ptr_array_add (form->mixed, outline);
    }
  g_ptr_array_add (layer->forms, form);
}

static void
add_shapes (Layer *layer, SoleusRig *rig, const SoleusGroup *group)
{
  for (guint i = 0; i < group->shapes->len; i++)
    {
      GPtrArray *keys[N_KEYS] = { NULL };

      for (Key k = 0; k < N_KEYS; k++)
        {
          const SoleusGroup *key = find_key (rig, group->id, k);

          if (key)
            keys[k] = g_ptr_array_ref (soleus_group_get_shape (key, i)->outlines);
        }
      add_form (layer, soleus_group_get_shape (group, i)->klass, keys);
    }
}

/* One form for all strands of a part. */
static void
add_strands (Layer *layer)
{
  const Form *body = layer->forms->pdata[0];
  GPtrArray *keys[N_KEYS] = { NULL };

  if (layer->part == NO_PART || layer->part == SOLEUS_LEG_PART_TENDON)
    return;
  for (guint k = 0; k < N_KEYS; k++)
    {
      if (body->keys[k] == NULL)
        continue;
      keys[k] = new_outlines ();
      for (guint i = 0; i < G_N_ELEMENTS (grains); i++)
        if ((int) grains[i].part == layer->part)
          soleus_strands_add (keys[k], body->keys[k]->pdata[0], &grains[i].grain, k == KEY_STRETCH);
    }
  add_form (layer, SOLEUS_CLASS_STRAND_QUIET, keys);
}

/* Each group is a layer, from back to front; other keys are found by the neutral one. */
static gboolean
is_layer (const SoleusGroup *group)
{
  return !g_str_has_prefix (group->id, key_prefixes[KEY_STRETCH]) &&
         !g_str_has_prefix (group->id, key_prefixes[KEY_POINT]);
}

static gboolean
is_zone (const SoleusGroup *group)
{
  return g_str_has_prefix (group->id, "keep-off-");
}

static Layer *
make_layer (SoleusPlate *self, const SoleusGroup *group)
{
  Layer *layer = g_new0 (Layer, 1);

  layer->part = NO_PART;
  layer->ahead = g_str_equal (group->id, "foot");
  layer->heel = g_str_equal (group->id, "keep-off-tendon");
  layer->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) form_free);
  layer->faded =
      self->aspect == SOLEUS_ASPECT_BEHIND &&
      (g_str_has_prefix (group->id, "gastrocnemius") || g_str_equal (group->id, "raphe"));
  for (guint i = 0; i < G_N_ELEMENTS (part_names); i++)
    if (g_str_equal (group->id, part_names[i].id))
      layer->part = (int) part_names[i].part;
  add_shapes (layer, self->rig, group);
  if (self->aspect == SOLEUS_ASPECT_BEHIND)
    add_strands (layer);
  return layer;
}

static void
widen (Breadth *breadth, double x)
{
  breadth->left = MIN (breadth->left, x);
  breadth->right = MAX (breadth->right, x);
}

/* Above and below the skin the leg is as broad as where it ends. */
static void
measure_breadths (SoleusPlate *self)
{
  const SoleusOutline *skin = soleus_group_get_area (soleus_rig_get_group (self->rig, "skin"));
  guint first = N_BREADTHS, last = 0;

  for (guint i = 0; i < N_BREADTHS; i++)
    {
      Breadth *breadth = &self->breadths[i];
      double y = BREADTH_TOP + i * BREADTH_STEP;

      *breadth = (Breadth){ G_MAXDOUBLE, -G_MAXDOUBLE };
      for (guint k = 0; k < skin->n; k++)
        {
          SoleusVec a = skin->points[k], b = skin->points[(k + 1) % skin->n];

          if ((a.y <= y) != (b.y <= y))
            widen (breadth, a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
        }
      if (breadth->left > breadth->right)
        continue;
      first = MIN (first, i);
      last = i;
    }
  for (guint i = 0; i < N_BREADTHS; i++)
    if (i < first || i > last)
      self->breadths[i] = self->breadths[CLAMP (i, first, last)];
}

/**
 * soleus_plate_new:
 * @rig: (transfer full): the drawing, a group for each layer
 */
SoleusPlate *
soleus_plate_new (SoleusRig *rig, SoleusAspect aspect)
{
  SoleusPlate *self = g_new0 (SoleusPlate, 1);

  self->rig = rig;
  self->aspect = aspect;
  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) layer_free);
  self->zones = g_ptr_array_new_with_free_func ((GDestroyNotify) layer_free);
  for (guint i = 0; i < rig->groups->len; i++)
    {
      Layer *layer;

      if (!is_layer (rig->groups->pdata[i]))
        continue;
      layer = make_layer (self, rig->groups->pdata[i]);
      g_ptr_array_add (is_zone (rig->groups->pdata[i]) ? self->zones : self->layers, layer);
      if (layer->part != NO_PART)
        self->parts[layer->part] = layer;
    }
  if (aspect == SOLEUS_ASPECT_BEHIND)
    measure_breadths (self);
  return self;
}

void
soleus_plate_free (SoleusPlate *self)
{
  g_ptr_array_unref (self->layers);
  g_ptr_array_unref (self->zones);
  soleus_rig_free (self->rig);
  g_free (self);
}

static void
weigh_keys (double ankle, double weights[N_KEYS])
{
  weights[KEY_STRETCH] = CLAMP (ankle / STRETCH_AT, 0, 1);
  weights[KEY_POINT] = CLAMP (ankle / POINT_AT, 0, 1);
  weights[KEY_NEUTRAL] = 1 - weights[KEY_STRETCH] - weights[KEY_POINT];
}

static void
mix_form (Form *form, const double weights[N_KEYS])
{
  for (guint i = 0; i < form->mixed->len; i++)
    {
      const SoleusOutline *outlines[N_KEYS];

      if (form->keys[KEY_STRETCH] == NULL)
        {
          soleus_outline_copy (form->mixed->pdata[i], form->keys[KEY_NEUTRAL]->pdata[i]);
          continue;
        }
      for (guint k = 0; k < N_KEYS; k++)
        outlines[k] = form->keys[k]->pdata[i];
      soleus_outline_mix (outlines, weights, N_KEYS, form->mixed->pdata[i]);
    }
}

/* Bodies and fibres bend round the spot. */
static void
push_form (Form *form, SoleusVec spot)
{
  for (guint i = 0; i < form->mixed->len; i++)
    {
      SoleusOutline *outline = form->mixed->pdata[i];

      for (guint k = 0; k < outline->n; k++)
        {
          double dx = outline->points[k].x - spot.x, dy = outline->points[k].y - spot.y;
          double d = hypot (dx, dy);
          double by =
              d < PUSH_REACH ? PUSH_DEPTH * pow (1 - d / PUSH_REACH, 1.2) / MAX (d, PUSH_LEAST) : 0;

          outline->points[k].x += dx * by;
          outline->points[k].y += dy * by;
        }
    }
}

static gboolean
is_pushed (SoleusPlate *self, const SoleusCalf *calf)
{
  return self->aspect == SOLEUS_ASPECT_BEHIND && soleus_calf_is_pressed (calf) &&
         calf->dent.contact != SOLEUS_CONTACT_ROLLER;
}

/* What a muscle lies in gives way sideways, as far as the roller reaches. */
static void
spread_form (Form *form, double at)
{
  for (guint i = 0; i < form->mixed->len; i++)
    {
      SoleusOutline *outline = form->mixed->pdata[i];

      for (guint k = 0; k < outline->n; k++)
        {
          double d = (outline->points[k].y - at) / SPREAD_REACH;

          if (fabs (d) < 1)
            outline->points[k].x *= 1 + SPREAD * (1 - d * d) * (1 - d * d);
        }
    }
}

/* A leg that turns about its length is as broad as before: what is in its middle goes to one side,
 * and what was at the edge comes in. */
static SoleusVec
turn_point (SoleusPlate *self, SoleusVec at, double sine)
{
  double row = CLAMP ((at.y - BREADTH_TOP) / BREADTH_STEP, 0, N_BREADTHS - 1.001);
  const Breadth *above = &self->breadths[(guint) row], *below = above + 1;
  double t = row - floor (row);
  double left = above->left * (1 - t) + below->left * t;
  double right = above->right * (1 - t) + below->right * t;
  double half = (right - left) / 2, off = (at.x - (left + right) / 2) / half;

  if (fabs (off) < 1)
    at.x -= half * sine * (1 - off * off);
  return at;
}

static void
turn_form (SoleusPlate *self, Form *form, double sine, gboolean ahead)
{
  for (guint i = 0; i < form->mixed->len; i++)
    {
      SoleusOutline *outline = form->mixed->pdata[i];

      for (guint k = 0; k < outline->n; k++)
        if (ahead)
          outline->points[k].x += TOES_AHEAD * sine;
        else
          outline->points[k] = turn_point (self, outline->points[k], sine);
    }
}

static void
lower_form (Form *form, double by)
{
  for (guint i = 0; i < form->mixed->len; i++)
    {
      SoleusOutline *outline = form->mixed->pdata[i];

      for (guint k = 0; k < outline->n; k++)
        outline->points[k].y += by;
    }
}

static void
mix_layer (SoleusPlate *self, Layer *layer, const SoleusCalf *calf, const double weights[N_KEYS])
{
  gboolean pressed = soleus_calf_is_pressed (calf), pushed = is_pushed (self, calf);
  gboolean muscle = layer->part != NO_PART && layer->part != SOLEUS_LEG_PART_TENDON;
  SoleusVec spot = soleus_calf_find_press (calf);

  for (guint k = 0; k < layer->forms->len; k++)
    {
      Form *form = layer->forms->pdata[k];

      mix_form (form, weights);
      if (layer->heel)
        lower_form (form, weights[KEY_STRETCH] * HEEL_STRETCH + weights[KEY_POINT] * HEEL_POINT);
      if (pushed && muscle)
        push_form (form, spot);
      if (pressed && !pushed && !layer->ahead)
        spread_form (form, spot.y);
      if (calf->turn != 0)
        turn_form (self, form, sin (calf->turn * G_PI / 180), layer->ahead);
    }
}

/* Brings the drawing to the angle of the ankle, to how the leg is turned and to what presses. */
static void
mix (SoleusPlate *self, const SoleusCalf *calf)
{
  double weights[N_KEYS];

  if (self->aspect == SOLEUS_ASPECT_SECTION)
    return;
  weigh_keys (calf->ankle > 0 ? calf->ankle * (1 - calf->slack) : calf->ankle, weights);
  for (guint i = 0; i < self->layers->len; i++)
    mix_layer (self, self->layers->pdata[i], calf, weights);
  for (guint i = 0; i < self->zones->len; i++)
    mix_layer (self, self->zones->pdata[i], calf, weights);
}

/* The class that a shape of a marked part is painted as. */
static SoleusClass
mark_class (SoleusClass klass, int part, SoleusMark mark)
{
  gboolean after = mark == SOLEUS_MARK_AFTER;

  switch (klass)
    {
    case SOLEUS_CLASS_MUSCLE_QUIET:
      return after ? SOLEUS_CLASS_MUSCLE_AFTER : SOLEUS_CLASS_MUSCLE_LIT;
    case SOLEUS_CLASS_STRAND_QUIET:
      return after ? SOLEUS_CLASS_STRAND_AFTER : SOLEUS_CLASS_STRAND_LIT;
    case SOLEUS_CLASS_TENDON:
      return SOLEUS_CLASS_TENDON_LIT;
    case SOLEUS_CLASS_TENDON_BLADE:
      return part == SOLEUS_LEG_PART_TENDON ? SOLEUS_CLASS_TENDON_LIT : klass;
    default:
      return klass;
    }
}

static void
trace_form (const Form *form, cairo_t *cr)
{
  static const SoleusFrame here = { 0 };

  for (guint i = 0; i < form->mixed->len; i++)
    soleus_brush_trace_exactly (cr, form->mixed->pdata[i], &here);
}

static gboolean
is_line (const Form *form)
{
  return !((const SoleusOutline *) form->mixed->pdata[0])->closed;
}

static void
draw_form (const Form *form, SoleusBrush *brush, SoleusClass klass, double alpha, cairo_t *cr)
{
  /* Skin has its contour below it. */
  if (klass == SOLEUS_CLASS_SKIN || klass == SOLEUS_CLASS_SKIN_SHADE)
    {
      trace_form (form, cr);
      soleus_brush_fill (brush, cr, SOLEUS_CLASS_CONTOUR, alpha);
    }
  trace_form (form, cr);
  if (is_line (form))
    soleus_brush_stroke (brush, cr, klass, alpha);
  else
    soleus_brush_fill (brush, cr, klass, alpha);
}

/* The soleus lies below the gastrocnemius, which fades where only what it hides is marked. */
static gboolean
is_uncovered (const SoleusCalf *calf)
{
  return calf->target == SOLEUS_MUSCLE_SOLEUS;
}

static gboolean
is_marked (const Layer *layer, const SoleusCalf *calf)
{
  return layer->part != NO_PART && soleus_calf_is_marked (calf, layer->part);
}

/* An edge goes right after its layer, so that a head covers that of the soleus. */
void
soleus_plate_draw (SoleusPlate *self, SoleusBrush *brush, const SoleusCalf *calf, cairo_t *cr)
{
  mix (self, calf);
  for (guint i = 0; i < self->layers->len; i++)
    {
      const Layer *layer = self->layers->pdata[i];
      gboolean marked = is_marked (layer, calf);
      double alpha = layer->faded && is_uncovered (calf) ? FADED : 1;

      for (guint k = 0; k < layer->forms->len; k++)
        {
          const Form *form = layer->forms->pdata[k];

          draw_form (form, brush,
                     marked ? mark_class (form->klass, layer->part, calf->mark) : form->klass,
                     alpha, cr);
        }
      if (!marked)
        continue;
      trace_form (layer->forms->pdata[0], cr);
      soleus_brush_stroke (
          brush, cr, calf->mark == SOLEUS_MARK_AFTER ? SOLEUS_CLASS_RIM_AFTER : SOLEUS_CLASS_RIM,
          1);
    }
}

static void
get_places (SoleusPlate *self, const Place **places, guint *n)
{
  gboolean behind = self->aspect == SOLEUS_ASPECT_BEHIND;

  *places = behind ? behind_places : section_places;
  *n = behind ? G_N_ELEMENTS (behind_places) : G_N_ELEMENTS (section_places);
}

static SoleusVec
find_place (SoleusPlate *self, const Place *place)
{
  const Form *body = self->parts[place->part]->forms->pdata[0];
  SoleusVec a = soleus_outline_get_drawn (body->mixed->pdata[0], place->from);
  SoleusVec b = soleus_outline_get_drawn (body->mixed->pdata[0], place->to);

  return (SoleusVec){ a.x + (b.x - a.x) * place->across, a.y + (b.y - a.y) * place->across };
}

/* Draws a mark in every muscle that is marked, after the plate itself. */
void
soleus_plate_draw_marks (SoleusPlate *self,
                         SoleusBrush *brush,
                         const SoleusGroup *mark,
                         const SoleusCalf *calf,
                         cairo_t *cr)
{
  const Place *places;
  guint n;

  get_places (self, &places, &n);
  for (guint i = 0; i < n; i++)
    {
      SoleusFrame frame = { find_place (self, &places[i]), places[i].tilt };

      if (places[i].part != SOLEUS_LEG_PART_TENDON && soleus_calf_is_marked (calf, places[i].part))
        soleus_brush_draw_group (brush, mark, &frame, cr);
    }
}

/* What pressure keeps off, over the plate itself. */
void
soleus_plate_draw_zones (SoleusPlate *self, SoleusBrush *brush, cairo_t *cr)
{
  for (guint i = 0; i < self->zones->len; i++)
    {
      const Layer *zone = self->zones->pdata[i];

      for (guint k = 0; k < zone->forms->len; k++)
        {
          const Form *form = zone->forms->pdata[k];

          draw_form (form, brush, form->klass, 1, cr);
        }
    }
}

/* Where something presses, on a leg that may be turned. */
SoleusVec
soleus_plate_find_press (SoleusPlate *self, const SoleusCalf *calf)
{
  return turn_point (self, soleus_calf_find_press (calf), sin (calf->turn * G_PI / 180));
}

/* The muscles that are marked, brighter: what pulses while they work. */
void
soleus_plate_draw_glow (SoleusPlate *self, SoleusBrush *brush, const SoleusCalf *calf, cairo_t *cr)
{
  mix (self, calf);
  for (guint i = 0; i < self->layers->len; i++)
    {
      const Layer *layer = self->layers->pdata[i];

      if (layer->part == SOLEUS_LEG_PART_TENDON || !is_marked (layer, calf))
        continue;
      trace_form (layer->forms->pdata[0], cr);
      soleus_brush_fill (brush, cr, SOLEUS_CLASS_MUSCLE_GLOW, 1);
    }
}

/* How far along the leg, from the middle of what presses, the drawing changes with it. */
double
soleus_plate_get_reach (void)
{
  return SPREAD_REACH + EDGE;
}

/* The part of @calf that is seen at a place. */
gboolean
soleus_plate_hit (SoleusPlate *self, const SoleusCalf *calf, SoleusVec at, SoleusLegPart *part)
{
  mix (self, calf);
  for (guint i = self->layers->len; i-- > 0;)
    {
      const Layer *layer = self->layers->pdata[i];
      const Form *body = layer->forms->pdata[0];

      if (layer->part == NO_PART || !soleus_outline_contains (body->mixed->pdata[0], at))
        continue;
      *part = layer->part;
      return TRUE;
    }
  return FALSE;
}
