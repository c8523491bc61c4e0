/*
 * position_trees.h - invented sentences with their trees and the positions that a careful reader finds in them, one
 * position as "stance issue <holder> [scope]", several joined by "; ". source, cue and content: of an attribution over the
 * sentence; NULL: none.
 */
#ifndef POSITION_TREES_H
#define POSITION_TREES_H

#include <stddef.h>

typedef struct {
    const char *tree, *source, *cue, *content, *expected;
} position_case;

static const position_case position_cases[] = {
    /* Orvenia demanded that Castavar stop the work on the dam. */
    { "Orvenia orvenia PROPN NNP 2 nsubj orv:gov/government/ORV\ndemanded demand VERB VBD 0 root\nthat that SCONJ IN 5 mark\n"
      "Castavar castavar PROPN NNP 5 nsubj cas:gov/government/CAS\nstop stop VERB VB 2 ccomp\nthe the DET DT 7 det\n"
      "work work NOUN NN 5 obj\non on ADP IN 10 case\nthe the DET DT 10 det\ndam dam NOUN NN 7 nmod\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "demands water <Orvenia> [Castavar stop the work on the dam]" },
    /* Castavar rejected Orvenia's demand for a lower reservoir. */
    { "Castavar castavar PROPN NNP 2 nsubj cas:gov/government/CAS\nrejected reject VERB VBD 0 root\n"
      "Orvenia orvenia PROPN NNP 5 nmod:poss orv:gov/government/ORV\n~'s 's PART POS 3 case\ndemand demand NOUN NN 2 obj\n"
      "for for ADP IN 9 case\na a DET DT 9 det\nlower low ADJ JJR 9 amod\nreservoir reservoir NOUN NN 5 nmod\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "rejects water <Castavar> [Orvenia's demand for a lower reservoir]; demands water <Orvenia> [a lower reservoir]" },
    /* Orvenia will not sign the treaty unless Castavar guarantees a minimum flow. */
    { "Orvenia orvenia PROPN NNP 4 nsubj orv:gov/government/ORV\nwill will AUX MD 4 aux\nnot not PART RB 4 advmod\n"
      "sign sign VERB VB 0 root\nthe the DET DT 6 det\ntreaty treaty NOUN NN 4 obj\nunless unless SCONJ IN 9 mark\n"
      "Castavar castavar PROPN NNP 9 nsubj cas:gov/government/CAS\nguarantees guarantee VERB VBZ 4 advcl\na a DET DT 12 det\n"
      "minimum minimum ADJ JJ 12 amod\nflow flow NOUN NN 9 obj\n~. . PUNCT . 4 punct\n",
      NULL, NULL, NULL,
      "rejects agreements <Orvenia> [sign the treaty] IF; demands water <Orvenia> [Castavar guarantees a minimum flow] IF" },
    /* "We will never hand over the sluices," Sarn said. */
    { "\" \" PUNCT `` 5 punct\n~We we PRON PRP 5 nsubj\nwill will AUX MD 5 aux\nnever never ADV RB 5 advmod\n"
      "hand hand VERB VB 12 ccomp\nover over ADP RP 5 compound:prt\nthe the DET DT 8 det\nsluices sluice NOUN NNS 5 obj\n"
      "~, , PUNCT , 5 punct\n~\" \" PUNCT '' 5 punct\nSarn sarn PROPN NNP 12 nsubj cas:sarn/person/CAS\nsaid say VERB VBD 0 root\n"
      "~. . PUNCT . 12 punct\n",
      "Sarn", "said", "We will never hand over the sluices",
      "rejects water <Sarn> [hand over the sluices]" },
    /* Dostan called on Castavar to release the detained engineers. */
    { "Dostan dostan PROPN NNP 2 nsubj orv:dostan/person/ORV\ncalled call VERB VBD 0 root\non on ADP IN 4 case\n"
      "Castavar castavar PROPN NNP 2 obl cas:gov/government/CAS\nto to PART TO 6 mark\nrelease release VERB VB 2 advcl\n"
      "the the DET DT 9 det\ndetained detain VERB VBN 9 amod\nengineers engineer NOUN NNS 6 obj\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "demands prisoners <Dostan> [Castavar to release the detained engineers]" },
    /* The union wants a shorter working week and early elections. */
    { "The the DET DT 2 det\nunion union NOUN NN 3 nsubj\nwants want VERB VBZ 0 root\na a DET DT 7 det\n"
      "shorter short ADJ JJR 7 amod\nworking work VERB VBG 7 amod\nweek week NOUN NN 3 obj\nand and CCONJ CC 10 cc\n"
      "early early ADJ JJ 10 amod\nelections election NOUN NNS 7 conj\n~. . PUNCT . 3 punct\n",
      NULL, NULL, NULL,
      "demands labour <The union> [a shorter working week]; demands elections <The union> [early elections]" },
    /* Castavar's refusal to open its turbines angered farmers. */
    { "Castavar castavar PROPN NNP 3 nmod:poss cas:gov/government/CAS\n~'s 's PART POS 1 case\nrefusal refusal NOUN NN 8 nsubj\n"
      "to to PART TO 5 mark\nopen open VERB VB 3 acl\nits its PRON PRP$ 7 nmod:poss cas:gov/government/CAS\n"
      "turbines turbine NOUN NNS 5 obj\nangered anger VERB VBD 0 root\nfarmers farmer NOUN NNS 8 obj\n~. . PUNCT . 8 punct\n",
      NULL, NULL, NULL,
      "rejects water <Castavar> [open its turbines]" },
    /* Orvenia threatened to close the border crossing. */
    { "Orvenia orvenia PROPN NNP 2 nsubj orv:gov/government/ORV\nthreatened threaten VERB VBD 0 root\nto to PART TO 4 mark\n"
      "close close VERB VB 2 xcomp\nthe the DET DT 7 det\nborder border NOUN NN 7 compound\ncrossing crossing NOUN NN 4 obj\n"
      "~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "threatens borders <Orvenia> [close the border crossing]" },
    /* Estmark offered to host the talks. */
    { "Estmark estmark PROPN NNP 2 nsubj est:gov/government/EST\noffered offer VERB VBD 0 root\nto to PART TO 4 mark\n"
      "host host VERB VB 2 xcomp\nthe the DET DT 6 det\ntalks talk NOUN NNS 4 obj\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "offers peace-talks <Estmark> [host the talks]" },
    /* Dostan ruled out early elections. */
    { "Dostan dostan PROPN NNP 2 nsubj orv:dostan/person/ORV\nruled rule VERB VBD 0 root\nout out ADP RP 2 compound:prt\n"
      "early early ADJ JJ 5 amod\nelections election NOUN NNS 2 obj\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "rejects elections <Dostan> [early elections]" },
    /* Castavar opposes the deployment of foreign peacekeepers. */
    { "Castavar castavar PROPN NNP 2 nsubj cas:gov/government/CAS\nopposes oppose VERB VBZ 0 root\nthe the DET DT 4 det\n"
      "deployment deployment NOUN NN 2 obj\nof of ADP IN 7 case\nforeign foreign ADJ JJ 7 amod\n"
      "peacekeepers peacekeeper NOUN NNS 4 nmod\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "opposes foreign-troops <Castavar> [the deployment of foreign peacekeepers]" },
    /* Fishermen insist that the maritime border be drawn again. */
    { "Fishermen fisherman NOUN NNS 2 nsubj\ninsist insist VERB VBP 0 root\nthat that SCONJ IN 8 mark\nthe the DET DT 6 det\n"
      "maritime maritime ADJ JJ 6 amod\nborder border NOUN NN 8 nsubj\nbe be AUX VB 8 cop\ndrawn drawn ADJ JJ 2 ccomp\n"
      "again again ADV RB 8 advmod\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "demands maritime-borders <Fishermen> [the maritime border be drawn again]" },
    /* Sarn said Castavar was not willing to discuss the islands. */
    { "Sarn sarn PROPN NNP 2 nsubj cas:sarn/person/CAS\nsaid say VERB VBD 0 root\n"
      "Castavar castavar PROPN NNP 6 nsubj cas:gov/government/CAS\nwas be AUX VBD 6 cop\nnot not PART RB 6 advmod\n"
      "willing willing ADJ JJ 2 ccomp\nto to PART TO 8 mark\ndiscuss discuss VERB VB 6 xcomp\nthe the DET DT 10 det\n"
      "islands island NOUN NNS 8 obj\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "rejects territory <Castavar> [discuss the islands]" },
    /* Rusk said any agreement must respect the old borders. */
    { "Rusk rusk PROPN NNP 2 nsubj cas:rusk/person/CAS\nsaid say VERB VBD 0 root\nany any DET DT 4 det\n"
      "agreement agreement NOUN NN 6 nsubj\nmust must AUX MD 6 aux\nrespect respect VERB VB 2 ccomp\nthe the DET DT 9 det\n"
      "old old ADJ JJ 9 amod\nborders border NOUN NNS 6 obj\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "demands borders <Rusk> [respect the old borders] IF" },
    /* Castavar did not reject the proposal. */
    { "Castavar castavar PROPN NNP 4 nsubj cas:gov/government/CAS\ndid do AUX VBD 4 aux\nnot not PART RB 4 advmod\n"
      "reject reject VERB VB 0 root\nthe the DET DT 6 det\nproposal proposal NOUN NN 4 obj\n~. . PUNCT . 4 punct\n",
      NULL, NULL, NULL,
      "" },
    /* The minister could reject the plan next week. */
    { "The the DET DT 2 det\nminister minister NOUN NN 4 nsubj\ncould could AUX MD 4 aux\nreject reject VERB VB 0 root\n"
      "the the DET DT 6 det\nplan plan NOUN NN 4 obj\nnext next ADJ JJ 8 amod\nweek week NOUN NN 4 obl:unmarked\n"
      "~. . PUNCT . 4 punct\n",
      NULL, NULL, NULL,
      "" },
    /* Analysts support the ceasefire. */
    { "Analysts analyst NOUN NNS 2 nsubj\nsupport support VERB VBP 0 root\nthe the DET DT 4 det\nceasefire ceasefire NOUN NN 2 obj\n"
      "~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "" },
    /* Rusk asked whether Orvenia accepts the treaty. */
    { "Rusk rusk PROPN NNP 2 nsubj cas:rusk/person/CAS\nasked ask VERB VBD 0 root\nwhether whether SCONJ IN 5 mark\n"
      "Orvenia orvenia PROPN NNP 5 nsubj orv:gov/government/ORV\naccepts accept VERB VBZ 2 ccomp\nthe the DET DT 7 det\n"
      "treaty treaty NOUN NN 5 obj\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "" },
    /* If Orvenia rejects the treaty, farmers will suffer. */
    { "If if SCONJ IN 3 mark\nOrvenia orvenia PROPN NNP 3 nsubj orv:gov/government/ORV\nrejects reject VERB VBZ 9 advcl\n"
      "the the DET DT 5 det\ntreaty treaty NOUN NN 3 obj\n~, , PUNCT , 9 punct\nfarmers farmer NOUN NNS 9 nsubj\n"
      "will will AUX MD 9 aux\nsuffer suffer VERB VB 0 root\n~. . PUNCT . 9 punct\n",
      NULL, NULL, NULL,
      "" },
    /* Castavar has accepted the prisoner swap. */
    { "Castavar castavar PROPN NNP 3 nsubj cas:gov/government/CAS\nhas have AUX VBZ 3 aux\naccepted accept VERB VBN 0 root\n"
      "the the DET DT 6 det\nprisoner prisoner NOUN NN 6 compound\nswap swap NOUN NN 3 obj\n~. . PUNCT . 3 punct\n",
      NULL, NULL, NULL,
      "accepts prisoners <Castavar> [the prisoner swap]" },
    /* The dam remains a red line for Orvenia. */
    { "The the DET DT 2 det\ndam dam NOUN NN 3 nsubj\nremains remain VERB VBZ 0 root\na a DET DT 6 det\nred red ADJ JJ 6 amod\n"
      "line line NOUN NN 3 xcomp\nfor for ADP IN 8 case\nOrvenia orvenia PROPN NNP 6 nmod orv:gov/government/ORV\n"
      "~. . PUNCT . 6 punct\n",
      NULL, NULL, NULL,
      "rejects water <Orvenia> [The dam]" },
    /* Rusk said a transfer of land was unacceptable. */
    { "Rusk rusk PROPN NNP 2 nsubj cas:rusk/person/CAS\nsaid say VERB VBD 0 root\na a DET DT 4 det\n"
      "transfer transfer NOUN NN 8 nsubj\nof of ADP IN 6 case\nland land NOUN NN 4 nmod\nwas be AUX VBD 8 cop\n"
      "unacceptable unacceptable ADJ JJ 2 ccomp\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "rejects territory <Rusk> [a transfer of land]" },
    /* The plan was rejected by Castavar. */
    { "The the DET DT 2 det\nplan plan NOUN NN 4 nsubj:pass\nwas be AUX VBD 4 aux:pass\nrejected reject VERB VBN 0 root\n"
      "by by ADP IN 6 case\nCastavar castavar PROPN NNP 4 obl:agent cas:gov/government/CAS\n~. . PUNCT . 4 punct\n",
      NULL, NULL, NULL,
      "rejects - <Castavar> [The plan]" },
    /* Orvenia pledged to withdraw its troops. */
    { "Orvenia orvenia PROPN NNP 2 nsubj orv:gov/government/ORV\npledged pledge VERB VBD 0 root\nto to PART TO 4 mark\n"
      "withdraw withdraw VERB VB 2 xcomp\nits its PRON PRP$ 6 nmod:poss cas:gov/government/CAS\ntroops troops NOUN NNS 4 obj\n"
      "~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "offers troop-withdrawal <Orvenia> [withdraw its troops]" },
    /* Castavar insisted that the dam was safe. */
    { "Castavar castavar PROPN NNP 2 nsubj cas:gov/government/CAS\ninsisted insist VERB VBD 0 root\nthat that SCONJ IN 7 mark\n"
      "the the DET DT 5 det\ndam dam NOUN NN 7 nsubj\nwas be AUX VBD 7 cop\nsafe safe ADJ JJ 2 ccomp\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "" },
    /* Rusk vowed to retaliate. */
    { "Rusk rusk PROPN NNP 2 nsubj cas:rusk/person/CAS\nvowed vow VERB VBD 0 root\nto to PART TO 4 mark\n"
      "retaliate retaliate VERB VB 2 xcomp\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "threatens use-of-force <Rusk> [retaliate]" },
    /* Rusk vowed to win the election. */
    { "Rusk rusk PROPN NNP 2 nsubj cas:rusk/person/CAS\nvowed vow VERB VBD 0 root\nto to PART TO 4 mark\nwin win VERB VB 2 xcomp\n"
      "the the DET DT 6 det\nelection election NOUN NN 4 obj\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "" },
    /* Castavar would prefer a regional ceasefire. */
    { "Castavar castavar NOUN NN 3 nsubj cas:gov/government/CAS\nwould would AUX MD 3 aux\nprefer prefer VERB VB 0 root\n"
      "a a DET DT 6 det\nregional regional ADJ JJ 6 amod\nceasefire ceasefire NOUN NN 3 obj\n~. . PUNCT . 3 punct\n",
      NULL, NULL, NULL,
      "prefers ceasefire <Castavar> [a regional ceasefire]" },
    /* Castavar must withdraw its troops, Dostan said. */
    { "Castavar castavar PROPN NNP 3 nsubj cas:gov/government/CAS\nmust must AUX MD 3 aux\nwithdraw withdraw VERB VB 8 ccomp\n"
      "its its PRON PRP$ 5 nmod:poss cas:gov/government/CAS\ntroops troops NOUN NNS 3 obj\n~, , PUNCT , 3 punct\n"
      "Dostan dostan PROPN NNP 8 nsubj orv:dostan/person/ORV\nsaid say VERB VBD 0 root\n~. . PUNCT . 8 punct\n",
      "Dostan", "said", "Castavar must withdraw its troops",
      "demands troop-withdrawal <Dostan> [Castavar must withdraw its troops]" },
    /* Rusk denied that Castavar had rejected the treaty. */
    { "Rusk rusk PROPN NNP 2 nsubj cas:rusk/person/CAS\ndenied deny VERB VBD 0 root\nthat that SCONJ IN 6 mark\n"
      "Castavar castavar PROPN NNP 6 nsubj cas:gov/government/CAS\nhad have AUX VBD 6 aux\nrejected reject VERB VBN 2 ccomp\n"
      "the the DET DT 8 det\ntreaty treaty NOUN NN 6 obj\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "" },
    /* The envoy urged both sides to accept the ceasefire. */
    { "The the DET DT 2 det\nenvoy envoy NOUN NN 3 nsubj\nurged urge VERB VBD 0 root\nboth both DET DT 5 det\n"
      "sides side NOUN NNS 3 iobj\nto to PART TO 7 mark\naccept accept VERB VB 3 xcomp\nthe the DET DT 9 det\n"
      "ceasefire ceasefire NOUN NN 7 obj\n~. . PUNCT . 3 punct\n",
      NULL, NULL, NULL,
      "demands ceasefire <The envoy> [both sides to accept the ceasefire]" },
    /* Orvenia refused to rule out sanctions. */
    { "Orvenia orvenia PROPN NNP 2 nsubj orv:gov/government/ORV\nrefused refuse VERB VBD 0 root\nto to PART TO 4 mark\n"
      "rule rule VERB VB 2 xcomp\nout out ADP RP 4 compound:prt\nsanctions sanction NOUN NNS 4 obj\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "threatens sanctions <Orvenia> [sanctions]" },
    /* Rusk declined to comment. */
    { "Rusk rusk PROPN NNP 2 nsubj cas:rusk/person/CAS\ndeclined decline VERB VBD 0 root\nto to PART TO 4 mark\n"
      "comment comment VERB VB 2 xcomp\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "" },
    /* Castavar does not support the sanctions. */
    { "Castavar castavar PROPN NNP 4 nsubj cas:gov/government/CAS\ndoes do AUX VBZ 4 aux\nnot not PART RB 4 advmod\n"
      "support support VERB VB 0 root\nthe the DET DT 6 det\nsanctions sanction NOUN NNS 4 obj\n~. . PUNCT . 4 punct\n",
      NULL, NULL, NULL,
      "opposes sanctions <Castavar> [the sanctions]" },
    /* Orvenia is ready to strike the dam. */
    { "Orvenia orvenia PROPN NNP 3 nsubj orv:gov/government/ORV\nis be AUX VBZ 3 cop\nready ready ADJ JJ 0 root\n"
      "to to PART TO 5 mark\nstrike strike VERB VB 3 xcomp\nthe the DET DT 7 det\ndam dam NOUN NN 5 obj\n~. . PUNCT . 3 punct\n",
      NULL, NULL, NULL,
      "threatens use-of-force <Orvenia> [strike the dam]" },
    /* Mediation remains Castavar's preferred option. */
    { "Mediation mediation NOUN NN 2 nsubj\nremains remain VERB VBZ 0 root\n"
      "Castavar castavar PROPN NNP 6 nmod:poss cas:gov/government/CAS\n~'s 's PART POS 3 case\npreferred prefer VERB VBN 6 amod\n"
      "option option NOUN NN 2 obl\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "prefers peace-talks <Castavar> [Mediation]" },
    /* Castavar accepts no limits on its dams. */
    { "Castavar castavar PROPN NNP 2 nsubj cas:gov/government/CAS\naccepts accept VERB VBZ 0 root\nno no DET DT 4 det\n"
      "limits limit NOUN NNS 2 obj\non on ADP IN 7 case\nits its PRON PRP$ 7 nmod:poss cas:gov/government/CAS\n"
      "dams dam NOUN NNS 4 nmod\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "rejects water <Castavar> [limits on its dams]" },
    /* Will Castavar accept the treaty? */
    { "Will will AUX MD 3 aux\nCastavar castavar PROPN NNP 3 nsubj cas:gov/government/CAS\naccept accept VERB VB 0 root\n"
      "the the DET DT 5 det\ntreaty treaty NOUN NN 3 obj\n~? ? PUNCT . 3 punct\n",
      NULL, NULL, NULL,
      "" },
    /* Rusk backed a treaty rejected by Orvenia. */
    { "Rusk rusk PROPN NNP 2 nsubj cas:rusk/person/CAS\nbacked back VERB VBD 0 root\na a DET DT 4 det\ntreaty treaty NOUN NN 2 obj\n"
      "rejected reject VERB VBN 4 acl\nby by ADP IN 7 case\nOrvenia orvenia PROPN NNP 5 obl:agent orv:gov/government/ORV\n"
      "~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "supports agreements <Rusk> [a treaty rejected by Orvenia]; rejects agreements <Orvenia> [a treaty]" },
    /* Sarn expressed support for an independent inquiry. */
    { "Sarn sarn PROPN NNP 2 nsubj cas:sarn/person/CAS\nexpressed express VERB VBD 0 root\nsupport support NOUN NN 2 obj\n"
      "for for ADP IN 7 case\nan a DET DT 7 det\nindependent independent ADJ JJ 7 amod\ninquiry inquiry NOUN NN 2 obl\n"
      "~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "supports justice <Sarn> [an independent inquiry]" },
    /* Orvenia demanded an end to the blockade and the release of all prisoners. */
    { "Orvenia orvenia PROPN NNP 2 nsubj orv:gov/government/ORV\ndemanded demand VERB VBD 0 root\nan a DET DT 4 det\n"
      "end end NOUN NN 2 obj\nto to ADP IN 7 case\nthe the DET DT 7 det\nblockade blockade NOUN NN 4 nmod\nand and CCONJ CC 10 cc\n"
      "the the DET DT 10 det\nrelease release NOUN NN 4 conj\nof of ADP IN 13 case\nall all DET DT 13 det\n"
      "prisoners prisoner NOUN NNS 10 nmod\n~. . PUNCT . 2 punct\n",
      NULL, NULL, NULL,
      "demands sanctions <Orvenia> [an end to the blockade]; demands prisoners <Orvenia> [the release of all prisoners]" },
    /* Castavar could halt construction if it receives compensation, Rusk said. */
    { "Castavar castavar NOUN NN 3 nsubj cas:gov/government/CAS\ncould could AUX MD 3 aux\nhalt halt VERB VB 11 ccomp\n"
      "construction construction NOUN NN 3 obj\nif if SCONJ IN 7 mark\nit it PRON PRP 7 nsubj cas:gov/government/CAS\n"
      "receives receive VERB VBZ 3 advcl\ncompensation compensation NOUN NN 7 obj\n~, , PUNCT , 3 punct\n"
      "Rusk rusk PROPN NNP 11 nsubj cas:rusk/person/CAS\nsaid say VERB VBD 0 root\n~. . PUNCT . 11 punct\n",
      NULL, NULL, NULL,
      "offers - <Castavar> [halt construction] IF" },
};

#endif
