"""A scenario walks through the real services, from the file to the sealed PDF, and says why when it does not."""

import json
import re
import subprocess
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import page
import pytest
from django.apps import apps
from django.conf import LazySettings
from django.core import mail
from django.core.management import CommandError, call_command

from partnerships.domain.agreement import Agreement, from_json
from partnerships.domain.comparison import Result
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.models import AgreementVersion, Clause, OutboxMail, Partnership, Proposal, Round, Signature
from partnerships.queries.audit import checked_chains
from partnerships.services import sealing
from tests.golden_agreements import as_written, golden_file, with_golden_id

pytestmark = pytest.mark.django_db(transaction=True)

EXAMPLES = Path(__file__).parents[2] / "examples"
STAGES = ["open", "answering", "negotiating", "signing", "sealing", "sealed"]


@pytest.fixture(autouse=True)
def _development(settings: LazySettings) -> None:
    settings.DEBUG = True


def run(path: Path, *arguments: str) -> list[str]:
    """What the command tells, line by line."""
    out = StringIO()
    call_command("run_scenario", str(path), *arguments, stdout=out)
    return out.getvalue().splitlines()


def refusal(path: Path, *arguments: str) -> tuple[int, str]:
    """The exit code and the sentence with which the command gives up."""
    with pytest.raises(CommandError) as caught:
        run(path, *arguments)
    return caught.value.returncode, str(caught.value)


def rows() -> int:
    """All rows that the app keeps."""
    return sum(model._default_manager.count() for model in apps.get_app_config("partnerships").get_models())


def garden() -> dict[str, Any]:
    """A small scenario in English."""
    return {
        "title": "A garden",
        "language": "en",
        "path": "core",
        "parties": [
            {
                "role": "venture",
                "name": "Garden",
                "representatives": [{"name": "Ana", "email": "ana@garden.example", "signs": True}],
                "answers": {
                    "communication.meetings": {"value": "weekly"},
                    "conflict.notice": {"value": 30, "acceptable": {"from": 20, "to": 60}},
                },
            },
            {
                "role": "organisation",
                "name": "House",
                "number": "580000008",
                "representatives": [{"name": "Ben", "email": "ben@house.example", "signs": True}],
                "answers": {"communication.meetings": {"value": "weekly"}, "conflict.notice": {"value": 60}},
            },
        ],
        "settle_rest": "first",
        "facts": {"binds": "everything", "start": "2027-01-01"},
        "sign": [{"party": 0, "representative": 0}, {"party": 1, "representative": 0}],
    }


