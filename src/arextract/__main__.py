"""``python -m arextract``."""

from arextract.cli import main

if __name__ == "__main__":
    main()
