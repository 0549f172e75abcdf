/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pose-private.h"

#include <math.h>
#include <string.h>

/* Reads what docs/figure.md describes and nothing else: an unknown element or attribute, a missing
 * one, or a number out of range is an error that names file, line and column. */

typedef struct
{
  SoleusPoseBook *book;
  SoleusScene *scene;
  SoleusPose *pose;
  SoleusMotion *motion;
  guint limbs_seen;
  gboolean skeleton_seen;
} Reader;

typedef struct
{
  const char *name;
  int value;
} Word;

static const Word layer_words[] = {
  { "far-arm", SOLEUS_LAYER_FAR_ARM },   { "far-leg", SOLEUS_LAYER_FAR_LEG },
  { "prop", SOLEUS_LAYER_PROP },         { "head", SOLEUS_LAYER_HEAD },
  { "trunk", SOLEUS_LAYER_TRUNK },       { "near-leg", SOLEUS_LAYER_NEAR_LEG },
  { "near-arm", SOLEUS_LAYER_NEAR_ARM }, { NULL, 0 },
};

static const Word limb_words[] = {
  { "near-leg", SOLEUS_LIMB_NEAR_LEG },
  { "far-leg", SOLEUS_LIMB_FAR_LEG },
  { "near-arm", SOLEUS_LIMB_NEAR_ARM },
  { "far-arm", SOLEUS_LIMB_FAR_ARM },
  { NULL, 0 },
};

static const Word hand_words[] = {
  { "relaxed", SOLEUS_HAND_RELAXED },
  { "flat", SOLEUS_HAND_FLAT },
  { "flat-back", SOLEUS_HAND_FLAT_BACK },
  { "grip", SOLEUS_HAND_GRIP },
  { NULL, 0 },
};

static const Word prop_words[] = {
  { "wall", SOLEUS_PROP_WALL },
  { "roller", SOLEUS_PROP_ROLLER },
  { "ball", SOLEUS_PROP_BALL },
  { "chair", SOLEUS_PROP_CHAIR },
  { NULL, 0 },
};

static const Word ease_words[] = {
  { "smooth", SOLEUS_EASE_SMOOTH },
  { "linear", SOLEUS_EASE_LINEAR },
  { NULL, 0 },
};

static const Word truth_words[] = { { "true", TRUE }, { "false", FALSE }, { NULL, 0 } };

static gboolean fail (GError **error, SoleusPoseError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
fail (GError **error, SoleusPoseError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (SOLEUS_POSE_ERROR, code, format, args));
  va_end (args);
  return FALSE;
}

static gboolean
find_word (const Word *words, const char *text, int *value)
{
  for (; words->name; words++)
    if (g_str_equal (words->name, text))
      {
        *value = words->value;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_word (const Word *words, const char *attribute, const char *text, int *value, GError **error)
{
  if (text == NULL || find_word (words, text, value))
    return TRUE;
  return fail (error, SOLEUS_POSE_ERROR_FORMAT, "“%s” is not a value of “%s”", text, attribute);
}

static gboolean
parse_numbers (const char *attribute, const char *text, guint n, double *numbers, GError **error)
{
  const char *rest = text;

  if (text == NULL)
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      char *end;

      numbers[i] = g_ascii_strtod (rest, &end);
      if (end == rest || !isfinite (numbers[i]) || ABS (numbers[i]) > 5000)
        return fail (error, SOLEUS_POSE_ERROR_FORMAT, "“%s” needs %u number(s), not “%s”",
                     attribute, n, text);
      rest = end;
    }
  if (rest[strspn (rest, " ")] != '\0')
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "“%s” needs %u number(s), not “%s”", attribute, n,
                 text);
  return TRUE;
}

static gboolean
parse_point (const char *attribute, const char *text, SoleusVec *point, GError **error)
{
  double xy[2] = { point->x, point->y };

  if (!parse_numbers (attribute, text, 2, xy, error))
    return FALSE;
  *point = (SoleusVec){ xy[0], xy[1] };
  return TRUE;
}

static const char *
intern (Reader *self, const char *name)
{
  return name ? g_string_chunk_insert_const (self->book->names, name) : NULL;
}

