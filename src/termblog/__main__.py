"""The entry point of `termblog` and `python -m termblog`; imports nothing before it must."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from termblog.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
