"""Papers of our own with sentences that their tables confirm, contradict, or cannot answer."""

from collections.abc import Sequence

from audit.documents.paper import Passage, Table
from audit.importing.document import with_claims
from audit.importing.draft import Draft
from audit.importing.run import import_papers
from audit.importing.write import text_of
from audit.relations.derive.derive import derive
from audit.rules.language.things import Unknown
from audit.rules.run import facts_of
from tests.importing.compare import read
from tests.importing.make import Rows, paper

POINTS = [
    ["Criterion", "Weight", "1. Stay as now", "2. Charitable trust", "3. Joint venture (with a partner council)", "4. Outsource"],
    ["Access for users", "2", "2", "4", "3", "1"],
    ["Quality of care", "4", "3", "5", "4", "1"],
    ["Staff retention and morale", "3", "3", "4", "4", "2"],
    ["Running costs", "1", "3", "2", "4", "5"],
    ["Set-up costs", "2", "5", "2", "2", "3"],
    ["Total weighted score", "", "38", "46", "42", "23"],
    ["% of maximum", "", "63%", "77%", "70%", "38%"],
    ["Rank", "", "3", "1", "2", "4"],
]
POINTS_SAID = "Each criterion was scored from 1 to 5 and the score multiplied by its weight."
LEVELS = [
    ["Criterion", "Weighting", "Keep in-house", "Arm's length company", "Community trust", "Contract out"],
    ["Outcomes for children", "10", "HIGH", "HIGH", "MEDIUM", "LOW"],
    ["Local accountability", "8", "HIGH", "MEDIUM", "MEDIUM", "LOW"],
    ["Workforce stability", "6", "MEDIUM", "HIGH", "MEDIUM", "LOW"],
    ["Savings", "5", "LOW", "MEDIUM", "MEDIUM", "HIGH"],
    ["Speed of transition", "4", "HIGH", "LOW", "LOW", "MEDIUM"],
    ["Total", "", "250", "210", "145", "70"],
    ["Ranking", "", "1", "2", "3", "4"],
]
LEVELS_SAID = "Each option was scored high (10), medium (5) or low (0) and the score multiplied by the weighting."

