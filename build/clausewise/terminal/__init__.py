"""One case at the command line: its questions, its answers, its decision."""
