"""How Django finds the application and its administration."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ReviewConfig(AppConfig):
    """The review application."""

    name = "generator.review"
    label = "review"
    verbose_name = "Revue des opportunités"
    default_auto_field = "django.db.models.BigAutoField"


class AdministrationConfig(AdminConfig):
    """The administration, in French and for administrators alone."""

    default_site = "generator.review.administration.Administration"
