/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Units everywhere: 1000 = body height, x forward, y down, floor line y = 1000. Angles are SVG
 * rotations in degrees, clockwise, in world space. docs/figure.md has the whole of it. */

#define SOLEUS_FLOOR 1000.0

/* The place where toes bend, forward of the ankle. */
#define SOLEUS_TOES_AT 76.0

typedef struct
{
  double x;
  double y;
} SoleusVec;

typedef enum
{
  SOLEUS_LIMB_NEAR_LEG,
  SOLEUS_LIMB_FAR_LEG,
  SOLEUS_LIMB_NEAR_ARM,
  SOLEUS_LIMB_FAR_ARM,
  SOLEUS_N_LIMBS,
} SoleusLimb;

typedef enum
{
  SOLEUS_HAND_RELAXED,
  SOLEUS_HAND_FLAT,
  SOLEUS_HAND_FLAT_BACK,
  SOLEUS_HAND_GRIP,
  SOLEUS_N_HANDS,
} SoleusHand;

typedef enum
{
  SOLEUS_PROP_NONE,
  SOLEUS_PROP_WALL,
  SOLEUS_PROP_ROLLER,
  SOLEUS_PROP_BALL,
  SOLEUS_PROP_CHAIR,
  SOLEUS_PROP_STRAP,
  SOLEUS_N_PROPS,
} SoleusPropKind;

typedef enum
{
  SOLEUS_LAYER_FAR_ARM,
  SOLEUS_LAYER_FAR_LEG,
  SOLEUS_LAYER_PROP,
  SOLEUS_LAYER_HEAD,
  SOLEUS_LAYER_TRUNK,
  SOLEUS_LAYER_NEAR_LEG,
  SOLEUS_LAYER_NEAR_ARM,
  SOLEUS_N_LAYERS,
} SoleusLayer;

typedef enum
{
  SOLEUS_EASE_SMOOTH,
  SOLEUS_EASE_LINEAR,
} SoleusEase;

/**
 * SoleusTarget:
 * @at: the ankle or wrist
 * @angle: of the foot or hand
 * @turn: how far the leg is turned about its length, + outward; legs only
 * @toes: how far the toes are bent up against the foot; legs only
 * @planted: it stands on the floor: it is lifted over, never dragged, to another place
 * @locked: the knee stays straight: the hip keeps its full length from the ankle; legs only
 * @hand: the shape of the hand; arms only
 * @other: the shape that it is on its way to
 * @mix: how far, 0 to 1
 *
 * The goal of a leg or an arm.
 */
typedef struct
{
  SoleusVec at;
  double angle;
  double turn;
  double toes;
  gboolean planted;
  gboolean locked;
  SoleusHand hand;
  SoleusHand other;
  double mix;
} SoleusTarget;

typedef struct
{
  SoleusPropKind kind;
  SoleusVec at;
  double angle;
} SoleusProp;

typedef struct
{
  SoleusVec at;
  double radius;
} SoleusShadow;

typedef struct
{
  const char *name;
  SoleusVec at;
  double angle;
} SoleusArrow;

typedef struct _SoleusPose SoleusPose;

#define SOLEUS_MAX_ARROWS  4
#define SOLEUS_MAX_SHADOWS 4

/**
 * SoleusScene:
 * @view: x, y, width and height of what is shown
 * @layers: back to front
 * @rest: (nullable): the pose between two exercises and while sides change
 * @off: (nullable): the pose of somebody who has stopped, off the tool and without it
 *
 * The place that poses share. Only poses of one scene blend into one another.
 */
typedef struct
{
  const char *name;
  double view[4];
  SoleusLayer layers[SOLEUS_N_LAYERS];
  guint n_layers;
  const char *rest_name;
  const char *off_name;
  const SoleusPose *rest;
  const SoleusPose *off;
  SoleusArrow arrows[SOLEUS_MAX_ARROWS];
  guint n_arrows;
} SoleusScene;

struct _SoleusPose
{
  const char *name;
  const SoleusScene *scene;
  SoleusVec hip;
  double pelvis;
  double trunk;
  double head;
  SoleusTarget limbs[SOLEUS_N_LIMBS];
  SoleusProp prop;
  SoleusShadow shadows[SOLEUS_MAX_SHADOWS];
  guint n_shadows;
};

typedef struct
{
  const SoleusPose *to;
  double seconds;
  SoleusEase ease;
  const SoleusArrow *arrow;
} SoleusMove;

/**
 * SoleusMotion:
 * @ready: where it is begun from
 * @step: (element-type SoleusMove): the way from the rest of the scene to @ready; where it is empty
 *   that is one move
 * @in: (element-type SoleusMove): the way into the exercise; may be empty
 * @cycle: (element-type SoleusMove): what repeats during it, and ends where it began; empty while
 *   the end position is held
 * @still: the pose that stands for the whole
 * @arrow: (nullable): shown while the end position is held
 */
typedef struct
{
  const char *name;
  const SoleusPose *ready;
  GArray *step;
  GArray *in;
  GArray *cycle;
  const SoleusPose *still;
  const SoleusArrow *arrow;
} SoleusMotion;

/** Lengths of the bones and where the joints of the trunk lie. */
typedef struct
{
  double thigh;
  double shank;
  double upper_arm;
  double forearm;
  SoleusVec waist;
  SoleusVec shoulder;
  SoleusVec neck;
  double step_lift;
  double palm_lift;
  double heel_rise;
} SoleusSkeleton;

#define SOLEUS_POSE_ERROR (soleus_pose_error_quark ())
GQuark soleus_pose_error_quark (void);

/**
 * SoleusPoseError:
 * @SOLEUS_POSE_ERROR_FORMAT: the file does not follow docs/figure.md
 * @SOLEUS_POSE_ERROR_UNKNOWN: it names a pose, scene or arrow that it does not define
 */
typedef enum
{
  SOLEUS_POSE_ERROR_FORMAT,
  SOLEUS_POSE_ERROR_UNKNOWN,
} SoleusPoseError;

/**
 * SoleusPoseBook:
 * @scenes: (element-type SoleusScene): in the order of the file
 * @poses: (element-type SoleusPose): in the order of the file
 * @motions: (element-type SoleusMotion): in the order of the file
 *
 * The file poses.xml. Only its reader writes it.
 */
typedef struct
{
  SoleusSkeleton skeleton;
  GPtrArray *scenes;
  GPtrArray *poses;
  GPtrArray *motions;
  GStringChunk *names;
} SoleusPoseBook;

SoleusPoseBook *soleus_pose_book_new (GBytes *bytes);
void soleus_pose_book_free (SoleusPoseBook *self);
const SoleusPose *soleus_pose_book_get_pose (SoleusPoseBook *self, const char *name);
const SoleusMotion *soleus_pose_book_get_motion (SoleusPoseBook *self, const char *name);

const SoleusPose *soleus_motion_get_end (const SoleusMotion *self);
double soleus_motion_get_step_seconds (const SoleusMotion *self);
double soleus_motion_get_in_seconds (const SoleusMotion *self);
double soleus_motion_get_cycle_seconds (const SoleusMotion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusPoseBook, soleus_pose_book_free)

G_END_DECLS
