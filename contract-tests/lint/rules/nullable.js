// When a field may be null and when it may be absent. Both at once says nothing that a client could rely on.
import { fieldsOf, target } from './resolve.js';

/** In answers: always carried = required, and nullable if it may be null; may be absent = optional, never null. */
export function NullableInAnswers() {
  return {
    Response: fields(({ schema, required }) =>
      required || !schema.nullable
        ? undefined
        : 'In an answer a field is either required and nullable, or optional and not nullable.',
    ),
  };
}

/** In requests: senders write null for what they do not know, so every optional field takes it. */
export function NullableInRequests() {
  return {
    RequestBody: fields(({ schema, required }, ctx) =>
      required || schema.nullable || isFreeForm(target(schema, ctx))
        ? undefined
        : 'In a request every optional field may also be null.',
    ),
  };
}

/** A visitor of all fields below a message's media types; each object is judged once. */
function fields(judge) {
  const seen = new Set();
  return {
    MediaType: {
      enter(media, ctx) {
        const place = ctx.location.child('schema');
        for (const field of fieldsOf(media.schema, place, ctx, seen)) {
          const message = judge(field, ctx);
          if (message !== undefined) ctx.report({ message, location: field.location });
        }
      },
    },
  };
}

/** A schema without a type holds any JSON value, null among them. */
const isFreeForm = (schema) =>
  schema.type === undefined && schema.oneOf === undefined && schema.allOf === undefined;
