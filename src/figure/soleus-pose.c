/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pose.h"

#include "soleus-content.h"

/* From the rest of a scene to where a motion is begun, in one move. */
#define STEP_SECONDS 1.4

typedef struct
{
  SoleusPoseBook *book;
  SoleusScene *scene;
  SoleusPose *pose;
  SoleusMotion *motion;
} Reader;

/* In the order of the enumerations. */
static const char *const layers[] = {
  "far-arm", "far-leg", "prop", "head", "trunk", "near-leg", "near-arm", NULL,
};
static const char *const limbs[] = { "near-leg", "far-leg", "near-arm", "far-arm", NULL };
static const char *const hands[] = { "relaxed", "flat", "flat-back", "grip", NULL };
static const char *const props[] = { "none", "wall", "roller", "ball", "chair", "strap", NULL };
static const char *const eases[] = { "smooth", "linear", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (layers) == SOLEUS_N_LAYERS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (limbs) == SOLEUS_N_LIMBS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (hands) == SOLEUS_N_HANDS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (props) == SOLEUS_N_PROPS + 1);

GQuark
soleus_pose_error_quark (void)
{
  return g_quark_from_static_string ("soleus-pose-error-quark");
}

static guint
read_word (const char *const *words, const char *text)
{
  guint i = 0;

  while (words[i] && !g_str_equal (words[i], text))
    i++;
  g_assert (words[i] != NULL);
  return i;
}

/* Leaves @numbers as they are where the attribute is missing. */
static void
read_numbers (const char *text, guint n, double *numbers)
{
  for (guint i = 0; text && i < n; i++)
    {
      char *end;

      numbers[i] = g_ascii_strtod (text, &end);
      g_assert (end != text);
      text = end;
    }
}

static SoleusVec
read_point (const char *text)
{
  double xy[2] = { 0 };

  read_numbers (text, 2, xy);
  return (SoleusVec){ xy[0], xy[1] };
}

static const char *
keep_name (Reader *self, const char *name)
{
  return g_string_chunk_insert_const (self->book->names, name);
}

static const SoleusScene *
find_scene (Reader *self, const char *name)
{
  for (guint i = 0; i < self->book->scenes->len; i++)
    {
      const SoleusScene *scene = self->book->scenes->pdata[i];

      if (g_str_equal (scene->name, name))
        return scene;
    }
  g_error ("There is no scene “%s”", name);
}

static const SoleusPose *
find_pose (Reader *self, const char *name)
{
  const SoleusPose *pose = soleus_pose_book_get_pose (self->book, name);

  if (pose == NULL)
    g_error ("There is no pose “%s”", name);
  return pose;
}

static const SoleusArrow *
find_arrow (const SoleusScene *scene, const char *name)
{
  if (name == NULL)
    return NULL;
  for (guint i = 0; i < scene->n_arrows; i++)
    if (g_str_equal (scene->arrows[i].name, name))
      return &scene->arrows[i];
  g_error ("The scene “%s” has no arrow “%s”", scene->name, name);
}

#define STRING   G_MARKUP_COLLECT_STRING
#define OPTIONAL (G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL)
#define TRUTH    (G_MARKUP_COLLECT_BOOLEAN | G_MARKUP_COLLECT_OPTIONAL)
#define END      G_MARKUP_COLLECT_INVALID

static void
start_skeleton (Reader *self, const char **names, const char **values, GError **error)
{
  SoleusSkeleton *s = &self->book->skeleton;
  const char *thigh, *shank, *upper, *fore, *waist, *shoulder, *neck, *step, *palm, *heel;

  if (!g_markup_collect_attributes ("skeleton", names, values, error, STRING, "thigh", &thigh,
                                    STRING, "shank", &shank, STRING, "upper-arm", &upper, STRING,
                                    "forearm", &fore, STRING, "waist", &waist, STRING, "shoulder",
                                    &shoulder, STRING, "neck", &neck, STRING, "step-lift", &step,
                                    STRING, "palm-lift", &palm, STRING, "heel-rise", &heel, END))
    return;
  read_numbers (thigh, 1, &s->thigh);
  read_numbers (shank, 1, &s->shank);
  read_numbers (upper, 1, &s->upper_arm);
  read_numbers (fore, 1, &s->forearm);
  s->waist = read_point (waist);
  s->shoulder = read_point (shoulder);
  s->neck = read_point (neck);
  read_numbers (step, 1, &s->step_lift);
  read_numbers (palm, 1, &s->palm_lift);
  read_numbers (heel, 1, &s->heel_rise);
}

