"""Webhooks: other programs are told of changes instead of asking for them.

From an entry of the log of changes to the request that a receiver gets:

1. `receivers.py` writes a message (`Delivery`) for each webhook that wants to know, in the
   transaction of the entry;
2. `tasks.py` has what is due sent after the commit, `manage.py send_webhooks` every minute;
3. `delivery.py` claims, signs and sends each message, tries again what was not taken, and switches
   off a webhook that fails for days;
4. `targets.py` says where messages may go: nobody reaches the server's own network.

How messages wait, are claimed and given up is that of every outbox (`cms/outbox.py`). `viewsets.py`
and `wagtail_hooks.py` are what administrators see.
"""
