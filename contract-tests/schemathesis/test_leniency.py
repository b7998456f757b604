"""The excuses are narrow: what they let pass, and what is next to it and still fails."""

import unittest
from pathlib import Path

import yaml

import contract
import leniency

DOCUMENT = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text())
EVENT = contract.schema_validator(DOCUMENT, "NewEvent")
DECLARED = {"limit", "offset", "agent_type", "since"}


def event(**fields):
    return {"session_id": "s", "agent_type": "a", "event_type": "tool_use"} | fields


class Integers(unittest.TestCase):
    def only_integers_are_wrong(self, query):
        return leniency.only_integers_are_wrong(f"http://127.0.0.1/api/events?{query}", DECLARED)

    def test_any_limit_is_excused(self):
        for query in ("limit=abc", "limit=", "limit=1&limit=x", "offset=1.5&agent_type=a", "limit=x&other=1&other=2"):
            self.assertTrue(self.only_integers_are_wrong(query), query)

    def test_nothing_else_is(self):
        for query in ("", "agent_type=a", "agent_type=a&agent_type=b", "limit=x&since=a&since=b", "other=limit"):
            self.assertFalse(self.only_integers_are_wrong(query), query)


class EmptyValues(unittest.TestCase):
    def only_empty_values_are_wrong(self, operation, query):
        declared = contract.query_validators(DOCUMENT)[operation]
        return leniency.only_empty_values_are_wrong(f"http://127.0.0.1/?{query}", declared)

    def test_a_parameter_without_a_value_is_excused(self):
        for operation, query in (
            ("hook_create", "safety="),
            ("hook_create", "agent_type=x&safety="),
            ("series_view", "group_by=&metric="),
            ("series_view", "metric=cost&bucket=&limit=8&utc_offset_minutes=-60"),
            ("event_page", "cursor=&limit=5"),
            ("event_page", "cursor=&other=&other="),
        ):
            self.assertTrue(self.only_empty_values_are_wrong(operation, query), query)

    def test_nothing_else_is(self):
        for operation, query in (
            ("hook_create", ""),
            ("hook_create", "safety=true"),
            ("hook_create", "safety=x"),
            ("hook_create", "safety=&safety="),
            ("hook_create", "safety=&agent_type=x&agent_type=y"),
            ("hook_create", "other="),
            ("series_view", "metric=&bucket=year"),
            ("series_view", "metric=&limit=0"),
            ("series_view", "metric=&limit=x"),
            ("event_page", "cursor=&limit=501"),
        ):
            self.assertFalse(self.only_empty_values_are_wrong(operation, query), query)


class Refusals(unittest.TestCase):
    def test_numbers_beyond_64_bits_may_be_refused(self):
        for query, beyond in (("limit=9223372036854775806", True), ("limit=-9223372036854775807", True), ("limit=10", False)):
            self.assertIs(leniency.is_beyond_integers(f"http://127.0.0.1/api/stats/cost?{query}"), beyond, query)

    def test_otlp_takes_objects_and_lists_and_others_objects(self):
        for body, records, an_object in ((0, False, False), ([], True, False), ({}, True, True), ("{}", False, False)):
            self.assertIs(leniency.holds_no_records(body), not records, body)
            self.assertIs(leniency.is_no_object(body), not an_object, body)


class Events(unittest.TestCase):
    def test_what_the_schema_takes_must_be_taken(self):
        for fields in ({}, {"status": None}, {"tokens_in": 5.0}, {"metadata": None}, {"metadata": [1]}, {"unknown": 1}):
            self.assertIs(leniency.is_event(event(**fields), EVENT), True, fields)

    def test_white_space_around_the_event_type_is_cut(self):
        self.assertIs(leniency.is_event(event(event_type="\ufeff tool_use\n"), EVENT), True)
        self.assertIs(leniency.is_event(event(event_type="tool use"), EVENT), False)
        self.assertIs(leniency.is_event(event(status=" error"), EVENT), False)

    def test_other_ways_to_write_a_date_are_open(self):
        self.assertIs(leniency.is_event(event(client_timestamp="Jan 5 2026"), EVENT), None)
        self.assertIs(leniency.is_event(event(client_timestamp="abc", tokens_in=-1), EVENT), False)
        self.assertIs(leniency.is_event(event(client_timestamp=1), EVENT), False)

    def test_what_the_schema_refuses_must_be_refused(self):
        for wrong in (None, [], "{}", {}, event(session_id="\u2003"), event(model=1), event(tokens_in=1.5), event(cost_usd=-1)):
            self.assertIs(leniency.is_event(wrong, EVENT), False, wrong)


class Batches(unittest.TestCase):
    def misjudged(self, events, rejected):
        return len(list(leniency.misjudged(events, [{"index": index} for index in rejected], EVENT)))

    def test_each_event_is_judged(self):
        events = [event(), event(model=1), event(client_timestamp="Jan 5 2026")]
        self.assertEqual(self.misjudged(events, [1]), 0)
        self.assertEqual(self.misjudged(events, [1, 2]), 0)
        self.assertEqual(self.misjudged(events, []), 1)
        self.assertEqual(self.misjudged(events, [0, 1]), 1)
        self.assertEqual(self.misjudged(events, [1, 3]), 1)


class Document(unittest.TestCase):
    def test_a_frame_is_json_in_the_data_of_an_event(self):
        document = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text())
        contract.say_frames_as_events(document)
        media = document["paths"]["/api/stream"]["get"]["responses"]["200"]["content"]["text/event-stream"]
        data = media["schema"]["properties"]["data"]
        self.assertEqual(data["contentSchema"], {"$ref": "#/components/schemas/StreamFrame"})


if __name__ == "__main__":
    unittest.main()
