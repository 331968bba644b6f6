"""The command line: arguments and words to the user; no logic."""

from __future__ import annotations


def main() -> None:
    """Entry point of the ``arextract`` command: status 0 all well, 1 some input failed, 2 wrong usage."""
    import sys

    from arextract.cli.app import app
    from arextract.cli.say import in_utf8, safe
    from arextract.errors import ArextractError

    in_utf8()
    try:
        app()
    except ArextractError as error:
        sys.stderr.write(safe(f"arextract: {' '.join(str(error).split())}") + "\n")
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output went away (| head)
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(safe(f"arextract: {where}{error.strerror or error}") + "\n")
        sys.exit(2)