static void
start_scene (Reader *self, const char **names, const char **values, GError **error)
{
  SoleusScene *scene = self->scene = g_new0 (SoleusScene, 1);
  const char *name, *view, *order, *rest, *off;
  g_auto (GStrv) words = NULL;

  g_ptr_array_add (self->book->scenes, scene);
  if (!g_markup_collect_attributes ("scene", names, values, error, STRING, "name", &name, STRING,
                                    "view", &view, STRING, "layers", &order, OPTIONAL, "rest",
                                    &rest, OPTIONAL, "off", &off, END))
    return;
  scene->name = keep_name (self, name);
  scene->rest_name = rest ? keep_name (self, rest) : NULL;
  scene->off_name = off ? keep_name (self, off) : NULL;
  read_numbers (view, 4, scene->view);
  words = g_strsplit (order, " ", -1);
  g_assert (g_strv_length (words) <= SOLEUS_N_LAYERS);
  for (; words[scene->n_layers]; scene->n_layers++)
    scene->layers[scene->n_layers] = read_word (layers, words[scene->n_layers]);
}

static void
start_arrow (Reader *self, const char **names, const char **values, GError **error)
{
  SoleusArrow *arrow = &self->scene->arrows[self->scene->n_arrows++];
  const char *name, *at, *angle;

  g_assert (self->scene->n_arrows <= SOLEUS_MAX_ARROWS);
  if (!g_markup_collect_attributes ("arrow", names, values, error, STRING, "name", &name, STRING,
                                    "at", &at, STRING, "angle", &angle, END))
    return;
  arrow->name = keep_name (self, name);
  arrow->at = read_point (at);
  read_numbers (angle, 1, &arrow->angle);
}

static void
start_pose (Reader *self, const char **names, const char **values, GError **error)
{
  SoleusPose *pose = self->pose = g_new0 (SoleusPose, 1);
  const char *name, *scene, *hip, *pelvis, *trunk, *head;

  g_ptr_array_add (self->book->poses, pose);
  if (!g_markup_collect_attributes ("pose", names, values, error, STRING, "name", &name, STRING,
                                    "scene", &scene, STRING, "hip", &hip, STRING, "pelvis", &pelvis,
                                    STRING, "trunk", &trunk, STRING, "head", &head, END))
    return;
  pose->name = keep_name (self, name);
  pose->scene = find_scene (self, scene);
  pose->hip = read_point (hip);
  read_numbers (pelvis, 1, &pose->pelvis);
  read_numbers (trunk, 1, &pose->trunk);
  read_numbers (head, 1, &pose->head);
}

static void
start_leg (
    SoleusTarget *leg, const char *element, const char **names, const char **values, GError **error)
{
  const char *at, *angle, *turn, *toes;

  if (!g_markup_collect_attributes (element, names, values, error, STRING, "ankle", &at, STRING,
                                    "foot", &angle, TRUTH, "planted", &leg->planted, TRUTH,
                                    "locked", &leg->locked, OPTIONAL, "turn", &turn, OPTIONAL,
                                    "toes", &toes, END))
    return;
  leg->at = read_point (at);
  read_numbers (angle, 1, &leg->angle);
  read_numbers (turn, 1, &leg->turn);
  read_numbers (toes, 1, &leg->toes);
}

static void
start_arm (
    SoleusTarget *arm, const char *element, const char **names, const char **values, GError **error)
{
  const char *at, *angle, *shape;

  if (!g_markup_collect_attributes (element, names, values, error, STRING, "wrist", &at, STRING,
                                    "hand", &angle, STRING, "shape", &shape, TRUTH, "planted",
                                    &arm->planted, END))
    return;
  arm->at = read_point (at);
  read_numbers (angle, 1, &arm->angle);
  arm->hand = arm->other = read_word (hands, shape);
}

