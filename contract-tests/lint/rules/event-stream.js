// A stream declares `text/event-stream` alone, with the schema of ONE frame: a oneOf that `type` tells apart.
import { resolved } from './resolve.js';

const MEDIA_TYPE = 'text/event-stream';

export function EventStream() {
  return {
    MediaTypesMap: {
      enter(content, ctx) {
        if (content[MEDIA_TYPE] === undefined) return;
        const message = wrong(content, ctx);
        if (message !== undefined)
          ctx.report({ message, location: ctx.location.child(MEDIA_TYPE) });
      },
    },
  };
}

function wrong(content, ctx) {
  if (Object.keys(content).length > 1) return 'A stream has no other media type beside.';
  const frame = resolved(content[MEDIA_TYPE].schema, ctx);
  if (!frame?.oneOf?.length) return 'The schema of a stream is a oneOf of its frames.';
  if (frame.discriminator?.propertyName !== 'type')
    return 'The discriminator of a frame is `type`.';
  const mapped = new Set(Object.values(frame.discriminator.mapping ?? {}));
  const missing = frame.oneOf.find(({ $ref }) => !mapped.has($ref));
  return missing && `The discriminator does not map ${missing.$ref ?? 'an inline frame'}.`;
}
