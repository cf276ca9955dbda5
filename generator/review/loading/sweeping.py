"""Forget what only piles up: sessions that ended, and who came in long ago."""

from datetime import timedelta

from axes.models import AccessAttempt, AccessLog
from django.contrib.sessions.models import Session
from django.utils import timezone

# The CNIL recommends that connections be kept from six months to a year (deliberation 2021-122).
KEPT = timedelta(days=365)


def sweep() -> None:
    """Delete ended sessions, and connections older than a year with the addresses they hold."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    for journal in (AccessLog, AccessAttempt):
        journal.objects.filter(attempt_time__lt=now - KEPT).delete()
