"""Every address of the site, as a table of contents."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = [
    # pages for everybody
    # sign-in
    # opening and inviting
    # answering
    # comparing
    # agreeing
    # signing
    # checking a document
]
