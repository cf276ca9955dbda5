"""Give people access, from the command line: the administration page does the rest."""

from collections.abc import Callable, Sequence
from functools import partial

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from generator.errors import DataError, Fault
from generator.review.models import Mandate, Person


def add_person(
    username: str, password: str, role: str, epci_codes: Sequence[str] = (), *, everywhere: bool
) -> Person:
    """Create a person with a password, a role and territories.

    Raises
    ------
    DataError
        All that is wrong in the name, the password, the role or a code; nothing is written.
    """
    person = Person(username=username, role=role, has_every_territory=everywhere)
    mandates = [Mandate(person=person, epci_code=code) for code in sorted(set(epci_codes))]
    checks: list[tuple[str, Callable[[], None]]] = [
        (username, partial(person.clean_fields, exclude=["password"])),
        (username, person.validate_unique),
        ("mot de passe", partial(validate_password, password, person)),
        *((one.epci_code, partial(one.clean_fields, exclude=["person"])) for one in mandates),
    ]
    faults = [fault for where, check in checks for fault in _faults(check, where)]
    if faults:
        raise DataError(*faults)
    person.set_password(password)
    with transaction.atomic():
        person.save()
        Mandate.objects.bulk_create(mandates)
    return person


def people() -> list[dict[str, object]]:
    """List who has access, and to what."""
    return [
        {
            "identifiant": person.username,
            "nom": person.name_fr,
            "role": person.role,
            "est_actif": person.is_active,
            "tous_les_territoires": person.sees_all,
            "territoires": sorted(one.epci_code for one in person.mandates.all()),
        }
        for person in Person.objects.order_by("username").prefetch_related("mandates")
    ]


def _faults(check: Callable[[], None], where: str) -> list[Fault]:
    try:
        check()
    except ValidationError as error:
        return [Fault(message.rstrip("."), where) for message in error.messages]
    return []
