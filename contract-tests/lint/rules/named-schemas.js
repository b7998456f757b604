// Objects, enums and choices have names: an inline one gets another name from each generator, and none from some.

const INLINE = new Set(['string', 'integer', 'number', 'boolean', 'array']);

export function NamedSchemas() {
  return {
    Schema: {
      enter(schema, ctx) {
        if (isNamed(ctx.location.pointer)) return;
        const what = refused(schema);
        if (what === undefined) return;
        ctx.report({
          message: `${what} must be a schema of its own under components/schemas.`,
          location: ctx.location.key(),
        });
      },
    },
  };
}

const isNamed = (pointer) => /^#\/components\/schemas\/[^/]+$/.test(pointer);

function refused(schema) {
  if (schema.enum !== undefined || schema['x-extensible-enum'] !== undefined) return 'An enum';
  if (schema.oneOf !== undefined || schema.anyOf !== undefined) return 'A choice of schemas';
  if (schema.properties !== undefined || schema.type === 'object') return 'An object';
  if (schema.allOf !== undefined) return wraps(schema) ? undefined : 'A composition';
  return INLINE.has(schema.type) ? undefined : 'A free-form value';
}

/** `allOf` around one reference only says more of it. */
const wraps = ({ allOf }) => allOf.length === 1 && allOf[0].$ref !== undefined;