static const SoleusPose *
find_pose (Reader *self, const char *name, GError **error)
{
  const SoleusPose *pose = soleus_pose_book_get_pose (self->book, name);

  if (pose == NULL)
    fail (error, SOLEUS_POSE_ERROR_UNKNOWN, "There is no pose “%s” above this line", name);
  return pose;
}

static gboolean
find_arrow (const SoleusScene *scene, const char *name, const SoleusArrow **arrow, GError **error)
{
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < scene->n_arrows; i++)
    if (g_str_equal (scene->arrows[i].name, name))
      {
        *arrow = &scene->arrows[i];
        return TRUE;
      }
  return fail (error, SOLEUS_POSE_ERROR_UNKNOWN, "The scene “%s” has no arrow “%s”", scene->name,
               name);
}

#define STRING   G_MARKUP_COLLECT_STRING
#define OPTIONAL (G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL)
#define END      G_MARKUP_COLLECT_INVALID

static gboolean
start_diagrams (
    Reader *self, const char *element, const char **names, const char **values, GError **error)
{
  const char *version;

  if (!g_markup_collect_attributes (element, names, values, error, STRING, "version", &version,
                                    END))
    return FALSE;
  if (!g_str_equal (version, "1"))
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "Version “%s” is not known", version);
  return TRUE;
}

static gboolean
start_skeleton (
    Reader *self, const char *element, const char **names, const char **values, GError **error)
{
  SoleusSkeleton *s = &self->book->skeleton;
  const char *thigh, *shank, *upper, *fore, *waist, *shoulder, *neck, *step, *palm, *heel;

  if (!g_markup_collect_attributes (element, names, values, error, STRING, "thigh", &thigh, STRING,
                                    "shank", &shank, STRING, "upper-arm", &upper, STRING, "forearm",
                                    &fore, STRING, "waist", &waist, STRING, "shoulder", &shoulder,
                                    STRING, "neck", &neck, STRING, "step-lift", &step, STRING,
                                    "palm-lift", &palm, STRING, "heel-rise", &heel, END))
    return FALSE;
  self->skeleton_seen = TRUE;
  return parse_numbers ("thigh", thigh, 1, &s->thigh, error) &&
         parse_numbers ("shank", shank, 1, &s->shank, error) &&
         parse_numbers ("upper-arm", upper, 1, &s->upper_arm, error) &&
         parse_numbers ("forearm", fore, 1, &s->forearm, error) &&
         parse_point ("waist", waist, &s->waist, error) &&
         parse_point ("shoulder", shoulder, &s->shoulder, error) &&
         parse_point ("neck", neck, &s->neck, error) &&
         parse_numbers ("step-lift", step, 1, &s->step_lift, error) &&
         parse_numbers ("palm-lift", palm, 1, &s->palm_lift, error) &&
         parse_numbers ("heel-rise", heel, 1, &s->heel_rise, error);
}

static gboolean
parse_layers (SoleusScene *scene, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i]; i++)
    {
      int layer = 0;

      if (i == SOLEUS_N_LAYERS)
        return fail (error, SOLEUS_POSE_ERROR_FORMAT, "“layers” has too many names");
      if (!parse_word (layer_words, "layers", words[i], &layer, error))
        return FALSE;
      scene->layers[scene->n_layers++] = layer;
    }
  return TRUE;
}

static gboolean
start_scene (
    Reader *self, const char *element, const char **names, const char **values, GError **error)
{
  SoleusScene *scene = g_new0 (SoleusScene, 1);
  const char *name, *view, *layers, *rest;

  g_ptr_array_add (self->book->scenes, scene);
  scene->name = "";
  if (!g_markup_collect_attributes (element, names, values, error, STRING, "name", &name, STRING,
                                    "view", &view, STRING, "layers", &layers, OPTIONAL, "rest",
                                    &rest, END))
    return FALSE;
  if (soleus_pose_book_find_scene (self->book, name))
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "There is a scene “%s” already", name);
  scene->name = intern (self, name);
  scene->rest_name = intern (self, rest);
  self->scene = scene;
  return parse_numbers ("view", view, 4, scene->view, error) && parse_layers (scene, layers, error);
}

