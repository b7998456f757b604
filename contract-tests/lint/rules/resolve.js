// What a node is once its `$ref` is followed, and which fields a schema leads to.

/** The node itself, or what its `$ref` points at. */
export function resolved(node, ctx) {
  return node?.$ref === undefined ? node : ctx.resolve(node).node;
}

/** The schema that `allOf` around one reference, or the reference itself, speaks of. */
export function target(schema, ctx) {
  const own = resolved(schema, ctx);
  return own?.allOf?.length === 1 ? resolved(own.allOf[0], ctx) : own;
}

/** Every field of every object that `schema` leads to, each object once: `{schema, required, location}`. */
export function* fieldsOf(schema, location, ctx, seen) {
  if (schema?.$ref !== undefined) {
    const found = ctx.resolve(schema);
    if (found.node !== undefined) yield* fieldsOf(found.node, found.location, ctx, seen);
    return;
  }
  if (schema === undefined || seen.has(schema)) return;
  seen.add(schema);
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const place = location.child(['properties', name]);
    const required = (schema.required ?? []).includes(name);
    yield { schema: resolved(field, ctx), required, location: place };
    yield* fieldsOf(field, place, ctx, seen);
  }
  if (schema.items) yield* fieldsOf(schema.items, location.child('items'), ctx, seen);
  for (const list of ['allOf', 'oneOf', 'anyOf']) {
    for (const [index, part] of (schema[list] ?? []).entries()) {
      yield* fieldsOf(part, location.child([list, index]), ctx, seen);
    }
  }
}
