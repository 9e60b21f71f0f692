"""What is green in Jupyter has all marks, and nobody is told of it what is not so."""

from collections.abc import Mapping

from green import Case

from autograder.verdict import Verdict


def test_it_has_all_marks_and_no_incident_that_it_does_not_deserve(case: Case, verdicts: Mapping[str, Verdict]) -> None:
    verdict = verdicts[case.name]
    amiss = [f"{one.kind}: {one.detail}" for one in verdict.incidents if one.kind not in case.tells]
    if verdict.score != verdict.max_score:
        amiss.insert(0, f"{verdict.score:g} of {verdict.max_score:g}: {verdict.trouble}")
    assert amiss == []
