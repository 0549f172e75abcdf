/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "soleus-painter-private.h"

typedef struct _Naive Naive;

Naive *naive_new (SoleusPainter *painter);
void naive_free (Naive *self);
void naive_draw (Naive *self, const SoleusShot *shot, cairo_t *cr);
