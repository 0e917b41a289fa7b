"""The addresses of organisations, their teams, and the sides that they are."""

from django.urls import URLPattern, path

from partnerships.web.views import connection, engagements, organisation, team

urlpatterns: list[URLPattern] = [
    path("organisations/", organisation.organisation_list, name="organisation_list"),
    path("organisations/found/", organisation.found, name="found_organisation"),
    path("organisations/<uuid:organisation_id>/", organisation.organisation, name="organisation"),
    path("organisations/<uuid:organisation_id>/profile/", organisation.profile, name="organisation_profile"),
    path("organisations/<uuid:organisation_id>/certificates/", organisation.keep_certificate, name="put_certificate"),
    path(
        "organisations/<uuid:organisation_id>/certificates/<str:certificate>/remove/",
        organisation.drop_certificate,
        name="remove_certificate",
    ),
    path("organisations/<uuid:organisation_id>/pictures/<str:place>.png", organisation.emblem, name="emblem"),
    path("organisations/<uuid:organisation_id>/pictures/<str:place>/", organisation.keep_emblem, name="put_emblem"),
    path("organisations/<uuid:organisation_id>/pictures/<str:place>/remove/", organisation.drop_emblem, name="remove_emblem"),
    path("organisations/<uuid:organisation_id>/team/", team.team, name="organisation_team"),
    path("organisations/<uuid:organisation_id>/team/invite/", team.invite, name="invite_to_team"),
    path("organisations/<uuid:organisation_id>/team/leave/", team.leave, name="leave_team"),
    path("organisations/<uuid:organisation_id>/team/<uuid:member_id>/", team.member, name="team_member"),
    path("organisations/<uuid:organisation_id>/team/<uuid:member_id>/remove/", team.remove, name="remove_member"),
    path("organisations/<uuid:organisation_id>/partnerships/", engagements.organisation_partnerships, name="organisation_partnerships"),
    path("organisations/<uuid:organisation_id>/partnerships/<uuid:partnership_id>/assign/", engagements.assign, name="assign_member"),
    path(
        "organisations/<uuid:organisation_id>/partnerships/<uuid:partnership_id>/<uuid:representative_id>/unassign/",
        engagements.unassign,
        name="unassign_member",
    ),
    path("partnerships/<uuid:public_id>/organisation/", connection.connect, name="connect_organisation"),
    path("partnerships/<uuid:public_id>/organisation/take-over/", connection.take_over, name="take_over_profile"),
]
