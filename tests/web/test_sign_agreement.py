"""Posting a signature: what is refused keeps what was typed, and says what to do."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from partnerships.adapters import storage
from partnerships.adapters.images import clean_emblem
from partnerships.models import Organisation, Partnership, Party, Signature, SignatureEvidence
from partnerships.services import clock
from partnerships.services.agreement import freeze_agreement
from partnerships.services.sending_back import send_back
from tests import factories, in_order
from tests.people import Member, Person
from tests.signing_steps import drawing, drawing_address, posted


def url_of(partnership: Partnership) -> str:
    return reverse("sign_agreement", args=[partnership.public_id])


def test_it_works(ana: Member, signing: Partnership) -> None:
    answer = ana.post(url_of(signing), posted(ana.representative), headers={"user-agent": "A browser\x07"}, REMOTE_ADDR="192.0.2.9")
    assert (answer.status_code, answer["Location"]) == (302, reverse("sign", args=[signing.public_id]) + "#main")
    signature, evidence = Signature.objects.get(), SignatureEvidence.objects.get()
    assert (signature.representative, signature.name, signature.word) == (ana.representative, "אנה לוי", "בשמחה")
    assert (evidence.ip, evidence.device) == ("192.0.2.9", "A browser")


def test_it_works_for_the_other_party(
    ana: Member, ben: Member, signing: Partnership, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    factories.sign(ana.representative)
    data = posted(ben.representative, drawing=drawing_address())
    with django_capture_on_commit_callbacks(execute=True):
        assert ben.post(url_of(signing), data).status_code == 302
    assert factories.current_round(signing).stage == "sealed"
    # the same post again, when all is over, has the same answer
    assert ben.post(url_of(signing), data).status_code == 302
    assert Signature.objects.count() == 2


def test_behind_a_socket_there_is_no_address(ana: Member, signing: Partnership) -> None:
    ana.post(url_of(signing), posted(ana.representative), REMOTE_ADDR="")
    assert SignatureEvidence.objects.get().ip is None


def test_the_same_post_ten_times_is_one_signature(ana: Member, signing: Partnership) -> None:
    data = posted(ana.representative)
    answers = {(answer.status_code, answer["Location"]) for answer in (ana.post(url_of(signing), data) for _post in range(10))}
    assert (len(answers), Signature.objects.count()) == (1, 1)


def test_a_stranger_gets_404(dan: Member, eve: Person, ana: Member, signing: Partnership) -> None:
    data = posted(ana.representative)
    assert [person.post(url_of(signing), data).status_code for person in (dan, eve)] == [404, 404]


def test_the_page_of_another_person_is_refused(ana: Member, ben: Member, signing: Partnership) -> None:
    data = posted(ana.representative)
    assert ben.post(url_of(signing), data).status_code == 409
    assert Signature.objects.count() == 0


def test_nobody_is_sent_to_the_door(nobody: Client, signing: Partnership) -> None:
    assert nobody.post(url_of(signing)).status_code == 302


def test_the_wrong_stage_is_refused(ana: Member, signing: Partnership) -> None:
    data = posted(ana.representative, word="מילה טובה לסיום")
    version = factories.version_of(signing)
    send_back(actor=ana.representative, version=version, fingerprint=version.fingerprint, note="x")
    page = ana.post(url_of(signing), data)
    assert (page.status_code, page.context["typed"]) == (409, ["מילה טובה לסיום", "אנה לוי", "מייסדת"])


def test_another_text_is_shown_and_what_was_typed_is_kept(ana: Member, ben: Member, signing: Partnership) -> None:
    data = posted(ana.representative)
    version = factories.version_of(signing)
    send_back(actor=ben.representative, version=version, fingerprint=version.fingerprint, note="x")
    freeze_agreement(actor=ben.representative, round_=factories.current_round(signing))
    page = ana.post(url_of(signing), data)
    form = page.context["form"]
    assert (page.status_code, page.context["table"].version.number, Signature.objects.count()) == (409, 2, 0)
    assert {name: form[name].value() for name in ("name", "word", "has_read", "code")} == {
        "name": "אנה לוי",
        "word": "בשמחה",
        "has_read": None,
        "code": None,
    }


def test_who_has_signed_is_told_so(ana: Member, signing: Partnership) -> None:
    other_page = posted(ana.representative)
    factories.sign(ana.representative)
    assert (ana.post(url_of(signing), other_page).status_code, Signature.objects.count()) == (409, 1)


def test_it_rejects_get(ana: Member, signing: Partnership) -> None:
    assert ana.get(url_of(signing)).status_code == 405


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "א\u202eב"),
        ("word", "א\0ב"),
        ("word", "x" * 1001),
        ("capacity", "x" * 121),
        ("has_read", ""),
        ("has_authority", ""),
        ("consents", ""),
        ("code", ""),
        ("code", "abcdef"),
        ("code", "1" * 13),
        ("drawing", "data:image/png;base64,!!"),
        ("drawing", "data:image/svg+xml;base64,PHN2Zy8+"),
    ],
)
def test_bad_input_is_explained(ana: Member, signing: Partnership, field: str, value: str) -> None:
    page = ana.post(url_of(signing), posted(ana.representative, **{field: value}))
    form = page.context["form"]
    assert (page.status_code, list(form.errors), Signature.objects.count()) == (400, [field], 0)
    assert (form["capacity"].value(), form["word"].value()) == (
        value if field == "capacity" else "מייסדת",
        value if field == "word" else "בשמחה",
    )


def test_an_image_that_is_none_is_explained(ana: Member, signing: Partnership) -> None:
    page = ana.post(url_of(signing), posted(ana.representative, drawing="data:image/png;base64,aGVsbG8="))
    assert (page.status_code, list(page.context["form"].errors), Signature.objects.count()) == (400, ["__all__"], 0)


def test_after_five_wrong_codes_the_right_one_is_refused(ana: Member, signing: Partnership) -> None:
    data = posted(ana.representative)
    answers = [ana.post(url_of(signing), {**data, "code": "abcdef"}).status_code for _try in range(5)]
    answers.append(ana.post(url_of(signing), data).status_code)
    assert (answers, Signature.objects.count()) == ([400] * 6, 0)


def picture(data: bytes, name: str = "signature.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/png")


def test_a_signature_is_uploaded(ana: Member, signing: Partnership) -> None:
    data = {**posted(ana.representative, method="uploaded"), "picture": picture(drawing("JPEG"))}
    assert ana.post(url_of(signing), data).status_code == 302
    signature = Signature.objects.get()
    assert (signature.method, storage.read(signature.image_hash)[:8]) == ("uploaded", b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize(
    "data", [b"GIF89a not at all", drawing()[:-40], b"<svg onload=x>", b""], ids=["another format", "cut off", "SVG", "empty"]
)
def test_what_is_no_picture_gets_a_sentence_and_nothing_typed_is_lost(ana: Member, signing: Partnership, data: bytes) -> None:
    page = ana.post(url_of(signing), {**posted(ana.representative, method="uploaded", word="מילה טובה"), "picture": picture(data)})
    form = page.context["form"]
    assert (page.status_code, list(form.errors), len(form.errors["picture"])) == (400, ["picture"], 1)
    assert (Signature.objects.count(), "מילה טובה" in page.content.decode()) == (0, True)


def test_a_picture_goes_along_in_the_page(ana: Member, signing: Partnership) -> None:
    """Neither asking for a code nor a wrong code loses the file, which a browser does not send again."""
    code = reverse("signing_code", args=[signing.public_id])
    for address, status in ((code, 200), (url_of(signing), 400)):
        data = posted(ana.representative, method="uploaded", code="abcdef")
        page = ana.post(address, {**data, "picture": picture(drawing())})
        assert (page.status_code, page.context["kept_picture"][:22]) == (status, "data:image/png;base64,")
    again = posted(ana.representative, method="uploaded", kept_picture=page.context["kept_picture"])
    assert ana.post(url_of(signing), again).status_code == 302
    assert Signature.objects.get().method == "uploaded"


@pytest.mark.parametrize(("method", "field"), [("drawn", "method"), ("uploaded", "picture"), ("by hand", "method")])
def test_a_way_of_signing_without_its_picture_is_explained(ana: Member, signing: Partnership, method: str, field: str) -> None:
    page = ana.post(url_of(signing), posted(ana.representative, method=method))
    assert (page.status_code, list(page.context["form"].errors)) == (400, [field])


def test_typing_wins_over_what_was_drawn_before(ana: Member, signing: Partnership) -> None:
    ana.post(url_of(signing), posted(ana.representative, method="typed", drawing=drawing_address()))
    assert Signature.objects.get().method == "typed"


def test_the_stamp_of_the_organisation_is_a_choice(ben: Member, ana: Member, signing: Partnership) -> None:
    stamp = storage.store(clean_emblem(drawing()))
    organisation = Organisation.objects.create(legal_name="א", form="association", created_at=clock.now(), stamp_hash=stamp)
    Party.objects.filter(pk=ben.representative.party_id).update(organisation=organisation)
    pages = [person.get(reverse("sign", args=[signing.public_id])) for person in (ana, ben)]
    assert ["stamped" in page.context["form"].fields for page in pages] == [False, True]
    assert ben.post(url_of(signing), posted(ben.representative, stamped="on")).status_code == 302
    assert Signature.objects.get().stamp_hash == stamp


def test_what_others_declare_is_accepted(ana: Member, ben: Member, signing: Partnership) -> None:
    page = ana.post(url_of(signing), posted(ana.representative, accepts_authority=""))
    assert (page.status_code, list(page.context["form"].errors)) == (400, ["accepts_authority"])
    assert ana.post(url_of(signing), posted(ana.representative)).status_code == 302
    # the venture is its people, who sign for themselves: there is nothing to accept
    assert ben.post(url_of(signing), posted(ben.representative, accepts_authority="")).status_code == 302
    assert list(Signature.objects.order_by("pk").values_list("accepts_authority", flat=True)) == [True, False]


def test_a_page_left_open_overnight_is_shown_anew_with_what_was_typed(ana: Member, signing: Partnership) -> None:
    data = posted(ana.representative, word="מילה טובה", method="uploaded", kept_picture=drawing_address())
    with time_machine.travel(clock.now() + timedelta(hours=13), tick=False):
        ana.force_login(ana.account)
        page = ana.post(url_of(signing), data)
    form = page.context["form"]
    assert (page.status_code, form["word"].value(), form["has_read"].value()) == (409, "מילה טובה", None)
    assert (page.context["kept_picture"], "too long ago" in page.context["refusal"]) == (drawing_address(), False)
    assert (Signature.objects.count(), 'class="doc"' in page.content.decode()) == (0, True)


def test_before_ones_turn_what_was_typed_is_shown_again(db: None) -> None:
    sides = in_order.in_turn()
    cora = in_order.person(sides.partnership, factories.CORA)
    page = Member(cora).post(url_of(sides.partnership), posted(cora, code="123456", word="מילה טובה לסיום"))
    assert (page.status_code, page.templates[0].name, page.context["typed"][0]) == (409, "409.html", "מילה טובה לסיום")