POINTS_TRUE: tuple[str, ...] = (
    "The charitable trust is the highest scoring option, with 46 points.",
    "Option 2 was ranked first overall.",
    "The joint venture came second with a score of 42.",
    "The trust scored highly against quality of care and access for users.",
    "Outsourcing is not covered here, but Option 4 was ranked last.",
    "The trust reached 77% of the maximum.",
    "Option 3 scored over 65%.",
    "The joint venture is 4 points behind the charitable trust.",
    "The trust and the joint venture scored equally on staff retention and morale.",
    "Options 2 and 3 have the same score for set-up costs.",
    "Stay as now scored highest on set-up costs.",
    "The trust has the highest score for quality of care.",
    "Four options were appraised against five criteria.",
    "Option 1 scored better than option 4 on access.",
    "Option 1 was ranked third and Option 4 last.",
    "There is no difference between options 2 and 3 on staff retention.",
    "The Outsource option scored poorly against access, quality of care and staff retention and morale.",
    "Option 2 scored 20 out of 20 for quality of care.",
    "The charitable trust scored higher than all other options.",
    "Quality of care carries a weight of 4.",
    "The highest possible score is 60.",
    "The joint venture is ranked second, followed by stay as now in third place.",
    "The lowest scoring option is Outsource.",
    "The charitable trust outscored the joint venture on access and quality of care.",
    "Stay as now and Outsource are the third and fourth ranked options.",
    "The difference between the trust and the joint venture is 4 points.",
    "The charitable trust scored 46, the joint venture 42 and stay as now 38.",
    "On quality of care the charitable trust scored highest.",
    "The charitable trust leads the joint venture by 4 points.",
)
POINTS_TRUE += (
    "The charitable trust was identified as the option that would be the most desirable in that it best supports quality of care.",
    "The charitable trust best supports access for users.",
    "The charitable trust would best meet quality of care and access for users.",
    "Options 2 and 3 would be equally favourable in terms of set-up costs.",
    "The charitable trust and the joint venture are equally attractive for staff retention and morale.",
    "The joint venture and the charitable trust are equally desirable for set-up costs.",
    "The charitable trust is the most favourable option in terms of quality of care.",
    "The charitable trust would be the most attractive option.",
    "The most desirable option for quality of care is the charitable trust.",
    "The Outsource option has the highest running costs of all options.",
    "The Outsource option presents the lowest running costs.",
    "Stay as now has the best set-up costs of the options.",
    "The charitable trust provides the best quality of care.",
    "The charitable trust scored 2 on set-up costs, which is in line with the joint venture.",
)
POINTS_FALSE: tuple[str, ...] = (
    "The trust scored highly against running costs and quality of care.",
    "The trust reached 82% of the maximum.",
    "Option 3 scored over 75%.",
    "The joint venture is 6 points behind the charitable trust.",
    "The trust and the joint venture scored equally on quality of care.",
    "Stay as now scored highest on running costs.",
    "Outsource is the only option to score highly on running costs.",
    "Six options were appraised.",
    "Option 1 scored better than option 3 on access.",
    "The Outsource option scored poorly against access, quality of care and running costs.",
    "The joint venture scored higher than all other options.",
    "Staff retention and morale has a weighting of 5.",
    "The maximum score is 70.",
    "The lowest scoring option is Stay as now.",
    "All options scored at least 2 for access for users.",
    "On running costs the charitable trust scored highest.",
    "The trust came top for access, quality of care and running costs.",
)
POINTS_FALSE += (
    "The joint venture was identified as the option that would be the most desirable in that it best supports quality of care.",
    "The joint venture best supports access for users.",
    "Stay as now would best meet quality of care and access for users.",
    "Options 2 and 3 would be equally favourable in terms of running costs.",
    "The joint venture is the most favourable option in terms of quality of care.",
    "The joint venture would be the most attractive option.",
    "The most desirable option for quality of care is the joint venture.",
    "The joint venture has the highest running costs of all options.",
    "The joint venture presents the lowest running costs.",
    "The joint venture has the best quality of care of the options.",
    "Stay as now scored 5 on set-up costs, which is in line with the majority of other options.",
    "The charitable trust scored 4 on access, in line with all other options.",
)
POINTS_SILENT = (
    "Occupancy at the charitable trust reached 83%.",
    "Staff at the trust scored highly on quality of care.",
    "Most councillors preferred the joint venture (80%).",
    "The trust scored highest of the three external options on access.",
    "The trust scored highly on staff retention and morale in its last inspection.",
    "Three options were compared with stay as now.",
    "The joint venture was ranked first for value for money.",
    "The charitable trust ranked second to none in the press.",
    "Option 2 scored 5 on quality and 4 on access to buildings.",
    "The charitable trust scored 2 points more than the joint venture on quality of care.",
    "Among larger councils the joint venture was ranked first.",
    "In the view of the trade unions, option 4 scored best.",
    "Option 9 was ranked first.",
    "Option 2 or option 3 scored highest.",
    "If running costs were weighted twice, the joint venture would come first.",
    "The charitable trust was ranked first by residents in the consultation.",
    "The joint venture has the highest number of staff.",
    "In 2015 the charitable trust scored 90%.",
    "Two options were discounted at an early stage.",
    "The joint venture may score higher than the trust once a partner is found.",
    "Outsource did not score highly on quality of care.",
    "The lowest cost of transition is that of the joint venture.",
    "Attendance in the service rose by 83%.",
    "The joint venture is 10% cheaper than the charitable trust.",
    "A score of 5 means that the option meets the criterion in full.",
    "The charitable trust is expected to be the best for local people.",
    "The council has 28 children's homes, of which 3 are run by a trust.",
    "The charitable trust best supports families in need.",
    "The charitable trust would be the most desirable place to work.",
    "The joint venture would be the most expensive option.",
    "The charitable trust would be the most suitable option.",
    "If a partner were found, the joint venture would be the most desirable option.",
    "The joint venture would not be the most desirable option.",
    "The joint venture would be the most desirable for its neighbours.",
    "The charitable trust has the lowest turnover of staff.",
    "The joint venture has the lowest running costs in the region.",
    "The joint venture has the lowest running costs and charges of transition.",
    "The charitable trust has the best known quality mark.",
    "The budget of the charitable trust is in line with the majority of other options.",
    "The charitable trust is one of the best options for quality of care.",
    "The joint venture would score highest on quality of care.",
)
LEVELS_TRUE = (
    "Keep in-house scored highly against outcomes for children, local accountability and speed of transition.",
    "The community trust scored averagely against most criteria.",
    "The arm's length company scored highly on two criteria, namely outcomes for children and workforce stability.",
    "Contract out scored poorly against outcomes, local accountability and workforce stability, whereas the arm's length company scored poorly against speed of transition.",
    "Contracting out is the only option with savings in view, but Contract out is the only option to score highly on savings.",
    "The company and the community trust scored equally on savings and speed of transition.",
    "Keep in-house has the highest total, 250 points.",
    "The arm's length company received medium scores for local accountability and savings.",
    "Keep in-house was ranked first, the arm's length company second.",
    "None of the options scored highly on every criterion.",
    "The community trust scored highly on none of the criteria.",
    "The trust scored the same as the company for savings.",
    "Keep in-house scored 40 points more than the arm's length company.",
    "Contract out comes last, 75 points behind the community trust.",
    "Keep in-house and the arm's length company scored highly for outcomes for children.",
    "Contract out scored low on outcomes for children but high on savings.",
    "Keep in-house scored more highly than the community trust on outcomes for children.",
    "The four options were scored against five criteria.",
    "The community trust scored medium on four of the five criteria.",
    "The arm's length company follows in second place.",
    "Overall, keep in-house scores best and contract out scores worst.",
    "The lowest total is that of contract out, at 70.",
    "Keep in-house achieved the highest overall score (250), followed by the arm's length company (210).",
    "The gap between keep in-house and contract out is 180 points.",
    "Keep in-house scored highest on three of the five criteria.",
    "Keep in-house scored higher than contract out on four of the five criteria.",
    "The community trust and the company scored equally on three of the criteria.",
)
LEVELS_FALSE = (
    "The community trust scored highly against outcomes for children.",
    "The arm's length company scored highly on two criteria, namely outcomes for children and savings.",
    "Contract out scored poorly against all criteria.",
    "The company and the community trust scored equally on workforce stability.",
    "Keep in-house has the highest total, 260 points.",
    "The arm's length company received high scores for local accountability.",
    "Keep in-house was ranked second.",
    "Keep in-house scored 50 points more than the arm's length company.",
    "Keep in-house and the arm's length company scored highly for local accountability.",
    "Contract out scored low on savings but high on outcomes for children.",
    "The community trust scored medium on three of the five criteria.",
    "Overall, contract out scores best.",
    "Keep in-house achieved the highest overall score (255), followed by the arm's length company (210).",
    "Contract out scored highest on most criteria.",
    "The community trust and the company scored equally on all criteria.",
    "The community trust and the company scored equally on two of the criteria.",
)
LEVELS_SILENT = (
    "Contract management is an issue for every option.",
    "The trust between partners is highest where they know each other.",
    "Savings of 20% over three years are expected.",
    "The company would score highly on savings after year three.",
    "Families said that keeping services in-house was best for them.",
    "A high score was given where an option keeps staff in place.",
    "The best outcomes for children come from stable teams.",
    "Local accountability is highest under the present arrangements.",
    "More than 19% of staff work part time.",
    "The contract out of hours team is the only one in the county.",
    "It was agreed that the highest scores should go to options with low risk.",
    "Two of the three trusts in the region scored highly in their inspections.",
    "The community trust scored highly in its last inspection.",
    "The arm's length company is equally committed to savings.",
    "Most staff preferred the arm's length company.",
    "The workforce is the same under each option.",
    "The community trust scored well in the pilot.",
    "Neighbouring councils ranked contract out second in their own appraisals.",
    "The community trust scored well for a new organisation.",
    "The arm's length company has a high score for accountability in the guidance.",
)

Said = dict[str, list[tuple[str, bool | None]]]


def draft(*blocks: Table | Passage | Rows | str) -> Draft:
    """Import a paper with the claims of its text."""
    made = paper(*blocks)
    return with_claims(import_papers([made]), [made])


def judged(table: Rows, said: str, sentences: Sequence[str]) -> Said:
    """The kind and truth of every claim that is proposed for each sentence; None where it is open."""
    found = draft("# Options appraisal", said, table, *sentences)
    appraisal = read(text_of(found).encode())
    facts = facts_of(appraisal, derive(appraisal))
    claims: Said = {}
    for judged, claim in zip(facts.judged, found.claims, strict=True):
        truth = judged.judgement.truth
        claims.setdefault(claim.text, []).append((claim.kind, None if isinstance(truth, Unknown) else truth))
    return claims
