// Redocly plugin: the rules of openapi.yaml that assertions in redocly.yaml cannot say. One file a subject.
import { EventStream } from './rules/event-stream.js';
import { NamedSchemas } from './rules/named-schemas.js';
import { NullableInAnswers, NullableInRequests } from './rules/nullable.js';
import {
  OneRequestMediaType,
  OneSuccessSchema,
  OperationExample,
  OperationIdNounFirst,
} from './rules/operations.js';
import { PropertyDescribed } from './rules/property-described.js';

export default function houseRules() {
  return {
    id: 'house',
    rules: {
      oas3: {
        'operation-id-noun-first': OperationIdNounFirst,
        'named-schemas': NamedSchemas,
        'one-request-media-type': OneRequestMediaType,
        'one-success-schema': OneSuccessSchema,
        'nullable-in-answers': NullableInAnswers,
        'nullable-in-requests': NullableInRequests,
        'property-described': PropertyDescribed,
        'operation-example': OperationExample,
        'event-stream': EventStream,
      },
    },
  };
}