static gboolean
start_arrow (
    Reader *self, const char *element, const char **names, const char **values, GError **error)
{
  const char *name, *at, *angle;
  SoleusArrow *arrow;

  if (self->scene->n_arrows == SOLEUS_MAX_ARROWS)
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "A scene has at most %d arrows",
                 SOLEUS_MAX_ARROWS);
  arrow = &self->scene->arrows[self->scene->n_arrows];
  if (!g_markup_collect_attributes (element, names, values, error, STRING, "name", &name, STRING,
                                    "at", &at, STRING, "angle", &angle, END))
    return FALSE;
  arrow->name = intern (self, name);
  self->scene->n_arrows++;
  return parse_point ("at", at, &arrow->at, error) &&
         parse_numbers ("angle", angle, 1, &arrow->angle, error);
}

static gboolean
start_pose (
    Reader *self, const char *element, const char **names, const char **values, GError **error)
{
  SoleusPose *pose = g_new0 (SoleusPose, 1);
  const char *name, *scene, *hip, *pelvis, *trunk, *head;

  pose->name = "";
  g_ptr_array_add (self->book->poses, pose);
  if (!g_markup_collect_attributes (element, names, values, error, STRING, "name", &name, STRING,
                                    "scene", &scene, STRING, "hip", &hip, STRING, "pelvis", &pelvis,
                                    STRING, "trunk", &trunk, STRING, "head", &head, END))
    return FALSE;
  if (soleus_pose_book_get_pose (self->book, name))
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "There is a pose “%s” already", name);
  pose->name = intern (self, name);
  pose->scene = soleus_pose_book_find_scene (self->book, scene);
  if (pose->scene == NULL)
    return fail (error, SOLEUS_POSE_ERROR_UNKNOWN, "There is no scene “%s” above this line", scene);
  self->pose = pose;
  self->limbs_seen = 0;
  return parse_point ("hip", hip, &pose->hip, error) &&
         parse_numbers ("pelvis", pelvis, 1, &pose->pelvis, error) &&
         parse_numbers ("trunk", trunk, 1, &pose->trunk, error) &&
         parse_numbers ("head", head, 1, &pose->head, error);
}

static gboolean
start_limb (
    Reader *self, const char *element, const char **names, const char **values, GError **error)
{
  const char *at, *angle, *planted, *locked = NULL, *turn = NULL, *toes = NULL, *shape = NULL;
  int limb = 0, hand = SOLEUS_HAND_RELAXED;
  SoleusTarget *target;
  gboolean leg;

  find_word (limb_words, element, &limb);
  leg = limb <= SOLEUS_LIMB_FAR_LEG;
  if (self->limbs_seen & (1u << limb))
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "A second <%s> in one pose", element);
  self->limbs_seen |= 1u << limb;
  target = &self->pose->limbs[limb];
  if (leg ? !g_markup_collect_attributes (element, names, values, error, STRING, "ankle", &at,
                                          STRING, "foot", &angle, OPTIONAL, "planted", &planted,
                                          OPTIONAL, "locked", &locked, OPTIONAL, "turn", &turn,
                                          OPTIONAL, "toes", &toes, END)
          : !g_markup_collect_attributes (element, names, values, error, STRING, "wrist", &at,
                                          STRING, "hand", &angle, STRING, "shape", &shape, OPTIONAL,
                                          "planted", &planted, END))
    return FALSE;
  if (!parse_word (hand_words, "shape", shape, &hand, error))
    return FALSE;
  target->hand = target->other = hand;
  return parse_point (leg ? "ankle" : "wrist", at, &target->at, error) &&
         parse_numbers (leg ? "foot" : "hand", angle, 1, &target->angle, error) &&
         parse_numbers ("turn", turn, 1, &target->turn, error) &&
         parse_numbers ("toes", toes, 1, &target->toes, error) &&
         parse_word (truth_words, "planted", planted, &target->planted, error) &&
         parse_word (truth_words, "locked", locked, &target->locked, error);
}

