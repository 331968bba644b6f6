"""The page a person looks at: one self-contained HTML file made from an ``articles.jsonl``."""

from arextract.report.page import write_report

__all__ = ["write_report"]
