"""``arextract serve``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from arextract.cli.app import app
from arextract.cli.say import say


@app.command(epilog="Example: arextract serve --port 8000, then see http://127.0.0.1:8000/docs")
def serve(
    host: Annotated[
        str, typer.Option(help="The address to listen on; by default only this machine reaches it.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8000,
    pipeline: Annotated[str, typer.Option(help="default, stanza, camel, ensemble, or a .cfg file.")] = "default",
    lexicon: Annotated[Path | None, typer.Option(help="Your own names (TSV: label, arabic, latin).")] = None,
    threads: Annotated[int, typer.Option(min=1, help="Articles that are worked on at once.")] = 4,
    max_bytes: Annotated[int, typer.Option(min=1, help="The largest request.")] = 4 * 1024 * 1024,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which a request is given up.")] = 60.0,
) -> None:
    """Answer requests over HTTP: text or a document in, its record out."""
    from arextract.errors import UsageError

    try:
        import uvicorn

        from arextract.serve import Limits, create_app
    except ImportError:
        raise UsageError("serving needs FastAPI and uvicorn: pip install 'arextract[serve]'") from None
    from arextract.pipeline import Extractor

    made = create_app(
        Extractor(pipeline, lexicon=lexicon), Limits(max_bytes=max_bytes, threads=threads, seconds=timeout)
    )
    say(f"http://{host}:{port}/docs", err=True)
    uvicorn.run(made, host=host, port=port, log_level="warning")
