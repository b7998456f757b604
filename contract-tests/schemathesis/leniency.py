"""Where the server takes more, or less, than openapi.yaml can say, because the legacy does. Nothing else is excused.

Each function names the section of the legacy's behaviour, or the extension of the contract, that it stands for.
All look at the request as it was sent, not at how it was made.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import jsonschema_rs

# What JavaScript's `trim` cuts.
BLANKS = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f"
    "\u3000\ufeff"
)

# `x-am-parse: atoi` and `prefix` (http-v1 1.4): text is read as its leading digits; of several values the first. `number`
# (http-v1 12): as JavaScript's `Number` reads it, and as the default what that does not read.
READ_LIKE_ATOI = {"limit", "offset", "event_limit"}


def only_integers_are_wrong(url: str, declared: set[str]) -> bool:
    """Whether nothing is wrong with the query but integers that are read like C's `atoi`.

    The other parameters are any text, so only one that stands twice is wrong. Unknown names are ignored (1.4).
    """
    names = [name for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True) if name in declared]
    strict = [name for name in names if name not in READ_LIKE_ATOI]
    return len(names) > len(strict) == len(set(strict))


def only_empty_values_are_wrong(url: str, declared: dict[str, jsonschema_rs.Validator | None]) -> bool:
    """Whether nothing is wrong with the query but parameters without a value: an empty value is absence
    (docs/CONTRACT-EXTENSIONS.md). Lists have none of their own to judge, and may stand twice.
    """
    query = [(name, value) for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True) if declared.get(name)]
    names = [name for name, _ in query]
    fits = all(value == "" or declared[name].is_valid(as_json(value, declared[name])) for name, value in query)
    return "" in (value for _, value in query) and len(names) == len(set(names)) and fits


def as_json(value: str, validator: jsonschema_rs.Validator) -> Any:
    """A value of a query as what its schema wants: itself, a number, or a truth."""
    if validator.is_valid(value):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def is_beyond_integers(url: str) -> bool:
    """Whether a number, read as JavaScript's `Number` reads it, is beyond 64 bits, and so refused (B2)."""
    numbers = [value for name, value in parse_qsl(urlsplit(url).query) if name in READ_LIKE_ATOI]
    digits = [value for value in numbers if value.removeprefix("-").isdecimal()]
    return any(abs(float(value)) >= 2**63 for value in digits)


def holds_no_records(body: Any) -> bool:
    """Free-form OTLP (contract-notes, http-v1 18): any object or list is taken, and nothing else."""
    return not isinstance(body, dict | list)


def is_no_object(body: Any) -> bool:
    """Free-form quotas (contract-notes, B27) and hooks (decision 70): only an object is taken."""
    return not isinstance(body, dict)


def is_event(event: Any, validator: jsonschema_rs.Validator) -> bool | None:
    """Whether the server must take (True) or refuse (False) an event; None where the contract leaves it open."""
    if validator.is_valid(event):
        return True
    if not isinstance(event, dict):
        return False
    event = dict(event)
    # `x-am-trim` on an enum (http-v1 4.1): white space around `event_type` is cut before it is looked up.
    if isinstance(event.get("event_type"), str):
        event["event_type"] = event["event_type"].strip(BLANKS)
        if validator.is_valid(event):
            return True
    # `x-am-format: js-date` (http-v1 4.1, B35): the pattern is what every sender may rely on; more is read.
    if isinstance(event.get("client_timestamp"), str):
        del event["client_timestamp"]
        if validator.is_valid(event):
            return None
    return False


def misjudged(events: list[Any], rejected: list[dict[str, Any]], validator: jsonschema_rs.Validator) -> Iterator[str]:
    """`x-am-collect` (http-v1 4.3): a batch is taken whatever its events are, and `rejected` names the wrong ones."""
    named = {item["index"] for item in rejected}
    for index, event in enumerate(events):
        verdict = is_event(event, validator)
        if verdict is True and index in named:
            yield f"events[{index}] is what the contract says, but was rejected: {event!r}"
        if verdict is False and index not in named:
            yield f"events[{index}] is not what the contract says, but was not rejected: {event!r}"
    if beyond := named - set(range(len(events))):
        yield f"rejected names events that were not sent: {sorted(beyond)}"
