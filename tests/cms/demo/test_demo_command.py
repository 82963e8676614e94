"""The command keeps its hands off what is not its own."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cms.demo.site import find_collection
from cms.users.models import User
from tests import factories

pytestmark = pytest.mark.django_db


def test_demo_refuses_a_database_with_other_content() -> None:
    factories.standard_page(title="Meins")
    before = list(Page.objects.values_list("pk", "title"))
    with pytest.raises(CommandError, match="other pages"):
        call_command("demo", stdout=StringIO())
    assert list(Page.objects.values_list("pk", "title")) == before
    assert find_collection() is None


def test_demo_that_is_only_wanted_when_empty_says_nothing_about_other_content() -> None:
    factories.standard_page(title="Meins")
    output = StringIO()
    call_command("demo", if_empty=True, stdout=output)
    assert output.getvalue() == ""
    assert Page.objects.filter(depth__gt=1).count() == 2
    assert find_collection() is None


def test_demo_refuses_a_database_with_accounts_and_keeps_them() -> None:
    user = User.objects.create_user("mine", password="a password of mine")
    with pytest.raises(CommandError, match="accounts"):
        call_command("demo", stdout=StringIO())
    user.refresh_from_db()
    assert user.check_password("a password of mine")


def test_logins_of_the_demo_exist_in_no_other_settings() -> None:
    factories.standard_page()
    call_command("demo", if_empty=True, stdout=StringIO())
    assert not User.objects.exists()
