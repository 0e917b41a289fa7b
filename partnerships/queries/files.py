"""Which stored files the rows name: a file that no row names is left over from work that broke off."""

from django.db.models import Model

from partnerships.models import Organisation, OutboxMail, ReturnedFile, SealedDocument, SealedExtract, Signature

NAMED_BY: tuple[tuple[type[Model], str], ...] = (
    (Organisation, "logo_hash"),
    (Organisation, "stamp_hash"),
    (OutboxMail, "attachment"),
    (ReturnedFile, "file_hash"),
    (ReturnedFile, "served_hash"),
    (SealedDocument, "file_hash"),
    (SealedExtract, "file_hash"),
    (Signature, "image_hash"),
    (Signature, "stamp_hash"),
)
"""Every field that holds the hash of a stored file."""


def named_files() -> dict[str, str]:
    """The hashes of all files that a row names, each with what names it."""
    named: dict[str, str] = {}
    for model, field in NAMED_BY:
        rows = model._default_manager.exclude(**{field: ""}).values_list(field, flat=True).distinct()
        named |= dict.fromkeys(rows.iterator(), f"{model.__name__}.{field}")
    for logos in SealedDocument.objects.values_list("logos", flat=True).iterator():
        named |= dict.fromkeys((logos or {}).values(), "SealedDocument.logos")
    return named
