"""The operator's pages at /operator/: Django's admin, kept small. It reads allow-lists of fields; every change goes through a service."""

from partnerships.admin.accounts import AccountPages
from partnerships.admin.acts import OperatorActPages
from partnerships.admin.documents import DocumentPages
from partnerships.admin.mails import MailPages
from partnerships.admin.organisations import OrganisationPages
from partnerships.admin.partnerships import PartnershipPages
from partnerships.admin.site import OperatorSite
from partnerships.models import Account, AgreementVersion, OperatorAct, Organisation, OutboxMail, Partnership

site = OperatorSite(name="operator")
site.register(Account, AccountPages)
site.register(Organisation, OrganisationPages)
site.register(Partnership, PartnershipPages)
site.register(AgreementVersion, DocumentPages)
site.register(OutboxMail, MailPages)
site.register(OperatorAct, OperatorActPages)

__all__ = ["site"]
