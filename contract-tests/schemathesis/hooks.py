"""Hooks of the Schemathesis run: what the contract says in x-am-* keys, and checks that only this API has."""

import json
import os
from typing import Any

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.specs.openapi.checks import RejectedPositiveData

import contract
import leniency

validators: dict[str, Any] = {}
queries: dict[str, dict[str, Any]] = {}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    validators["event"] = contract.schema_validator(raw_schema, "NewEvent")
    queries.update(contract.query_validators(raw_schema))
    contract.say_frames_as_events(raw_schema)
    if os.environ.get("CONFORMANCE_WITH_TOKEN"):
        contract.demand_tokens(raw_schema)


def operation_id(case) -> str:
    return case.operation.definition.raw["operationId"]


def sent_json(response) -> Any:
    """The body as it was sent; None where it is not JSON."""
    try:
        return json.loads(response.request.body or b"null")
    except ValueError:
        return None


def sent_events(response) -> list[Any] | None:
    """The events of a batch whose wrapper is right."""
    body = sent_json(response)
    events = body.get("events") if isinstance(body, dict) else None
    return events if isinstance(events, list) else None


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """False for what is no failure: the server took what the schema refuses, or the other way round, and the legacy says so."""
    match failure:
        case AcceptedNegativeData():
            return not (without_a_value(case, response) or EXCUSES.get(operation_id(case), never)(case, response))
        case RejectedPositiveData():
            return not REFUSED.get(operation_id(case), never)(case, response)
        case _:
            return True


def never(case, response) -> bool:
    return False


def lenient_list(case, response) -> bool:
    return leniency.only_integers_are_wrong(response.request.url, {name.name for name in case.operation.query})


def lenient_event(case, response) -> bool:
    return leniency.is_event(sent_json(response), validators["event"]) is not False


def lenient_batch(case, response) -> bool:
    """Each event is judged by `batch_judges_each_event`, which runs on every batch that is taken."""
    return sent_events(response) is not None


def without_a_value(case, response) -> bool:
    return leniency.only_empty_values_are_wrong(response.request.url, queries[operation_id(case)])


def number_beyond_integers(case, response) -> bool:
    return leniency.is_beyond_integers(response.request.url)


def otlp_without_records(case, response) -> bool:
    return leniency.holds_no_records(sent_json(response))


def no_object(case, response) -> bool:
    return leniency.is_no_object(sent_json(response))


REFUSED = {
    "stats_view_cost": number_beyond_integers,
    "otel_logs_create": otlp_without_records,
    "otel_metrics_create": otlp_without_records,
    "otel_traces_create": otlp_without_records,
    "hook_create": no_object,
    "provider_quota_create": no_object,
}

EXCUSES = {
    "event_list": lenient_list,
    "stats_view_cost": lenient_list,
    "session_list": lenient_list,
    "session_view": lenient_list,
    "event_create": lenient_event,
    "event_create_batch": lenient_batch,
}


@schemathesis.check
def batch_judges_each_event(ctx, response, case):
    """A batch is taken with 201 whatever its events are; so whether each was judged rightly is looked up in the answer."""
    if operation_id(case) != "event_create_batch" or response.status_code != 201:
        return
    events = sent_events(response)
    assert events is not None, "a batch was taken that is not { events: [...] }"
    answer = response.json()
    wrong = list(leniency.misjudged(events, answer["rejected"], validators["event"]))
    assert not wrong, "\n".join(wrong)
    counted = answer["received"] + answer["duplicates"] + len(answer["rejected"])
    assert counted == len(events), f"{len(events)} events were sent, {counted} are accounted for"
    assert len(answer["ids"]) == answer["received"], "each stored event has an id"


@schemathesis.check
def stream_begins_with_connected(ctx, response, case):
    """A stream without a frame would break no schema."""
    opened = (operation_id(case), case.method, response.status_code) == ("stream_open", "GET", 200)
    if not opened:
        return
    frames = [line.removeprefix("data:") for line in response.text.splitlines() if line.startswith("data:")]
    assert frames, "the stream sent no frame"
    assert json.loads(frames[0])["type"] == "connected", f"the first frame is {frames[0]}"
