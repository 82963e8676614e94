"""The issue that is being made, with articles that are not finished yet."""

from django.utils.timezone import localdate

from cms.core.roles import Role
from cms.demo.site import DemoSite, read_toml
from cms.demo.story import to_stream
from stadtteilzeitung.demo.build import CONTENT, make_article, next_period, plan_issue
from stadtteilzeitung.models import NewspaperPage


def build(demo: DemoSite) -> None:
    """Articles in every state of the workflow, and the next issue as planned so far."""
    paper = NewspaperPage.objects.get(slug="stadtteilzeitung", locale=demo.locale)
    plan, articles = read_toml(CONTENT / "desk.toml"), {}
    for data in plan["article"]:
        article = make_article(demo, data["slug"], data)
        article.body = to_stream(demo, [{"type": "text", "value": data["body"]}])
        work = (Role.VOLUNTEERS, data["state"], data["days_ago"], data.get("comment", ""))
        articles[data["slug"]] = demo.add_work(paper, article, *work)
    facts = read_toml(CONTENT / "issues.toml")["newspaper"]
    entries = [(articles[slug], page) for page, slug in enumerate(plan["issue"]["entries"], 1)]
    issue = plan_issue(facts, next_period(localdate(demo.now)), entries)
    demo.add_work(paper, issue, Role.MODERATORS, "draft", 3)
