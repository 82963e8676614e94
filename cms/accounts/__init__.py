"""Who comes in, and what is remembered of it: log-in, second factor, sessions, the log of logins.

Passwords, codes and passkeys are django-allauth's; here stands what is ours about them. People and
their rights are `cms.users`.

| Question | Files |
| --- | --- |
| which address leads where, and which are left out? | `urls.py` |
| how often may somebody try? | `attempts.py`, asked by `adapters.py`, `forms.py` and `views.py` |
| who must have a second factor, and where does that hold? | `factors.py`, `middleware.py` |
| what if a phone is lost? | `views.py` (`PersonView`), `reset_factor` for the last administrator |
| what does the log of logins tell, and who writes into it? | `log.py`, `receivers.py` |
| who gets a mail? | `mails.py`; links for new passwords by the worker: `tasks.py` |
| what holds between password and code? | `stages.py` |
| what keeps secrets of factors unreadable? | `encryption.py` |
| what does the admin offer? | `wagtail_hooks.py` |
"""
