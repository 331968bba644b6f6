"""The group of all commands: the most used first, and no summary cut short."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

_ORDER = ("run", "show", "report", "table", "compare", "stats", "names", "explain", "diff", "latin", "serve")


class Commands(TyperGroup):
    """Lists commands in the order in which people need them, each with its whole summary."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, the most used first."""
        names = list(self.commands)
        return sorted(
            names, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), names.index(name))
        )

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes the list with the first sentence of each command, whole."""
        rows = [
            (name, _summary(command.help or ""))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None and not command.hidden
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _summary(text: str) -> str:
    return " ".join(text.split("\n\n", 1)[0].split())
