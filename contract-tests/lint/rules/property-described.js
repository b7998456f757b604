// Every property says what it is: itself, or through the schema that it refers to.
import { target } from './resolve.js';

export function PropertyDescribed() {
  return {
    SchemaProperties: {
      enter(properties, ctx) {
        for (const [name, schema] of Object.entries(properties)) {
          if (schema.description?.trim() || target(schema, ctx)?.description?.trim()) continue;
          ctx.report({
            message: `The property \`${name}\` has no description.`,
            location: ctx.location.child(name),
          });
        }
      },
    },
  };
}
