"""`python -m classifier` is `claimdesk`."""

from classifier.cli import main

if __name__ == "__main__":
    main()