static gboolean
start_prop (
    Reader *self, const char *element, const char **names, const char **values, GError **error)
{
  SoleusProp *prop = &self->pose->prop;
  const char *name, *at, *angle;
  int kind = SOLEUS_PROP_NONE;

  if (prop->kind != SOLEUS_PROP_NONE)
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "A second <prop> in one pose");
  if (!g_markup_collect_attributes (element, names, values, error, STRING, "name", &name, STRING,
                                    "at", &at, OPTIONAL, "angle", &angle, END))
    return FALSE;
  if (!parse_word (prop_words, "name", name, &kind, error))
    return FALSE;
  prop->kind = kind;
  return parse_point ("at", at, &prop->at, error) &&
         parse_numbers ("angle", angle, 1, &prop->angle, error);
}

static gboolean
start_shadow (
    Reader *self, const char *element, const char **names, const char **values, GError **error)
{
  const char *at, *radius;
  SoleusShadow *shadow;

  if (self->pose->n_shadows == SOLEUS_MAX_SHADOWS)
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "A pose has at most %d shadows",
                 SOLEUS_MAX_SHADOWS);
  shadow = &self->pose->shadows[self->pose->n_shadows++];
  if (!g_markup_collect_attributes (element, names, values, error, STRING, "at", &at, STRING,
                                    "radius", &radius, END))
    return FALSE;
  return parse_point ("at", at, &shadow->at, error) &&
         parse_numbers ("radius", radius, 1, &shadow->radius, error);
}

static gboolean
start_motion (
    Reader *self, const char *element, const char **names, const char **values, GError **error)
{
  SoleusMotion *motion = soleus_motion_alloc ();
  const char *name, *ready, *still, *arrow;

  motion->name = "";
  g_ptr_array_add (self->book->motions, motion);
  if (!g_markup_collect_attributes (element, names, values, error, STRING, "name", &name, STRING,
                                    "ready", &ready, OPTIONAL, "still", &still, OPTIONAL, "arrow",
                                    &arrow, END))
    return FALSE;
  if (soleus_pose_book_get_motion (self->book, name))
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "There is a motion “%s” already", name);
  motion->name = intern (self, name);
  motion->ready = find_pose (self, ready, error);
  if (motion->ready == NULL)
    return FALSE;
  if (still && (motion->still = find_pose (self, still, error)) == NULL)
    return FALSE;
  self->motion = motion;
  return find_arrow (motion->ready->scene, arrow, &motion->arrow, error);
}

static gboolean
start_move (
    Reader *self, const char *element, const char **names, const char **values, GError **error)
{
  gboolean cycle = g_str_equal (element, "cycle");
  const char *to, *seconds, *ease, *arrow;
  SoleusMove move = { NULL };
  int kind = SOLEUS_EASE_SMOOTH;

  if (!g_markup_collect_attributes (element, names, values, error, STRING, "to", &to, STRING,
                                    "seconds", &seconds, OPTIONAL, "ease", &ease, OPTIONAL, "arrow",
                                    &arrow, END))
    return FALSE;
  move.to = find_pose (self, to, error);
  if (move.to == NULL || !parse_numbers ("seconds", seconds, 1, &move.seconds, error) ||
      !parse_word (ease_words, "ease", ease, &kind, error) ||
      !find_arrow (self->motion->ready->scene, arrow, &move.arrow, error))
    return FALSE;
  if (move.seconds <= 0)
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "“seconds” must be more than 0");
  if (move.to->scene != self->motion->ready->scene)
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "The pose “%s” is of the scene “%s”, not “%s”",
                 to, move.to->scene->name, self->motion->ready->scene->name);
  if (!cycle && self->motion->cycle->len > 0)
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "<in> after <cycle>");
  move.ease = kind;
  g_array_append_val (cycle ? self->motion->cycle : self->motion->in, move);
  return TRUE;
}

typedef gboolean (*StartFunc) (
    Reader *self, const char *element, const char **names, const char **values, GError **error);

