/* limits.h - every size that bytes from outside control, by name. Reaching one is a status, never a crash. */
#ifndef SY_LIMITS_H
#define SY_LIMITS_H

#define SY_RAW_BYTES_MAX (48u << 20)     /* raw bytes of one report (a page with its scripts) */
#define SY_TEXT_BYTES_MAX (8u << 20)     /* UTF-8 text of one report */
#define SY_JSON_LINE_MAX (96u << 20)     /* a record as JSON, one line */
#define SY_HTML_DEPTH_MAX 400u           /* nesting of elements, attributes of one; pages beyond are cut to their text */
#define SY_SENTENCE_WORDS_MAX 400u       /* longer "sentences" are cut at the best place before */
#define SY_TOKEN_BYTES_MAX 2048u         /* longer runs without a space are cut */
#define SY_QUOTE_DEPTH_MAX 4u            /* quotations within quotations */
#define SY_NESTING_MAX 8u                /* events within events; attributions over a rejected one */
#define SY_STORY_REPORTS_MAX 200000u     /* reports in one collation */
#define SY_LINK_POSTINGS_MAX 400u        /* reports that one word brings together when stories are looked for */
#define SY_LINK_GROUP_MAX 2048u          /* reports that hang together and are linked all with all */
#define SY_LINK_AGAIN_MAX 16384u         /* reports of the groups that are linked again after more than that were cut into pieces */
#define SY_PAGE_CARDS_MAX 400u           /* cards of a section of the page; as many of its less sure lines */
#define SY_PAGE_TEXTS_MAX 400u           /* reports whose text the page carries */
#define SY_DRAFT_BYTES_MAX (256u << 10)  /* text of a draft that is checked */
#define SY_ID_BYTES_MAX 1024u            /* id of a report */
#define SY_TABLE_BYTES_MAX (64u << 20)   /* one table or lexicon file */
#define SY_MODEL_BYTES_MAX (256u << 20)  /* one model file */
#define SY_DICTIONARY_FILES_MAX 64u      /* files in a folder of the user's dictionaries */
#define SY_DICTIONARY_WORDS_MAX 24u      /* words of one phrase, or on one side of a pattern */
#define SY_DICTIONARY_VARIANTS_MAX 400u  /* phrases that the sets in one agent's entry expand to */
#define SY_DICTIONARY_STEPS_MAX 100000u  /* comparisons of one verb with its patterns */
#define SY_BUF_BYTES_MAX (1u << 30)      /* default bound of a growing buffer */

#endif
