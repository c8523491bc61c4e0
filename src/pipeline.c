/*
 * pipeline.c - from bytes to record, one line a stage. This is the page to read first.
 *
 * sy_report_read() has made the document: text, blocks, what is known of the report. Then each stage reads
 * what stands above it and appends its own arrays (base/doc.h says which).
 */
#include "pipeline.h"

#include "base/model.h"
#include "compare/compare.h"
#include "lang/lang.h"
#include "names/names.h"
#include "record/record.h"
#include "report/report.h"
#include "text/text.h"
#include "values/values.h"

const sy_stage sy_pipeline[] = {
    /* name           needs                                                         gives                               load                   run */
    { "report",       "bytes",                                                      "text, blocks, date, headline",     sy_report_load,        NULL },
    { "model",        "nothing",                                                    "the language model's file",        sy_model_load,         NULL },
    { "sentences",    "blocks",                                                     "sentences, words",                 sy_sentences_load,     sy_sentences_run },
    { "language",     "words",                                                      "tags, lemmas, trees, names",       sy_lang_load,          sy_lang_run },
    { "quotes",       "words, tags",                                                "quotations",                       NULL,                  sy_quotes_run },
    { "names",        "words, trees, quotations",                                   "actors, mentions",                 sy_names_load,         sy_names_run },
    { "times",        "words, trees, date",                                         "times",                            sy_values_load,        sy_times_run },
    { "quantities",   "words, trees, times",                                        "quantities",                       NULL,                  sy_quantities_run },
    { "attributions", "trees, quotations, actors, times",                           "attributions",                     sy_attributions_load,  sy_attributions_run },
    { "conditions",   "trees, actors, times, attributions",                         "conditions",                       NULL,                  sy_conditions_run },
    { "positions",    "trees, actors, times, attributions, conditions",             "positions",                        sy_positions_load,     sy_positions_run },
    { "learned",      "nothing",                                                    "the file of learned positions",    sy_position_model_load, NULL },
    { "events",       "trees, actors, times, attributions, conditions",             "events, nonevents",                sy_events_load,        sy_events_run },
    { "claims",       "trees, actors, times, quantities, attributions, conditions", "claims",                           NULL,                  sy_claims_run },
    { "corrections",  "the record",                                                 "the record as the user mended it", sy_corrections_load,   sy_corrections_run },
    { "background",   "nothing",                                                    "how common phrases are",           sy_background_load,    NULL },
};
const uint32_t sy_pipeline_n = sizeof sy_pipeline / sizeof sy_pipeline[0];
const uint32_t sy_pipeline_language_n = 4;
