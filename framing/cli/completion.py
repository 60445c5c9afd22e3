"""``framing completion``."""

from __future__ import annotations

import click

from framing.cli import outputs


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Write the completion script for a shell.

    \b
      framing completion bash > ~/.local/share/bash-completion/completions/framing
      framing completion zsh > "${fpath[1]}/_framing"
      framing completion fish > ~/.config/fish/completions/framing.fish
    """
    from click.shell_completion import get_completion_class

    from framing.cli import group

    made = get_completion_class(shell)
    assert made is not None
    outputs.put(made(group, {}, "framing", "_FRAMING_COMPLETE").source() + "\n", None)
