"""What administrators manage: people, and the territories given to them."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group

from generator.review.models import Mandate, Person

if TYPE_CHECKING:  # Django's classes take their model in brackets for the type checker alone
    _Mandates = admin.StackedInline[Mandate, Person]
    _People = UserAdmin[Person]
else:
    _Mandates, _People = admin.StackedInline, UserAdmin

admin.site.unregister(Group)  # roles say it all


class MandateInline(_Mandates):
    """The territories of a person, on their page."""

    model = Mandate
    extra = 1


@admin.register(Person)
class PersonAdmin(_People):
    """A person: name, role, territories, password."""

    inlines = (MandateInline,)
    list_display = ("username", "name_fr", "role", "has_every_territory", "is_active", "last_login")
    list_filter = ("role", "is_active")
    ordering = ("username",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Identité", {"fields": ("first_name", "last_name", "email")}),
        ("Accès", {"fields": ("role", "has_every_territory", "is_active")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "usable_password", "password1", "password2")}),
        ("Accès", {"fields": ("role", "has_every_territory")}),
    )
