"""A small web service: text or a file in, the record out. Needs the extra ``serve`` (FastAPI, uvicorn)."""

from arextract.serve.service import Limits, create_app

__all__ = ["Limits", "create_app"]