static void
start_prop (SoleusProp *prop, const char **names, const char **values, GError **error)
{
  const char *name, *at, *angle;

  if (!g_markup_collect_attributes ("prop", names, values, error, STRING, "name", &name, STRING,
                                    "at", &at, OPTIONAL, "angle", &angle, END))
    return;
  prop->kind = read_word (props, name);
  prop->at = read_point (at);
  read_numbers (angle, 1, &prop->angle);
}

static void
start_shadow (SoleusPose *pose, const char **names, const char **values, GError **error)
{
  SoleusShadow *shadow = &pose->shadows[pose->n_shadows++];
  const char *at, *radius;

  g_assert (pose->n_shadows <= SOLEUS_MAX_SHADOWS);
  if (!g_markup_collect_attributes ("shadow", names, values, error, STRING, "at", &at, STRING,
                                    "radius", &radius, END))
    return;
  shadow->at = read_point (at);
  read_numbers (radius, 1, &shadow->radius);
}

static void
start_motion (Reader *self, const char **names, const char **values, GError **error)
{
  SoleusMotion *motion = self->motion = g_new0 (SoleusMotion, 1);
  const char *name, *ready, *still, *arrow;

  motion->step = g_array_new (FALSE, TRUE, sizeof (SoleusMove));
  motion->in = g_array_new (FALSE, TRUE, sizeof (SoleusMove));
  motion->cycle = g_array_new (FALSE, TRUE, sizeof (SoleusMove));
  g_ptr_array_add (self->book->motions, motion);
  if (!g_markup_collect_attributes ("motion", names, values, error, STRING, "name", &name, STRING,
                                    "ready", &ready, OPTIONAL, "still", &still, OPTIONAL, "arrow",
                                    &arrow, END))
    return;
  motion->name = keep_name (self, name);
  motion->ready = find_pose (self, ready);
  motion->still = still ? find_pose (self, still) : NULL;
  motion->arrow = find_arrow (motion->ready->scene, arrow);
}

static void
start_move (
    Reader *self, const char *element, const char **names, const char **values, GError **error)
{
  SoleusMotion *motion = self->motion;
  SoleusMove move = { NULL };
  const char *to, *seconds, *ease, *arrow;

  if (!g_markup_collect_attributes (element, names, values, error, STRING, "to", &to, STRING,
                                    "seconds", &seconds, OPTIONAL, "ease", &ease, OPTIONAL, "arrow",
                                    &arrow, END))
    return;
  move.to = find_pose (self, to);
  read_numbers (seconds, 1, &move.seconds);
  move.ease = ease ? read_word (eases, ease) : SOLEUS_EASE_SMOOTH;
  move.arrow = find_arrow (motion->ready->scene, arrow);
  g_array_append_val (g_str_equal (element, "cycle")  ? motion->cycle
                      : g_str_equal (element, "step") ? motion->step
                                                      : motion->in,
                      move);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Reader *self = user_data;

  if (g_str_equal (element, "skeleton"))
    start_skeleton (self, names, values, error);
  else if (g_str_equal (element, "scene"))
    start_scene (self, names, values, error);
  else if (g_str_equal (element, "arrow"))
    start_arrow (self, names, values, error);
  else if (g_str_equal (element, "pose"))
    start_pose (self, names, values, error);
  else if (g_str_has_suffix (element, "-leg"))
    start_leg (&self->pose->limbs[read_word (limbs, element)], element, names, values, error);
  else if (g_str_has_suffix (element, "-arm"))
    start_arm (&self->pose->limbs[read_word (limbs, element)], element, names, values, error);
  else if (g_str_equal (element, "prop"))
    start_prop (&self->pose->prop, names, values, error);
  else if (g_str_equal (element, "shadow"))
    start_shadow (self->pose, names, values, error);
  else if (g_str_equal (element, "motion"))
    start_motion (self, names, values, error);
  else if (g_str_equal (element, "step") || g_str_equal (element, "in") ||
           g_str_equal (element, "cycle"))
    start_move (self, element, names, values, error);
}

