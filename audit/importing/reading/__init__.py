"""What a table means: several readings, weighed in bits, of which the best is kept with its margin and its reason.

A published table rarely says what it is. A column called Priority may hold weights, ranks or the scores of a criterion; the
bottom row may be a sum, a weighted sum over 100 or an average. Nothing of this is decided by one label. What a reading costs
and what it saves are counted in one unit, bits:

- *Words* cost. `rules/lexicon.yaml` prices every role that a heading may mean (0: hardly anything else; 7: the figures have
  to say so), and what an unknown word costs in each role.
- *Places* cost or save a little: a line behind the totals is no part of them.
- *Relations* save. A total that comes out exactly saves log2(range / unit), at most ten bits; one that does not costs three,
  a near one less; a far one costs more. Ranks that follow, weights that add to a round sum, weighted scores that are score times
  weight save likewise. One chance hit among many misses is worth nothing.
- *Sentences and formulas* outweigh both: they make a method stated, or given by the workbook. So do totals that are called
  weighted, and weights for every criterion that add up, where all totals lie near what that gives and no other way gives them.

The way of a table, each step plain data for the next:

1. `legend`: signs to which a key gives a number are read as it. `cells`: a printed cell is parted (`5 (2.50)`, `2*5`,
   `72.0 ✅`, `5 — known by 96%`), each figure read by the one grammar.
2. `frames`: touching and side-by-side tables are parted; `heads` joins rows of heads and lets names stand over all their
   columns, `long` turns one row a score into a table, `split` gives every part of a cell a column of its own, and signs
   their scores. The grid that results is plain, and places stay.
3. `lines`: the reading that the labels give, and those that differ from it in the role of a line, the direction of the
   criteria, or a row that sums others up, up to three steps away; a beam keeps the best. `sums` finds rows that add up
   others, `rename` tells scores from weighted ones.
4. `ways` of making totals, each with its price, and `methods`: trying them by the product's own relations (audit.relations); no
   second arithmetic.
5. `said`: sentences about the method, and weights in a sentence or list. `stated`: what they, or labels, hold the totals to.
6. `tables`: all tables of a paper; lists of weights (`listed`) serve tables that have none. Tables with other options, criteria or weights
   are appraisals of their own; tables that print no scores, weights or totals take no part.
7. `formulas`: in a workbook, the way that the formula in the cell of each total states (`terms`: what it adds and multiplies;
   `fact_cells`: what the cells print that it takes). It goes before the way that the figures fit best.
8. `decide`: for each appraisal the way of its totals, over all its tables, with its `standing`: stated, by formulas, inferred
   (k of n, and the nearest other reading) or unknown. A misfit is held against the paper only where the standing is firm.

What the readings do not decide, names, groups, levels, definitions and reasons, stays with the modules around.
"""
