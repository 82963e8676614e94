"""The projects: their index, the projects, who pays and who takes part."""

from projekte.models.index import ProjectIndexPage
from projekte.models.projects import ProjectPage
from projekte.models.rows import FundingLine, ProjectPartner

__all__ = ["FundingLine", "ProjectIndexPage", "ProjectPage", "ProjectPartner"]
