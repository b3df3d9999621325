"""Report → statements: who said what, by which words, when, and through whom."""

from onrecord.annotators.statements.asked import with_asked
from onrecord.annotators.statements.draft import Draft, find
from onrecord.annotators.statements.finish import finish, outlet_actor, vouchers
from onrecord.annotators.statements.spans import QuotationIndex

__all__ = ["Draft", "QuotationIndex", "find", "finish", "outlet_actor", "vouchers", "with_asked"]
