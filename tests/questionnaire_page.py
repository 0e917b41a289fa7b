"""The page of the documentation that lists every question. `python -m tests.questionnaire_page` writes it anew."""

from collections.abc import Iterator
from pathlib import Path

from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.structure import chapter_of
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.questionnaire.structure import Question, Topic

PAGE = Path(__file__).parents[1] / "docs" / "questionnaire.md"

HEAD = """# The questionnaire

Every question of version {version}: {questions} keys on {pages} pages, of which the short path asks {core} on {core_pages}. This page is written from the catalogue
(`python -m tests.questionnaire_page`), and a test holds it true. How to add a question or a language: [extending](extending.md).

*Source* names lines of the two articles from which the question comes: A is Milana Yaari, *Building cooperation between organisations and social
entrepreneurs* (2017), B is Paul Schmitz, *10 Dangers to Collective Impact* (2021). *Clause* is the chapter and the heading under which the agreement says
what was agreed.
"""
TABLE = "| Key | Asks | Kind | Path | Source | Clause |\n| --- | --- | --- | --- | --- | --- |"


def page() -> str:
    """The whole page as Markdown."""
    core = [question for question in QUESTIONNAIRE.questions if question.core]
    head = HEAD.format(
        version=QUESTIONNAIRE.version,
        questions=len(QUESTIONNAIRE.questions),
        pages=len(QUESTIONNAIRE.pages),
        core=len(core),
        core_pages=len({question.page_key for question in core}),
    )
    return "\n".join((head, *(part for topic in QUESTIONNAIRE.topics for part in _topic(topic))))


def _topic(topic: Topic) -> Iterator[str]:
    yield f"## `{topic.key}`: {topic.title}\n\n{topic.description}.\n\n{TABLE}"
    yield from (_line(question) for question in topic.questions)
    yield ""


def _line(question: Question) -> str:
    cells = (
        f"`{question.key}`",
        " / ".join(dict.fromkeys(wording.title for wording in question.by_pole.values())) or question.title,
        str(question.kind),
        "short and full" if question.core else "full",
        question.guidance.lines,
        _clause(question),
    )
    return f"| {' | '.join(cells)} |"


def _clause(question: Question) -> str:
    if question.is_crossed_second:
        return f"with `{question.pair}`"
    return f"{chapter_of(question.key).heading}: {drafting.heading(question.key, str)}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
