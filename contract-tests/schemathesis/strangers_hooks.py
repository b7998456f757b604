"""Hooks of the runs against the generator's examples."""

import json

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.specs.openapi.checks import EnsureResourceAvailability, RejectedPositiveData

import contract
import strangers


@schemathesis.hook
def before_load_schema(context, raw_schema):
    contract.say_frames_as_events(raw_schema)


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """False for what is no failure."""
    operation, request = operation_id(case), response.request
    match failure:
        case AcceptedNegativeData():
            return not strangers.is_empty_parameter(failure.message, request.url, request.headers)
        case RejectedPositiveData() if operation == "uploadPhoto":
            return not strangers.has_unspeakable_field(request.body or b"")
        case EnsureResourceAvailability():
            return not strangers.is_pet_without_photo(operation, response.status_code)
        case _:
            return True


def operation_id(case) -> str | None:
    return case.operation.definition.raw.get("operationId")


@schemathesis.check
def stream_begins_with_hello(ctx, response, case):
    """A stream without a frame would break no schema."""
    if (operation_id(case), case.method, response.status_code) != ("room_follow", "GET", 200):
        return
    frames = [line.removeprefix("data:") for line in response.text.splitlines() if line.startswith("data:")]
    assert frames, "the stream sent no frame"
    assert json.loads(frames[0])["type"] == "hello", f"the first frame is {frames[0]}"
