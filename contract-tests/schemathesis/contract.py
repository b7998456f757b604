"""What the hooks know of openapi.yaml: the frame of a stream, and which event its schema refuses."""

from typing import Any

import jsonschema_rs

STREAM = "text/event-stream"


def say_frames_as_events(document: dict[str, Any]) -> None:
    """Schemathesis reads the schema of a stream as that of one event with its fields; ours is that of its data.

    So the schema goes to where JSON Schema has a word for it: JSON in the text of `data`.
    """
    for path in document["paths"].values():
        # Beside operations, a path has parameters.
        for operation in (operation for operation in path.values() if isinstance(operation, dict)):
            for response in operation.get("responses", {}).values():
                media = response.get("content", {}).get(STREAM)
                if media is not None:
                    media["schema"] = event_around(media["schema"])
                    # Examples show the frame alone.
                    media.pop("example", None)
                    media.pop("examples", None)


def event_around(frame: dict[str, Any]) -> dict[str, Any]:
    data = {"type": "string", "contentMediaType": "application/json", "contentSchema": frame}
    return {"type": "object", "required": ["data"], "properties": {"data": data}}


def demand_tokens(document: dict[str, Any]) -> None:
    """What the document says once the server has a token: no operation but those of `security: []` goes without."""
    document["security"] = [demand for demand in document["security"] if demand]


def schema_validator(document: dict[str, Any], name: str) -> jsonschema_rs.Validator:
    """The validator of a named schema."""
    schema = {
        "$ref": f"#/components/schemas/{name}",
        "components": {"schemas": as_json_schema(document["components"]["schemas"])},
    }
    # Of the drafts that read this schema alike, one that holds 5.0 for an integer, as JavaScript does.
    return jsonschema_rs.Draft7Validator(schema)


def query_validators(document: dict[str, Any]) -> dict[str, dict[str, jsonschema_rs.Validator | None]]:
    """By operation, the parameters of its query and what their values must be; None for lists, which may stand twice."""
    found = {}
    for path in document["paths"].values():
        shared = path.get("parameters", [])
        for operation in (operation for operation in path.values() if isinstance(operation, dict)):
            declared = [resolved(document, one) for one in shared + operation.get("parameters", [])]
            found[operation["operationId"]] = {
                one["name"]: value_validator(document, one["schema"]) for one in declared if one["in"] == "query"
            }
    return found


def resolved(document: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """What a `$ref` within the document stands for."""
    for key in node.get("$ref", "").removeprefix("#/").split("/") if "$ref" in node else []:
        document = document[key]
    return document if "$ref" in node else node


def value_validator(document: dict[str, Any], schema: dict[str, Any]) -> jsonschema_rs.Validator | None:
    if schema.get("type") == "array":
        return None
    components = {"schemas": as_json_schema(document["components"]["schemas"])}
    return jsonschema_rs.Draft7Validator({"allOf": [as_json_schema(schema)], "components": components})


def as_json_schema(node: Any) -> Any:
    """OpenAPI's `nullable` in the words of JSON Schema; what else the contract uses means the same in both."""
    if isinstance(node, list):
        return [as_json_schema(item) for item in node]
    if not isinstance(node, dict):
        return node
    said = {key: as_json_schema(value) for key, value in node.items() if key != "nullable"}
    return {"anyOf": [said, {"type": "null"}]} if node.get("nullable") is True else said
