"""A second reading of the policy language: naive, slow, obviously right.

It shares nothing with `checker` but the values of a policy. A case is
decided by walking the policy for one complete world; what is not known
is tried out, world by world.
"""
