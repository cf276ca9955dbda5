"""Forget what only piles up: sessions that ended, and who came in long ago."""

from datetime import timedelta

from axes.models import AccessAttempt, AccessLog
from django.contrib.sessions.models import Session
from django.utils import timezone

# A year is our own choice: long enough to look into an intrusion, and no address is kept for ever.
KEPT = timedelta(days=365)


def sweep() -> None:
    """Delete ended sessions, and connections older than a year with the addresses they hold."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    for journal in (AccessLog, AccessAttempt):
        journal.objects.filter(attempt_time__lt=now - KEPT).delete()
