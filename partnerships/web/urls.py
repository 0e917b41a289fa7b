"""Every address of the site, as a table of contents."""

from django.urls import URLPattern, URLResolver, path

from partnerships.web.views import (
    account,
    agreement,
    checking,
    comparison,
    facts,
    invitation,
    mail,
    negotiation,
    pages,
    partnerships,
    questionnaire,
    questions,
    signing,
)

urlpatterns: list[URLPattern | URLResolver] = [
    # pages for everybody
    path("", pages.landing, name="landing"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("sources/", pages.sources, name="sources"),
    # sign-in
    path("enter/", account.request_code, name="account_request_login_code"),
    path("enter/code/", account.confirm_code, name="account_confirm_login_code"),
    path("enter/by-code/", account.sign_in, name="account_login"),
    path("enter/closed/", account.inactive, name="account_inactive"),
    path("leave/", account.sign_out, name="account_logout"),
    path("language/", account.set_language, name="set_language"),
    path("mail/", mail.kept_mails, name="kept_mails"),
    path("mail/<slug:name>/", mail.kept_mail, name="kept_mail"),
    # opening and inviting
    path("partnerships/", partnerships.partnership_list, name="partnership_list"),
    path("partnerships/open/", partnerships.open_partnership, name="open_partnership"),
    path("partnerships/<uuid:public_id>/", partnerships.partnership, name="partnership"),
    path("partnerships/<uuid:public_id>/terms/", partnerships.change_terms, name="change_terms"),
    path("partnerships/<uuid:public_id>/path/widen/", partnerships.widen_path, name="widen_path"),
    path("partnerships/<uuid:public_id>/path/keep/", partnerships.keep_path, name="keep_path"),
    path("partnerships/<uuid:public_id>/invite/", invitation.invite, name="invite"),
    path("partnerships/<uuid:public_id>/invite/<uuid:invitation_id>/withdraw/", invitation.withdraw_invitation, name="withdraw_invitation"),
    path("partnerships/<uuid:public_id>/invite/<uuid:invitation_id>/renew/", invitation.renew_invitation, name="renew_invitation"),
    path("partnerships/<uuid:public_id>/ground-rules/", invitation.ground_rules, name="ground_rules"),
    path("invitation/accept/", invitation.accept_invitation, name="accept_invitation"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("questions/", questions.questions_preview, name="questions_preview"),
    # answering
    path("partnerships/<uuid:public_id>/answers/", questionnaire.task_list, name="task_list"),
    path("partnerships/<uuid:public_id>/answers/check/", questionnaire.check_answers, name="check_answers"),
    path("partnerships/<uuid:public_id>/answers/seal/", questionnaire.seal_answers, name="seal_answers"),
    path("partnerships/<uuid:public_id>/answers/<str:step>/", questionnaire.question, name="question"),
    path("partnerships/<uuid:public_id>/answers/<str:step>/autosave/", questionnaire.autosave, name="autosave"),
    # comparing
    path("partnerships/<uuid:public_id>/picture/", comparison.picture, name="picture"),
    path("partnerships/<uuid:public_id>/picture/<str:topic>/", comparison.comparison, name="comparison"),
    # agreeing
    path("partnerships/<uuid:public_id>/clauses/", negotiation.clauses, name="clauses"),
    path("partnerships/<uuid:public_id>/clauses/accept-drafts/", negotiation.accept_drafts, name="accept_drafts"),
    path("partnerships/<uuid:public_id>/clauses/<str:key>/", negotiation.clause, name="clause"),
    path("partnerships/<uuid:public_id>/clauses/<str:key>/propose/", negotiation.propose, name="propose"),
    path("partnerships/<uuid:public_id>/clauses/<str:key>/accept/", negotiation.accept, name="accept"),
    path("partnerships/<uuid:public_id>/facts/", facts.facts, name="facts"),
    path("partnerships/<uuid:public_id>/facts/agreement/", facts.state_agreement, name="state_agreement_facts"),
    path("partnerships/<uuid:public_id>/facts/side/", facts.state_party, name="state_party_facts"),
    path("partnerships/<uuid:public_id>/agreement/", agreement.agreement, name="agreement"),
    path("partnerships/<uuid:public_id>/agreement/freeze/", agreement.freeze, name="freeze"),
    path("partnerships/<uuid:public_id>/agreement.pdf", agreement.agreement_pdf, name="agreement_pdf"),
    # signing
    path("partnerships/<uuid:public_id>/sign/", signing.sign, name="sign"),
    path("partnerships/<uuid:public_id>/sign/code/", signing.signing_code, name="signing_code"),
    path("partnerships/<uuid:public_id>/sign/sign/", signing.sign_version, name="sign_agreement"),
    path("partnerships/<uuid:public_id>/sign/back/", signing.send_version_back, name="send_back"),
    path("partnerships/<uuid:public_id>/sign/retry/", signing.retry_sealing, name="retry_sealing"),
    path("partnerships/<uuid:public_id>/document.pdf", signing.document_pdf, name="document_pdf"),
    path("partnerships/<uuid:public_id>/document.json", signing.document_json, name="document_json"),
    # checking a document
    path("check/", checking.check_document, name="check_document"),
    path("check/<str:code>/", checking.check_code, name="check_code"),
]
