#!/usr/bin/env python
"""Runs the management commands of Arig."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnerships.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as refused:  # one sentence says what to do, better than where it was noticed
        sys.exit(str(refused))
