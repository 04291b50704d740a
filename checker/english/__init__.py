"""Every word of the engine's own that a person reads, in English.

The rest of what they read is the policy's. A module holds sentences only:
it is given values already worded and decides nothing, so another language
is another folder with the same names in it.
"""
