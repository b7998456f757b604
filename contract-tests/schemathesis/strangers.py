"""What must be known of the generator's examples beside their contracts: how to get in, and what is excused.

Each excuse names an operation, or the rule of the generated code that it stands for. Nothing else is excused.
"""

import re
import urllib.parse
import urllib.request
from collections.abc import Mapping
from http.cookies import SimpleCookie

NAMES = ["petstore", "catalogue", "chat"]


def environment(name: str, url: str) -> dict[str, str]:
    """What strangers.toml takes from the environment."""
    return {"CHAT_SESSION": chat_session(url) if name == "chat" else "none"}


def chat_session(url: str) -> str:
    """The chat hands out its cookies itself; this is one of them."""
    form = urllib.parse.urlencode({"user": "fuzz", "password": "fuzz"}).encode()
    with urllib.request.urlopen(f"{url}/sessions", form, timeout=10) as answer:
        return SimpleCookie(answer.headers["Set-Cookie"])["session"].value


def is_empty_parameter(complaint: str, url: str, headers: Mapping[str, str]) -> bool:
    """An empty parameter is an absent one (server/codegen/runtime/src/parameters.rs), so nothing is wrong with it.

    `complaint` is what Schemathesis says of a request that was taken and should not have been.
    """
    wrong = re.search(r"Invalid component: parameter `([^`]+)` in (query|cookie)", complaint)
    if not wrong:
        return False
    name, place = wrong.groups()
    if place == "query":
        sent = urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query, keep_blank_values=True)
    else:
        sent = [tuple(cookie.strip().split("=", 1)) for cookie in headers.get("Cookie", "").split(";") if "=" in cookie]
    return [value for other, value in sent if other == name] == [""]


def has_unspeakable_field(form: bytes) -> bool:
    """A field of a form stands in a header, and no header has control characters (RFC 9110, 5.5): it is no form.

    The contract of the pet store lets a form have any other fields, so Schemathesis makes names up.
    """
    lines = re.findall(rb"^content-disposition:[^\r\n]*", form, re.IGNORECASE | re.MULTILINE)
    return any(re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", line) for line in lines)


def is_pet_without_photo(operation: str | None, status: int) -> bool:
    """A pet that was just added has no photo yet, which Schemathesis takes for a pet that is not there."""
    return (operation, status) == ("getPhoto", 404)
