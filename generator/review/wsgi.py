"""The application as a server asks for it; the environment names the workspace."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "generator.review.settings")
application = get_wsgi_application()
