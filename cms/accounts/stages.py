"""Between the password and the second step time passes: what it began with must still hold."""

from allauth.account.stages import LoginStage
from django.http import HttpResponse
from django.utils.crypto import constant_time_compare


class RememberPassword(LoginStage):
    """First: keeps a hash that changes with the password."""

    key = "remember_password"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Lets everybody on."""
        self.state["hash"] = self.login.user.get_session_auth_hash()
        return None, True


class SamePassword(LoginStage):
    """Last: whoever waited at the second step begins anew if the password was changed meanwhile."""

    key = "same_password"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Back to the log-in, unless nothing has changed."""
        user = self.login.user
        before = self.controller.get_stage(RememberPassword.key).state.get("hash", "")
        if user.is_active and constant_time_compare(before, user.get_session_auth_hash()):
            return None, True
        return self.abort(), False
