"""The addresses of those who receive the agreement: the lists of the sides, and the links to copies."""

from django.urls import URLPattern, path

from partnerships.web.views import copies, received

urlpatterns: list[URLPattern] = [
    path("partnerships/<uuid:public_id>/copies/", copies.copies, name="copies"),
    path("partnerships/<uuid:public_id>/copies/add/", copies.add_recipient, name="add_recipient"),
    path("partnerships/<uuid:public_id>/copies/<uuid:recipient_id>/", copies.edit_recipient, name="edit_recipient"),
    path("partnerships/<uuid:public_id>/copies/<uuid:recipient_id>/remove/", copies.drop_recipient, name="remove_recipient"),
    path("partnerships/<uuid:public_id>/copies/<uuid:recipient_id>/send/", copies.send_link, name="send_copy"),
    path("partnerships/<uuid:public_id>/copies/links/<uuid:link_id>/withdraw/", copies.withdraw_link, name="withdraw_copy"),
    path("partnerships/<uuid:public_id>/copies/links/<uuid:link_id>/extend/", copies.extend_link, name="extend_copy"),
    path("copies/opened/<uuid:delivery_id>/", received.opened_copy, name="opened_copy"),
    path("copies/opened/<uuid:delivery_id>/file/", received.copy_file, name="copy_file"),
    path("copies/refused/", received.copy_refused, name="copy_refused"),
    path("copies/<str:token>/", received.copy, name="copy"),
    path("copies/<str:token>/ask/", received.ask_link, name="ask_copy"),
    path("copies/<str:token>/refuse/", received.refuse_link, name="refuse_copy"),
]
