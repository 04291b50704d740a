"""One module for each kind of finding, named as the finding is."""
