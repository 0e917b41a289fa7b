"""The picture with two, three and six sides, as golden files guard it. `python -m tests.golden_pictures` writes them anew."""

from itertools import product
from pathlib import Path

from partnerships.pictures.drawing import Svg
from partnerships.pictures.lines import Door, PictureLabels, PictureLine, PictureTopic, Said
from partnerships.pictures.marks import Firmness
from partnerships.pictures.reveal import reveal

FOLDER = Path(__file__).parent / "golden" / "pictures"
SIDES = (2, 3, 6)
WORDS = {
    "en": {
        "title": "Where each side stands", "near": "More autonomy", "far": "More together", "agreed": "Agreed", "close": "Close",
        "talk": "To discuss", "open": "Left open", "model": "The model of cooperation", "resources": "Resources", "position": "Place on the line",
        "whose": "Whose is what", "materials": "– Materials that we create", "name": "– The name, domain and accounts", "money": "Who raises money",
        "before": "Before approaching funders", "brings": "What each side brings", "counts": "matched 6 · missing 1 · unused 2",
        "fee": "Size of the fee", "limit": "Yearly limit of the fee that is paid for services and infrastructure of every kind", "side": "Side",
        "answer": "Both sides together", "reason": "So that <nobody> is left out & all are heard.", "principle": "A principle",
    },
    "he": {
        "title": "איפה כל צד עומד", "near": "יותר אוטונומיה", "far": "יותר ביחד", "agreed": "הסכמה", "close": "קרוב",
        "talk": "לשיחה", "open": "נשאר פתוח", "model": "מודל שיתוף הפעולה", "resources": "משאבים", "position": "המקום על הרצף",
        "whose": "למי שייך מה", "materials": "– חומרים שניצור", "name": "– השם, הדומיין והחשבונות", "money": "מי מגייס כסף",
        "before": "לפני פנייה לגורם מממן", "brings": "מה כל צד מביא", "counts": "תואם 6 · חסר 1 · בלי ביקוש 2",
        "fee": "שיעור התשלום", "limit": "תקרת התשלום לשנה על שירותים ועל תשתיות מכל סוג שהוא, לכל הצדדים", "side": "צד",
        "answer": "שני הצדדים ביחד", "reason": "כדי ש<איש> לא יישאר בחוץ & כולם יישמעו.", "principle": "עיקרון",
    },
}  # fmt: skip
POSITIONS = (0, 3, 1, 4, 1, 2)
FIRM: tuple[Firmness, ...] = ("principle", "preference", "flexible", "principle", "preference", "flexible")


def golden_file(sides: int, language: str, *, wide: bool) -> Path:
    """Where that picture is kept."""
    return FOLDER / f"{sides}_{language}_{'wide' if wide else 'tall'}.svg"


def drawn(sides: int, language: str, *, wide: bool) -> Svg:
    """Every sort of line, for that many sides: agreed, close, apart, two stops shared by many, rows, silence, and beside the axis."""
    words = WORDS[language]
    labels = PictureLabels(words["title"], f"{words['agreed']} 2, {words['close']} 2, {words['talk']} 3", words["near"], words["far"])
    return reveal(topics(sides, words), labels=labels, rtl=language == "he", wide=wide)


def topics(sides: int, words: dict[str, str]) -> tuple[PictureTopic, ...]:
    """The lines by topic."""
    apart, firm = POSITIONS[:sides], FIRM[:sides]
    crowd = tuple(1 if side < (sides + 1) // 2 else 2 for side in range(sides))
    said = tuple(Said(side, f"{words['side']} {side + 1}", words["answer"], words["principle"], words["reason"]) for side in range(sides))
    door = Door("/model/#model.position", f"{words['position']}: {words['talk']}", said)
    together: tuple[Firmness, ...] = tuple(FIRM[1] for _side in range(sides))
    silent = (None, *POSITIONS[1:sides])
    model = (
        PictureLine(words["position"], 5, apart, firm, words["talk"], "gap", door=door),
        PictureLine(words["whose"], 0, (), firm, words["close"], "near"),
        PictureLine(words["materials"], 3, crowd, firm, "", "near", 1, is_part=True),
        PictureLine(words["name"], 3, (2,) * sides, together, "", "agreed", is_part=True),
        PictureLine(words["brings"], 0, (), firm, words["talk"], "gap", note=words["counts"]),
    )
    resources = (
        PictureLine(words["money"], 4, crowd, firm, words["close"], "near", 2),
        PictureLine(words["before"], 5, silent, (None, *firm[1:]), words["talk"], "gap"),
        PictureLine(words["fee"], 0, (), together, words["agreed"], "agreed"),
        PictureLine(words["limit"], 0, (), (None,) * sides, words["open"], "other"),
        PictureLine(words["money"], 5, (3,) * sides, firm, words["agreed"], "agreed"),
    )
    return (PictureTopic(words["model"], model, "model"), PictureTopic(words["resources"], resources, "resources"))


def as_written(picture: Svg) -> str:
    """One element a line, so that a difference can be read."""
    return picture.replace("><", ">\n<") + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for sides, language, wide in product(SIDES, WORDS, (True, False)):
        golden_file(sides, language, wide=wide).write_text(as_written(drawn(sides, language, wide=wide)), encoding="utf-8")
