"""The named checks by name."""

from collections.abc import Mapping
from typing import Final

from audit.rules.checks.assumptions import AwardedAgainst, DirectionSaid, LevelRuledOut, ReasonSetAside, ThemesCovered
from audit.rules.checks.band_basis import BandBasis
from audit.rules.checks.bands import BandsCover, BandsMeet
from audit.rules.checks.base import NamedCheck
from audit.rules.checks.claims import ClaimHolds, ClaimReading
from audit.rules.checks.decision import RecommendationOrder, WaiverState
from audit.rules.checks.figures import (
    BlankCells,
    CostBesideScore,
    CostCountedOnce,
    DenominatorsAlike,
    DifferenceReading,
    InScoreTables,
    RelationCheck,
    WeightPresent,
)
from audit.rules.checks.full_texts import CopiedName, NamesOtherOption, NearSameReason, WordingDrift
from audit.rules.checks.gateways import GatewayAgrees, GatewayAssessed, GatewayComplete, GatewayContradicted, GatewayReason
from audit.rules.checks.levels import LevelCriteria, OverlappingPairs, WordsOfOtherLevel
from audit.rules.checks.names import References, SameNames, UniqueNames
from audit.rules.checks.points import NearPointChangesSign, PointChangesSign, PointsAgainstScore
from audit.rules.checks.process import AssessmentDated, DatesInOrder, OneAccount, ProcessTold, SensitivityCovers, WeightsEach
from audit.rules.checks.reasons import CriterionDefined, ReasonPresent, ReasonsInherited, SaidAgain, SameReasonOtherScore
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
