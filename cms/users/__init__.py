"""People with a login: how they are invited, what their form asks, who may change whom.

| Question | Files |
| --- | --- |
| what is asked when somebody is invited or changed? | `forms.py` (`PersonForm`) |
| how does the link of an invitation come about, and how long does it hold? | `invitations.py` |
| what if the invited have “forgotten” a password? | `cms/accounts/forms.py` |
| who sends it, and what if there is no mail server? | `views.py` (`invite`) |
| where do the invited choose their password? | `views.py` (`AcceptInvitationView`) |
| who may change whom, and give which rights and roles? | `rights.py`, asked by `views.py` |
| what if a view forgets to ask? | `receivers.py` |
"""