def written(folder: Path, data: object) -> Path:
    """The scenario as a file."""
    path = folder / "scenario.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def words(text: str) -> list[str]:
    """Words and numbers alone: which side of a word a bracket stands on is a guess of the reading program."""
    plain = re.sub("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return re.findall(r"[\u0590-\u05ff]+|[A-Za-z]+|\d+", plain)


def letters(text: str) -> str:
    """Arabic letters and digits alone, vowel signs left out."""
    return "".join(re.findall(r"[\u0621-\u063a\u0641-\u064a\u0671\d]", text))


def is_read_in_order(pieces: list[list[str]], text: list[str]) -> bool:
    """Whether every piece stands in the text as it is, each after the one before."""
    place = 0
    for piece in pieces:
        starts = range(place, len(text) - len(piece) + 1)
        start = next((start for start in starts if text[start : start + len(piece)] == piece), None)
        assert start is not None, piece
        place = start
    return True


@pytest.mark.walk
@pytest.mark.parametrize(
    ("example", "language", "binds", "signatures", "open_points"),
    [
        ("students_union", "he", "everything", 5, 0),
        ("infrastructure_only", "en", "named", 4, 0),
        ("embedded", "ar", "everything", 3, 0),
        ("nothing_fits", "he", "confidentiality", 3, 14),
    ],
)
def test_the_examples_end_sealed(tmp_path: Path, example: str, language: str, binds: str, signatures: int, open_points: int) -> None:
    told = run(EXAMPLES / f"{example}.json", "--pdf", str(tmp_path / "out.pdf"), "--json", str(tmp_path / "out.json"))
    version = AgreementVersion.objects.get()
    data = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    comparison = data.pop("comparison")

    assert told[-2:] == [f"sealed, check code {version.check_code}", "stage: sealed"]
    assert data == json.loads(version.canonical)
    assert (data["language"], data["binds"], data["specimen"]) == (language, binds, True)
    assert as_written(with_golden_id(data)) == golden_file(example, language).read_text(encoding="utf-8")
    assert Signature.objects.filter(identification=Signature.Identification.COMMAND).count() == signatures
    assert Proposal.objects.filter(origin=Proposal.Origin.OPEN).count() == open_points
    assert [checked.is_whole for checked in checked_chains()] == [True]
    assert sorted(comparison) == sorted(question.key for question in QUESTIONNAIRE.questions if not question.is_crossed_second)
    results = {entry["result"] for entry in comparison.values()} | {
        row for entry in comparison.values() for row in entry.get("rows", {}).values()
    }
    assert results <= {str(result) for result in Result}
    assert_sealed_and_readable(tmp_path / "out.pdf", from_json(data))


def assert_sealed_and_readable(pdf: Path, agreement: Agreement) -> None:
    """Every clause is read back in order, the seal covers the whole file, and it conforms to both profiles."""
    without_head_and_foot = ["-r", "72", "-x", "0", "-y", "60", "-W", "595", "-H", "730"]
    text = subprocess.run(["pdftotext", *without_head_and_foot, str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    pieces = [piece for clause in agreement.clauses for piece in (clause.number, clause.heading, *clause.text.split("\n"))]
    if agreement.language == "ar":
        # the reading program moves Arabic vowel signs, and the end of a line with them, so that not every line stands as it was
        found = [letters(piece) in letters(text) for piece in pieces]
        assert sum(found) > 0.8 * len(found)
        assert Counter(letters("".join(pieces))) - Counter(letters(text)) == Counter()
    else:
        assert is_read_in_order([words(piece) for piece in pieces if words(piece)], words(text))
    checked = subprocess.run(["qpdf", "--check", str(pdf)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    judged = subprocess.run(["pdfsig", str(pdf)], capture_output=True, text=True, check=False).stdout
    assert [judged.count(line) for line in ("Signature #", "Total document signed", "Signature is Valid.")] == [1, 1, 1]
    for profile in ("pdfa3a", "pdfua1"):
        assert [failure.rule_id for failure in page.validate_pdf(str(pdf), profile=profile).failures] == []


def test_every_row_of_a_matrix_has_its_result(tmp_path: Path) -> None:
    run(EXAMPLES / "students_union.json", "--until", "negotiating", "--json", str(tmp_path / "out.json"))
    comparison = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["comparison"]
    assert comparison["mechanism.decisions_start"] == {
        "result": "apart",
        "bridge": {"budget": "together"},
        "rows": {
            "strategy_and_goals": "aligned_weighed_differently",
            "content": "apart",
            "budget": "bridgeable",
            "hiring": "near",
            "publicity": "near",
            "approach_to_funders": "near",
            "day_to_day_work": "near",
        },
    }
    assert comparison["fit.horizon"] == {"result": "bridgeable", "bridge": "two_years"}


@pytest.mark.parametrize("stage", STAGES)
def test_it_stops_at_the_stage_that_is_asked_for(tmp_path: Path, stage: str) -> None:
    told = run(written(tmp_path, garden()), "--until", stage, "--json", str(tmp_path / "out.json"))
    assert told[-1] == f"stage: {stage}"
    assert Round.objects.get().stage == stage
    data = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert ("title" in data, bool(data["comparison"])) == (STAGES.index(stage) >= 3, STAGES.index(stage) >= 2)


def test_what_was_left_in_sealing_the_sweep_finishes(tmp_path: Path) -> None:
    run(written(tmp_path, garden()), "--until", "sealing")
    assert sealing.sweep() == 1
    assert Round.objects.get().stage == "sealed"


def test_before_the_last_signature_the_pdf_is_a_reading_copy(tmp_path: Path) -> None:
    pdf = tmp_path / "out.pdf"
    run(written(tmp_path, garden()), "--until", "signing", "--pdf", str(pdf))
    judged = subprocess.run(["pdfsig", str(pdf)], capture_output=True, text=True, check=False)
    assert "Signature #" not in judged.stdout


def test_another_language_can_be_asked_for(tmp_path: Path) -> None:
    run(written(tmp_path, garden()), "--language", "he", "--until", "negotiating")
    assert Clause.objects.get(key="communication.meetings").heading == "פגישות"


def test_the_organisation_may_stand_first_in_the_file(tmp_path: Path) -> None:
    data = garden()
    data["parties"].reverse()
    data["settle"] = {"conflict.notice": {"by": "party", "party": 0}}
    run(written(tmp_path, data), "--until", "signing")
    assert Proposal.objects.get(clause__key="conflict.notice", party__role="organisation").text.count("at least 60 days") == 1


def test_no_mail_leaves(tmp_path: Path) -> None:
    run(written(tmp_path, garden()))
    assert (OutboxMail.objects.count(), mail.outbox) == (0, [])


def test_the_bridge_and_the_default_settle_a_clause(tmp_path: Path) -> None:
    """The garden could also live with 20 to 60 days, and the house wants 60; nobody said in what time a dispute goes on."""
    settle = {"conflict.notice": {"by": "bridge"}, "conflict.third_party_role": {"by": "default"}}
    run(written(tmp_path, garden() | {"settle": settle}), "--until", "signing")
    settled = Proposal.objects.filter(origin__in=["bridge", "default"]).order_by("clause__key")
    assert [(proposal.clause.key, proposal.origin, proposal.value) for proposal in settled] == [
        ("conflict.notice", "bridge", 60),
        ("conflict.third_party_role", "default", "mediates"),
    ]


def test_rows_are_settled_by_bridge_and_default(tmp_path: Path) -> None:
    data = garden()
    for party, stop in enumerate(("venture_alone", "together")):
        data["parties"][party]["answers"]["mechanism.decisions_start"] = {
            "value": {"content": stop, "budget": stop},
            "acceptable": {"content": ["venture_after_consulting"]},
        }
    rows_of = {"content": {"by": "bridge"}, "budget": {"by": "default"}}
    run(written(tmp_path, data | {"settle": {"mechanism.decisions_start": {"rows": rows_of}}}), "--until", "signing")
    proposal = Proposal.objects.get(clause__key="mechanism.decisions_start")
    assert proposal.value == {"content": "venture_after_consulting", "budget": "together"}


@pytest.mark.parametrize(
    ("key", "settlement", "sentence"),
    [
        ("resources.approach", {"by": "bridge"}, "There is no bridge between the answers to this question. Settle it in another way."),
        ("model.position", {"by": "default"}, "There is no suggestion of this site for this question. Write your own words instead."),
        (
            "conflict.exit",
            {"rows": {"money": {"by": "bridge"}}},
            "There is no bridge in the row money. Settle it in another way.",
        ),
    ],
)
def test_where_there_is_no_bridge_or_default_the_step_is_refused(
    tmp_path: Path, key: str, settlement: dict[str, Any], sentence: str
) -> None:
    data = garden()
    for party, (stop, where) in enumerate((("free", "venture"), ("consult", "organisation"))):
        data["parties"][party]["answers"] |= {"resources.approach": {"value": stop}, "conflict.exit": {"value": {"money": where}}}
    assert refusal(written(tmp_path, data | {"settle": {key: settlement}})) == (2, f"Refused: {sentence}")
    assert Round.objects.get().stage == "negotiating"


def test_mistakes_are_told_together_and_nothing_is_written(tmp_path: Path) -> None:
    before = rows()
    data = garden() | {"title": "", "settle_rest": "last"}
    data["parties"][1]["answers"]["conflict.notice"]["value"] = "soon"
    code, sentences = refusal(written(tmp_path, data))
    assert code == 1
    assert sorted(sentence.split(":")[0] for sentence in sentences.splitlines()) == [
        "parties.1.answers.conflict.notice.value",
        "settle_rest",
        "title",
    ]
    assert rows() == before


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        (b"{", "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"7", "scenario: A scenario is a JSON object"),
        (b'{"\\ud800": 1}', "language"),
    ],
)
def test_a_file_that_is_no_scenario_is_explained(tmp_path: Path, content: bytes, begins: str) -> None:
    path = tmp_path / "scenario.json"
    path.write_bytes(content)
    code, sentences = refusal(path)
    assert (code, begins in sentences or "\\ud800" in sentences) == (1, True)
    assert sentences.encode()


def test_a_missing_file_is_explained(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.json") == (1, f"{tmp_path / 'no.json'} cannot be read: No such file or directory.")


def test_a_result_that_could_not_be_written_is_refused_before_the_walk(tmp_path: Path) -> None:
    path = written(tmp_path, garden())
    missing = tmp_path / "no" / "out.pdf"
    assert refusal(path, "--pdf", str(missing)) == (1, f"--pdf: {missing} cannot be written.")
    assert refusal(path, "--pdf", str(tmp_path / "out.pdf"), "--until", "answering") == (
        1,
        "--pdf: there is no PDF before the text is frozen; leave it out with --until answering.",
    )
    assert Partnership.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "sentence", "stage"),
    [
        ({"sign": [{"party": 0, "representative": 0}]}, "Not everybody who must sign has signed.", "signing"),
        (
            {"facts": {"start": "2027-01-01"}},
            "Some clauses or facts are still open. Settle them first; the page lists them.",
            "negotiating",
        ),
        (
            {"settle": {"conflict.notice": {"by": "open", "owner": 0, "until": "2020-01-01"}}},
            "The date of an open point lies ahead. Choose a later day.",
            "negotiating",
        ),
    ],
)
def test_a_refused_step_is_explained_and_what_was_done_stands(tmp_path: Path, change: dict[str, Any], sentence: str, stage: str) -> None:
    assert refusal(written(tmp_path, garden() | change)) == (2, f"Refused: {sentence}")
    assert Round.objects.get().stage == stage


def test_in_production_it_is_refused(tmp_path: Path, settings: LazySettings) -> None:
    settings.DEBUG = False
    before = rows()
    assert refusal(written(tmp_path, garden())) == (2, "A scenario is a specimen. In production it is refused.")
    assert rows() == before
