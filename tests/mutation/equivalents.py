"""Mutants that no example can notice, each with the reason why.

A reason says why the broken policy decides alike, or what is left alone
on purpose. A name that is no longer a survivor fails the test: it goes.
"""

from __future__ import annotations

__all__ = ["EQUIVALENTS"]

_NOT_ASKED = "the fact is not asked otherwise, and what is not asked holds no"
_TOGETHER = "the other remedies of the clause stand wherever this one stands"
_ONE_ROUTE = "the clause belongs to one route, which says the same"
_DEAD = "nothing shows it after a refusal; the audit's dead-rule is accepted"

EQUIVALENTS = {
    "components/RMA-1/steps > “Wait for your RMA number before you send "
    "anything.” > when: without shipped on: not yet": (
        "a parcel sent without a number is refused, and only Keep it is left"
    ),
    "components/RMA-1/steps > “Wait for your RMA number before you send "
    "anything.” > not_for: without Keep it": (
        "before anything is sent or refused, Send it back stands as well"
    ),
    "components/ITEM-1/gives > remedies > “Send it back” > tests > allowed "
    "only if shipped on within return time after approved on > when: "
    "always": "without a number there is no approval from which time runs",
    "components/SHIP-3/tests > allowed only if shipped on within shipping "
    "time after approved on > when: always": (
        "without a number there is no approval from which time runs"
    ),
    "components/SHIP-4/costs > “Return freight” > when: without reason: "
    "faulty": "whether the defect is confirmed is asked of faulty items only",
    "general-store/COST-1/in_every_refund > “Delivery charge given back” > "
    "when > outbound shipping more than 0: at least": (
        "a delivery charge of nothing adds nothing"
    ),
    "general-store/COST-1/in_every_refund > “Delivery charge given back” > "
    "when > outbound shipping more than 0: -1": (
        "a delivery charge of nothing adds nothing"
    ),
    "general-store/COST-1/in_every_refund > “Delivery charge given back” > "
    "when: without outbound shipping more than 0": (
        "a delivery charge of nothing adds nothing"
    ),
    "general-store/SEND-3/tests > refused if return approved: no > when: "
    "always": _NOT_ASKED,
    "general-store/COST-3/costs > “The fee for faster shipping” > not_for: "
    "without Refund": _TOGETHER,
    "general-store/COU-3/costs > “Sending the damaged item back” > not_for: "
    "without Compensation": _TOGETHER,
    "general-store/WAR-3/promises > “make the refund” > not_for: without "
    "Replacement": _TOGETHER,
    "general-store/WAR-3/promises > “make the refund” > not_for: without "
    "Free repair": _TOGETHER,
    "general-store/WAR-4/costs > “Sending the repaired or new product by "
    "airmail” > not_for: without Refund": _TOGETHER,
    "group-buy/WRO-2/scope: always": _NOT_ASKED,
    "group-buy/DAM-2/scope: without problem: damaged": _NOT_ASKED,
    "group-buy/MIS-1/scope: always": _NOT_ASKED,
    "group-buy/MIS-2/scope: always": _NOT_ASKED,
    "group-buy/MIS-2/explains: without problem: missing": _NOT_ASKED,
    "group-buy/CLM-5/tests > may be refused if now within silence after "
    "waiting for you since > when: without waiting for you since: has "
    "happened": "a silence that has not begun is not over",
    "group-buy/RTN-2/tests > allowed only if code on parcel: yes > when: "
    "always": _NOT_ASKED,
    "group-buy/RTN-2/tests > allowed only if code on parcel: yes > when: "
    "without claim approved: yes": _NOT_ASKED,
    "group-buy/RTN-2/tests > allowed only if code on parcel: yes > when: "
    "without parcel sent on: has happened": _NOT_ASKED,
    "order-desk/CAN-2/scope: without order status: paid": _NOT_ASKED,
    "order-desk/CAN-3/scope: without order status: paid": _NOT_ASKED,
    "order-desk/CAN-7/scope: without order status: shipped": _NOT_ASKED,
    "order-desk/CAN-8/scope: without order status: shipped": _NOT_ASKED,
    "order-desk/CAN-9/scope: without order status: shipped": _NOT_ASKED,
    "order-desk/CAN-10/scope: without order status: shipped": _NOT_ASKED,
    "order-desk/CAN-11/scope: always": (
        "the others are closed by themselves or refused, and hear nothing"
    ),
    "order-desk/CAN-13/discretions: without “how much is refunded, by when "
    "the parcel comes back and why you canceled”": _DEAD,
    "order-desk/CAN-13/promises: without “make a full or partial refund”": (
        _DEAD
    ),
    "platform/TIM-1/scope: always": _NOT_ASKED,
    "platform/WRD-1/scope: always": (
        "the clause only explains, and its explanation says the same"
    ),
    "platform/REM-1/scope: always": _ONE_ROUTE,
    "platform/MON-1/promises > “return the money to your account balance” > "
    "not_for: without New delivery": _TOGETHER,
    "platform/QUA-2/scope: always": _NOT_ASKED,
}