static const struct
{
  const char *parent;
  const char *name;
  StartFunc start;
} elements[] = {
  { NULL, "diagrams", start_diagrams }, { "diagrams", "skeleton", start_skeleton },
  { "diagrams", "scene", start_scene }, { "scene", "arrow", start_arrow },
  { "diagrams", "pose", start_pose },   { "pose", "near-leg", start_limb },
  { "pose", "far-leg", start_limb },    { "pose", "near-arm", start_limb },
  { "pose", "far-arm", start_limb },    { "pose", "prop", start_prop },
  { "pose", "shadow", start_shadow },   { "diagrams", "motion", start_motion },
  { "motion", "in", start_move },       { "motion", "cycle", start_move },
};

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  const GSList *stack = g_markup_parse_context_get_element_stack (context);
  const char *parent = stack->next ? stack->next->data : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (g_str_equal (elements[i].name, element) && g_strcmp0 (elements[i].parent, parent) == 0)
      {
        elements[i].start (user_data, element, names, values, error);
        return;
      }
  fail (error, SOLEUS_POSE_ERROR_FORMAT, "<%s> may not stand in <%s>", element,
        parent ? parent : "the document");
}

static gboolean
finish_motion (SoleusMotion *motion, GError **error)
{
  const SoleusPose *end = soleus_motion_get_end (motion);

  if (motion->still == NULL)
    motion->still = end;
  if (motion->cycle->len == 0)
    return TRUE;
  if (g_array_index (motion->cycle, SoleusMove, motion->cycle->len - 1).to != end)
    return fail (error, SOLEUS_POSE_ERROR_FORMAT,
                 "The cycle of “%s” must end at “%s”, where it begins", motion->name, end->name);
  return TRUE;
}

static void
end_element_cb (GMarkupParseContext *context,
                const char *element,
                gpointer user_data,
                GError **error)
{
  Reader *self = user_data;

  if (g_str_equal (element, "pose") && self->limbs_seen != (1u << SOLEUS_N_LIMBS) - 1)
    fail (error, SOLEUS_POSE_ERROR_FORMAT, "The pose “%s” needs two legs and two arms",
          self->pose->name);
  else if (g_str_equal (element, "motion"))
    finish_motion (self->motion, error);
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      {
        fail (error, SOLEUS_POSE_ERROR_FORMAT, "Text between the elements");
        return;
      }
}

static gboolean
resolve_rests (Reader *self, GError **error)
{
  if (!self->skeleton_seen)
    return fail (error, SOLEUS_POSE_ERROR_FORMAT, "There is no <skeleton>");
  for (guint i = 0; i < self->book->scenes->len; i++)
    {
      SoleusScene *scene = g_ptr_array_index (self->book->scenes, i);

      if (scene->rest_name == NULL)
        continue;
      scene->rest = soleus_pose_book_get_pose (self->book, scene->rest_name);
      if (scene->rest == NULL || scene->rest->scene != scene)
        return fail (error, SOLEUS_POSE_ERROR_UNKNOWN,
                     "The scene “%s” rests in “%s”, not a pose of it", scene->name,
                     scene->rest_name);
    }
  return TRUE;
}

/**
 * soleus_pose_book_new:
 * @bytes: the file's content, as docs/figure.md describes it
 * @file_name: what to call the file in an error
 *
 * Returns: (transfer full) (nullable): the poses and motions, or %NULL with @error that names
 *   file:line:column
 */
SoleusPoseBook *
soleus_pose_book_new (GBytes *bytes, const char *file_name, GError **error)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, NULL, NULL };
  g_autoptr (SoleusPoseBook) book = soleus_pose_book_alloc ();
  Reader reader = { .book = book };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) local = NULL;
  const char *text;
  gsize length;
  int line, column;

  text = g_bytes_get_data (bytes, &length);
  context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  if (g_markup_parse_context_parse (context, text, length, &local) &&
      g_markup_parse_context_end_parse (context, &local) && resolve_rests (&reader, &local))
    return g_steal_pointer (&book);

  g_markup_parse_context_get_position (context, &line, &column);
  g_set_error (error, SOLEUS_POSE_ERROR,
               local->domain == SOLEUS_POSE_ERROR ? local->code : SOLEUS_POSE_ERROR_FORMAT,
               "%s:%d:%d: %s", file_name, line, column, local->message);
  return NULL;
}
