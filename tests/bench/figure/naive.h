/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "soleus-shot.h"

typedef struct _Naive Naive;

Naive *naive_new (void);
void naive_free (Naive *self);
void naive_draw (Naive *self, const SoleusShot *shot, cairo_t *cr);
