"""The program `termblog`: its commands, each in a file that is imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from termblog import __version__
from termblog.cli.commands import COMMANDS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

BROWSE = ""
"""The name, which nobody can type, of what runs where no command is named."""


class Program(click.Group):
    """A group whose commands are imported when they are called, and a blog is no command."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS and cmd_name != BROWSE:
            return None
        module = import_module(f"termblog.cli.{cmd_name or 'browse'}")
        command: click.Command = module.command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take arguments without a command as those of the app."""
        known = {*COMMANDS, "-h", "--help", "--version"}
        if not ctx.resilient_parsing and known.isdisjoint(args[:1]):
            args = [BROWSE, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return commands; where none begins so, let the shell complete folders and files."""
        from click.shell_completion import CompletionItem

        found = super().shell_complete(ctx, incomplete)
        return found or [CompletionItem(incomplete, type="file")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of what runs where no command is named, and the program's own."""
        browse = self.get_command(ctx, BROWSE)
        params = [*(browse.params if browse else ()), *self.get_params(ctx)]
        options = (it for it in params if isinstance(it, click.Option))
        with formatter.section("Options"):
            formatter.write_dl([row for it in options if (row := it.get_help_record(ctx))])
        self.format_commands(ctx, formatter)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


_EXAMPLES = """\b
Examples:
  termblog                            the blog of this folder, else the guide
  termblog ~/blog                     a folder, whatever engine wrote it
  termblog read hello-world           one post on stdout
  termblog list --tag rust --json     for other programs
  termblog serve --ssh 2222 ~/blog    readers come with `ssh -p 2222 host`

A folder that is named like a command is opened as ./NAME.
"""


@click.group(
    cls=Program,
    options_metavar="[OPTIONS]",
    subcommand_metavar="[BLOG] | COMMAND …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EXAMPLES,
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def program() -> None:
    """Read any Markdown blog in the terminal, and host it.

    BLOG is a folder or a file; without it, what $TERMBLOG_BLOG, the settings or the current
    folder name, else the guide.
    """
