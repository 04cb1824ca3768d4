"""How much it takes to alter the result: margins, single levels, weights, dominance, leaving something out."""