/* A motion's stand-in and a scene's rest may name poses that are read after them. */
static void
resolve (Reader *self)
{
  for (guint i = 0; i < self->book->motions->len; i++)
    {
      SoleusMotion *motion = self->book->motions->pdata[i];

      if (motion->still == NULL)
        motion->still = soleus_motion_get_end (motion);
    }
  for (guint i = 0; i < self->book->scenes->len; i++)
    {
      SoleusScene *scene = self->book->scenes->pdata[i];

      if (scene->rest_name)
        scene->rest = find_pose (self, scene->rest_name);
      if (scene->off_name)
        scene->off = find_pose (self, scene->off_name);
    }
}

static void
motion_free (SoleusMotion *self)
{
  g_array_unref (self->step);
  g_array_unref (self->in);
  g_array_unref (self->cycle);
  g_free (self);
}

/**
 * soleus_pose_book_new:
 * @bytes: poses and motions as docs/figure.md describes them, checked when the program was built
 *
 * Returns: (transfer full): the poses and motions
 */
SoleusPoseBook *
soleus_pose_book_new (GBytes *bytes)
{
  static const GMarkupParser parser = { start_element_cb, NULL, NULL, NULL, NULL };
  SoleusPoseBook *self = g_new0 (SoleusPoseBook, 1);
  Reader reader = { .book = self };

  self->names = g_string_chunk_new (1024);
  self->scenes = g_ptr_array_new_with_free_func (g_free);
  self->poses = g_ptr_array_new_with_free_func (g_free);
  self->motions = g_ptr_array_new_with_free_func ((GDestroyNotify) motion_free);
  soleus_content_parse (bytes, &parser, &reader);
  resolve (&reader);
  return self;
}

/**
 * soleus_pose_book_free:
 *
 * Frees the book and with it every pose and motion that came out of it.
 */
void
soleus_pose_book_free (SoleusPoseBook *self)
{
  g_ptr_array_unref (self->motions);
  g_ptr_array_unref (self->poses);
  g_ptr_array_unref (self->scenes);
  g_string_chunk_free (self->names);
  g_free (self);
}

const SoleusPose *
soleus_pose_book_get_pose (SoleusPoseBook *self, const char *name)
{
  for (guint i = 0; i < self->poses->len; i++)
    {
      const SoleusPose *pose = g_ptr_array_index (self->poses, i);

      if (g_str_equal (pose->name, name))
        return pose;
    }
  return NULL;
}

/**
 * soleus_pose_book_get_motion:
 * @name: as routines name it
 *
 * Returns: (nullable) (transfer none): the motion
 */
const SoleusMotion *
soleus_pose_book_get_motion (SoleusPoseBook *self, const char *name)
{
  for (guint i = 0; i < self->motions->len; i++)
    {
      const SoleusMotion *motion = g_ptr_array_index (self->motions, i);

      if (g_str_equal (motion->name, name))
        return motion;
    }
  return NULL;
}

/**
 * soleus_motion_get_end:
 *
 * Returns: (transfer none): the pose that the work begins with: where the way in ends
 */
const SoleusPose *
soleus_motion_get_end (const SoleusMotion *self)
{
  if (self->in->len == 0)
    return self->ready;
  return g_array_index (self->in, SoleusMove, self->in->len - 1).to;
}

static double
sum_seconds (GArray *moves)
{
  double seconds = 0;

  for (guint i = 0; i < moves->len; i++)
    seconds += g_array_index (moves, SoleusMove, i).seconds;
  return seconds;
}

/**
 * soleus_motion_get_step_seconds:
 *
 * Returns: how long the way from the rest of the scene takes, 0 where it is begun from there
 */
double
soleus_motion_get_step_seconds (const SoleusMotion *self)
{
  const SoleusPose *rest = self->ready->scene->rest;

  if (rest == NULL || rest == self->ready)
    return 0;
  return self->step->len > 0 ? sum_seconds (self->step) : STEP_SECONDS;
}

/**
 * soleus_motion_get_in_seconds:
 *
 * Returns: how long the way into the exercise takes, 0 where there is none
 */
double
soleus_motion_get_in_seconds (const SoleusMotion *self)
{
  return sum_seconds (self->in);
}

/**
 * soleus_motion_get_cycle_seconds:
 *
 * Returns: how long one whole cycle takes, 0 for a hold
 */
double
soleus_motion_get_cycle_seconds (const SoleusMotion *self)
{
  return sum_seconds (self->cycle);
}
