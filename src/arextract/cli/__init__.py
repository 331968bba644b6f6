"""The command line: arguments and words to the user; no logic."""

from __future__ import annotations

from typing import Any


def main() -> None:
    """Entry point of the ``arextract`` command: status 0 all well, 1 some input failed, 2 wrong usage."""
    import sys

    import typer

    from arextract.cli.app import app
    from arextract.cli.say import in_utf8, safe
    from arextract.errors import ArextractError

    in_utf8()
    try:
        sys.exit(app(prog_name="arextract", standalone_mode=False) or 0)
    except typer.Abort:
        sys.exit(130)
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
    except Exception as error:
        if not hasattr(error, "format_message"):  # not one of the command line's own
            raise
        sys.exit(_wrong_usage(error))


def _wrong_usage(error: Any) -> int:
    """One line for a mistake in the arguments: what is wrong, and where the command's own help is."""
    import sys

    from arextract.cli.say import safe

    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(f"{error.format_message()}\n")
        return 2
    where = f" (see {context.command_path} --help)" if context is not None else ""
    sys.stderr.write(safe(f"arextract: {' '.join(error.format_message().split())}{where}") + "\n")
    return int(error.exit_code)
