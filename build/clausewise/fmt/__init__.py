"""A gentle formatter: white space and long lines, and nothing else."""
