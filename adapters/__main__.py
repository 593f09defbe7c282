"""`python -m adapters` is the program onethreetwo."""

from adapters.cli import main

main(prog_name="onethreetwo")
