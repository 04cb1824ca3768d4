"""The named checks by name."""

from collections.abc import Mapping
from typing import Final

from audit.rules.checks.assumptions import AwardedAgainst, LevelRuledOut, ReasonSetAside
from audit.rules.checks.band_basis import BandBasis
from audit.rules.checks.bands import BandsCover, BandsMeet
from audit.rules.checks.base import NamedCheck
from audit.rules.checks.blanks import BlankCells
from audit.rules.checks.claims import ClaimHolds, ClaimReading
from audit.rules.checks.costs import CostBesideScore, CostCountedOnce
from audit.rules.checks.dates import DatesInOrder
from audit.rules.checks.definitions import CriterionDefined
from audit.rules.checks.denominators import DenominatorsAlike
from audit.rules.checks.differences import DifferenceReading
from audit.rules.checks.drift import WordingDrift
from audit.rules.checks.full_texts import NamesOtherOption, NearSameReason
from audit.rules.checks.gateway_outcomes import GatewayAgrees, GatewayAssessed, GatewayComplete
from audit.rules.checks.gateway_reasons import GatewayReason
from audit.rules.checks.gateway_scores import GatewayContradicted
from audit.rules.checks.inheritance import ReasonsInherited
from audit.rules.checks.level_criteria import LevelCriteria
from audit.rules.checks.level_words import WordsOfOtherLevel
from audit.rules.checks.names import SameNames, UniqueNames
from audit.rules.checks.near_signs import NearPointChangesSign
from audit.rules.checks.overlap import OverlappingPairs
from audit.rules.checks.process import AssessmentDated, OneAccount, ProcessTold, SensitivityCovers, WeightsEach
from audit.rules.checks.reasons import ReasonPresent, SameReasonOtherScore
from audit.rules.checks.recommendation import RecommendationOrder
from audit.rules.checks.references import References
from audit.rules.checks.relation import RelationCheck
from audit.rules.checks.residue import CopiedName
from audit.rules.checks.rows import InScoreTables
from audit.rules.checks.said_again import SaidAgain
from audit.rules.checks.signs import PointChangesSign, PointsAgainstScore
from audit.rules.checks.themes import DirectionSaid, ThemesCovered
from audit.rules.checks.waiver_state import WaiverState
from audit.rules.checks.weights import WeightPresent
from audit.rules.checks.workbook import InWorkbook

NAMED: Final[Mapping[str, NamedCheck]] = {
    "assessment-dated": AssessmentDated(),
    "awarded-against-assumption": AwardedAgainst(),
    "band-basis": BandBasis(),
    "bands-cover": BandsCover(),
    "bands-meet": BandsMeet(),
    "blank-cells": BlankCells(),
    "claim": ClaimHolds(),
    "claim-reading": ClaimReading(),
    "copied-name": CopiedName(),
    "cost-beside-score": CostBesideScore(),
    "cost-counted-once": CostCountedOnce(),
    "criterion-defined": CriterionDefined(),
    "dates-in-order": DatesInOrder(),
    "denominators-alike": DenominatorsAlike(),
    "difference-reading": DifferenceReading(),
    "direction-said": DirectionSaid(),
    "gateway-agrees": GatewayAgrees(),
    "gateway-assessed": GatewayAssessed(),
    "gateway-complete": GatewayComplete(),
    "gateway-contradicted": GatewayContradicted(),
    "gateway-reason": GatewayReason(),
    "in-score-tables": InScoreTables(),
    "level-criteria": LevelCriteria(),
    "level-ruled-out": LevelRuledOut(),
    "names-other-option": NamesOtherOption(),
    "near-point-changes-sign": NearPointChangesSign(),
    "near-same-reason": NearSameReason(),
    "one-account": OneAccount(),
    "overlapping-pairs": OverlappingPairs(),
    "point-changes-sign": PointChangesSign(),
    "points-against-score": PointsAgainstScore(),
    "process-told": ProcessTold(),
    "reason-present": ReasonPresent(),
    "reason-set-aside": ReasonSetAside(),
    "reasons-inherited": ReasonsInherited(),
    "recommendation-order": RecommendationOrder(),
    "references": References(),
    "relation": RelationCheck(),
    "said-again": SaidAgain(),
    "same-names": SameNames(),
    "same-reason-other-score": SameReasonOtherScore(),
    "sensitivity-covers": SensitivityCovers(),
    "themes-covered": ThemesCovered(),
    "unique-names": UniqueNames(),
    "waiver-state": WaiverState(),
    "weight-present": WeightPresent(),
    "weights-each": WeightsEach(),
    "wording-drift": WordingDrift(),
    "words-of-other-level": WordsOfOtherLevel(),
    "workbook": InWorkbook(),
}
