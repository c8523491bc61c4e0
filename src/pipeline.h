/* pipeline.h - the stages in order. */
#ifndef SY_PIPELINE_H
#define SY_PIPELINE_H

#include "base/engine.h"

extern const sy_stage sy_pipeline[];
extern const uint32_t sy_pipeline_n;
extern const uint32_t sy_pipeline_language_n; /* how many of them `language_only` runs */

#endif
