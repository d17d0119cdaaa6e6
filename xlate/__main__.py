"""``python -m xlate``: the command line, where the script ``xlate`` is not on the path."""

from xlate.cli import main

if __name__ == "__main__":
    main()
