"""Which group stands for a role, and which rights it was given once."""

from django.contrib.auth.models import Group
from django.db import models

from cms.core.roles import Role


class RoleGroup(models.Model):
    """The group of a role; empty when staff has deleted it, and then it stays away."""

    role = models.CharField(max_length=20, choices=Role, unique=True)
    group = models.OneToOneField(
        Group, null=True, on_delete=models.SET_NULL, related_name="role_group"
    )

    def __str__(self) -> str:
        return str(self.get_role_display())


class GivenRight(models.Model):
    """A right that a role was given once, so that nobody's taking it away is undone later."""

    role = models.CharField(max_length=20, choices=Role)
    right = models.CharField(max_length=120)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("role", "right"), name="unique_given_right"),
        )

    def __str__(self) -> str:
        return f"{self.role}: {self.right}"
