/** JSON as a tree that folds. Keys and values come from outside: they are text, never markup. */

/** Deeper than this is folded at first. */
const OPEN_DEPTH = 2;
/** Longer lists and objects are cut: the whole text can be copied. */
const MAX_CHILDREN = 200;

export function JsonView({ value }: { value: unknown }) {
  return (
    <div className="json">
      <Node value={value} depth={0} />
    </div>
  );
}

function Node({ name, value, depth }: { name?: string; value: unknown; depth: number }) {
  if (typeof value !== 'object' || value === null) return <Leaf name={name} value={value} />;
  const entries = Object.entries(value);
  const brackets = Array.isArray(value) ? '[]' : '{}';
  if (entries.length === 0) return <Leaf name={name} value={value} text={brackets} />;
  return (
    <details open={depth < OPEN_DEPTH}>
      <summary>
        <Name name={name} />
        <span className="json-size">
          {brackets[0]}
          {entries.length}
          {brackets[1]}
        </span>
      </summary>
      <div className="json-children">
        {entries.slice(0, MAX_CHILDREN).map(([key, child]) => (
          <Node key={key} name={key} value={child} depth={depth + 1} />
        ))}
        {entries.length > MAX_CHILDREN ? (
          <p className="json-size">and {entries.length - MAX_CHILDREN} more</p>
        ) : null}
      </div>
    </details>
  );
}

function Leaf({ name, value, text }: { name: string | undefined; value: unknown; text?: string }) {
  const kind = value === null ? 'null' : typeof value;
  return (
    <div className="json-leaf">
      <Name name={name} />
      <span className={`json-${kind}`}>{text ?? String(value)}</span>
    </div>
  );
}

function Name({ name }: { name: string | undefined }) {
  return name === undefined ? null : <span className="json-name">{name}</span>;
}
