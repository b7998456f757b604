// Rules about one operation as a whole.
import { resolved } from './resolve.js';

/** `event_create` under the tag `events`: methods, docs and autocomplete group by noun. */
export function OperationIdNounFirst() {
  return {
    Operation: {
      enter(operation, ctx) {
        const nouns = (operation.tags ?? []).flatMap(nounsOf);
        const id = operation.operationId ?? '';
        if (nouns.some((noun) => id.startsWith(`${noun}_`))) return;
        ctx.report({
          message: `\`${id}\` must begin with the noun of its tag: ${nouns.join(' or ')}.`,
          location: ctx.location.child('operationId'),
        });
      },
    },
  };
}

function nounsOf(tag) {
  const plural = tag.replaceAll('-', '_');
  return [...new Set([plural.replace(/s$/, ''), plural])];
}

/** Generators make one method, with one body type, of an operation. */
export function OneRequestMediaType() {
  return {
    RequestBody: {
      enter(body, ctx) {
        const types = Object.keys(body.content ?? {});
        if (types.length === 1) return;
        ctx.report({
          message: `A request has one media type, not ${types.length}; further ones stand in x-am-body.`,
          location: ctx.location.child('content'),
        });
      },
    },
  };
}

/** progenitor and others know one success type an operation: 200 and 201 may share it, a 204 cannot stand beside. */
export function OneSuccessSchema() {
  return {
    Responses: {
      enter(responses, ctx) {
        const successes = Object.keys(responses).filter((status) => status.startsWith('2'));
        const bodies = new Set(successes.map((status) => bodyOf(responses[status], ctx)));
        if (bodies.size === 1) return;
        ctx.report({
          message: `An operation has one success schema, not ${bodies.size}.`,
          location: ctx.location.key(),
        });
      },
    },
  };
}

function bodyOf(response, ctx) {
  const content = resolved(response, ctx)?.content ?? {};
  return JSON.stringify(Object.entries(content).map(([type, media]) => [type, media.schema]));
}

/** What is sent and what comes back is shown, not only described. */
export function OperationExample() {
  return {
    Operation: {
      enter(operation, ctx) {
        const body = resolved(operation.requestBody, ctx);
        if (body !== undefined) wantExample(body, ctx.location.child('requestBody'), ctx);
        for (const [status, response] of Object.entries(operation.responses ?? {})) {
          if (!status.startsWith('2')) continue;
          wantExample(resolved(response, ctx), ctx.location.child(['responses', status]), ctx);
        }
      },
    },
  };
}

function wantExample(message, location, ctx) {
  const bare = Object.values(message?.content ?? {}).some(
    (media) => media.example === undefined && Object.keys(media.examples ?? {}).length === 0,
  );
  if (bare) ctx.report({ message: 'An example is missing.', location });
}
