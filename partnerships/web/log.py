"""What the log must not hold: the links of invitations, which let somebody in."""

import logging
import re

LINK = re.compile(r"/invitation/(?!accept/)[^/\s\"']+")


class WithoutLinks(logging.Filter):
    """Takes the token out of every line before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if LINK.search(message):
            record.msg, record.args = LINK.sub("/invitation/…", message), ()
        return True
