"""How the program ends: one sentence on stderr and the right exit code, whatever happened."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

import click

from framing.errors import FramingError

DONE, HELD, BAD_INPUT, FAULT, INTERRUPTED = 0, 1, 2, 70, 130

#: Set by a shell's completion script, which runs the program to ask what may come next.
_COMPLETING = "_FRAMING_COMPLETE"


def guarded(command: click.Command, args: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code; errors are told in a sentence, without a traceback."""
    code = DONE
    try:
        code = _told(command, list(sys.argv[1:] if args is None else args))
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader went away (| head -1): nothing is wrong, and nothing more can be said to it.
        _forget_output()
        return code
    except OSError as error:  # what was still to be flushed found the disk full
        _say_of(error)
        _forget_output()
        return BAD_INPUT


def _told(command: click.Command, args: list[str]) -> int:
    try:
        return _run(command, args)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "framing"
        message = error.format_message()
        stop = "" if message.endswith((".", "?", "!")) else "."
        say(f"{message}{stop} {_of_dashes(args)}Try {where} --help.")
        return BAD_INPUT
    except click.ClickException as error:
        say(error.format_message())
        return BAD_INPUT
    except FramingError as error:
        say(str(error), error.below)
        return BAD_INPUT
    except BrokenPipeError:
        raise
    except OSError as error:
        _say_of(error)
        _forget_output()
        return BAD_INPUT
    except Exception as error:
        if os.environ.get("FRAMING_DEBUG"):
            raise
        say(f"A fault of this program, not of your texts: {type(error).__name__}: {error}. "
            "Set FRAMING_DEBUG=1 to see where, and please report it.")
        return FAULT


def _run(command: click.Command, args: list[str]) -> int:
    # Not command.main(): it ends with 1 when the reader of a pipe has gone, where we end with 0.
    if asked := os.environ.get(_COMPLETING):
        from click.shell_completion import shell_complete

        return shell_complete(command, {}, "framing", _COMPLETING, asked)
    with command.make_context("framing", list(args)) as context:  # it takes from the list
        command.invoke(context)
    return DONE


def _of_dashes(args: Sequence[str]) -> str:
    """Say how to name a file that was taken for an option, if one may have been: -notes.txt."""
    options = args[: args.index("--")] if "--" in args else args
    for each in options:
        if each.startswith("-") and os.path.isfile(each):
            path = os.path.join(os.curdir, each)
            return (f"{each} is a file too, but what begins with a dash is read as an option: "
                    f"write {path}, or -- before the files. ")
    return ""


def _say_of(error: OSError) -> None:
    what = str(error.filename) if error.filename else "standard output"
    hint = ("make room, or choose another disk" if error.errno in (errno.ENOSPC, errno.EDQUOT)
            else "check the path, and that it may be read or written")
    say(f"{what}: {error.strerror or error}; {hint}.")


def _forget_output() -> None:
    """Send what is left in buffers nowhere, so that the interpreter's end tries nothing again."""
    try:
        number = sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):  # closed, or not a real stream
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def say(message: str, below: Sequence[str] = ()) -> None:
    """Say a sentence on stderr, and lines below it; other people's text is made safe to print."""
    from framing.support.printing import encodable, printable

    stream = sys.stderr
    if stream is None:  # closed: nobody is left to tell
        return
    try:
        # Bytes, since the stream may be ASCII and the message not.
        text = "".join(f"{printable(line)}\n" for line in (f"framing: {message}", *below))
        stream.buffer.write(encodable(text, stream.encoding))
        stream.flush()
    except (OSError, ValueError):
        pass  # gone, full or closed
