/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-mixer.h"
#include "soleus-outline.h"

/* The number of instants of a motion that are looked at, and the distance that counts as touching,
 * in units. */
#define N_INSTANTS 200
#define CLOSE      3.0

typedef struct
{
  const SoleusMotion *motion;
  const char *where;
  double t;
  SoleusPose pose;
  SoleusFrames frames;
} Instant;

typedef void (*Check) (const Instant *now, const Instant *before);

void instant_complain (const Instant *now, const char *what, double value);
void instant_assert_within (
    const Instant *now, const char *what, double value, double least, double most);
void instant_take (const SoleusMotion *motion, const char *where, double t, Instant *instant);

SoleusOutline *instant_mix (const Instant *now, const char *tissue);
void instants_of_motion (const SoleusMotion *motion, Check check);
void instants_of_all (Check check);
void instants_of (const char *prefix, Check check);
