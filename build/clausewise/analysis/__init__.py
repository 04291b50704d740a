"""Questions about a whole policy, answered with concrete customers.

`witness` finds a customer for any bands of answers: `outlines` says what
is asked and told, `numbers` which dates, amounts and lengths fit. `world`
says who there can be, `ground` and `desk` lay a policy out for those who
look for somebody in a group.
"""
