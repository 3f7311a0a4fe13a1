__all__ = ["main"]
from extractor.cli.main import main

main()
