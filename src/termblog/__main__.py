"""The entry point of `termblog` and `python -m termblog`; imports nothing before it must.

A short command is over in the time that Python takes to start and to take itself apart. So nothing
is collected while one runs (the app and the server turn that on again), and when it is done, what
was registered for the end is run and the system takes the rest at once.
"""

import atexit
import gc
import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()
    from termblog.cli import run

    code = run(sys.argv[1:])
    atexit._run_exitfuncs()  # noqa: SLF001  what `os._exit` would leave out; there is no other name
    os._exit(code)


if __name__ == "__main__":
    main()
