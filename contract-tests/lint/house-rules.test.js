// Each rule of ours is shown to report, at the right place and alone; the sound contract is shown to pass.
// One run of the linter judges all broken contracts. Run: node --test contract-tests/lint/
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { soundContract } from './sound-contract.js';

const CONFIG = fileURLToPath(new URL('../../redocly.yaml', import.meta.url));
const PACKAGE = createRequire(import.meta.url).resolve('@redocly/cli/package.json');
const LINTER = join(dirname(PACKAGE), 'bin', 'cli.js');

const POST = '/paths/~1api~1notes/post';
const STREAM = '/paths/~1api~1notes~1stream/get';
const FRAMES = `${STREAM}/responses/200/content/text~1event-stream`;
const SCHEMAS = '/components/schemas';
const BAD_REQUEST = '/components/responses/BadRequest';

/** [what is broken, pointer, the value put there (undefined: taken away), rule, pointer of the report] */
const BROKEN = [
  ['a 3.0.2 document', '/openapi', '3.0.2', 'rule/openapi-3-0-3', '/openapi'],
  ['an id in camel case', `${POST}/operationId`, 'note_Create', 'rule/operation-id-snake-case'],
  ['an id of one word', `${STREAM}/operationId`, 'notes_', 'rule/operation-id-snake-case'],
  [
    'an id that begins with the verb',
    `${POST}/operationId`,
    'create_note',
    'house/operation-id-noun-first',
  ],
  [
    'no id',
    `${POST}/operationId`,
    undefined,
    ['house/operation-id-noun-first', 'operation-operationId'],
  ],
  [
    'a default response',
    `${POST}/responses/default`,
    { $ref: `#${BAD_REQUEST}` },
    'rule/no-default-response',
  ],
  [
    'an error without a body',
    `${POST}/responses/400`,
    { description: 'No.' },
    'rule/error-has-a-body',
  ],
  [
    'an error behind a reference, as text',
    `${BAD_REQUEST}/content`,
    { 'text/plain': { schema: { $ref: '#/components/schemas/Error' }, example: { error: 'No' } } },
    'rule/error-is-json',
  ],
  [
    'a server error of another schema',
    `${POST}/responses/500`,
    {
      description: 'No.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } },
    },
    'rule/error-is-error',
  ],
  ['a date-time', `${SCHEMAS}/NewNote/properties/at/format`, 'date-time', 'rule/no-date-format'],
  ['a date', `${SCHEMAS}/NewNote/properties/at/format`, 'date', 'rule/no-date-format'],
  [
    'an integer of 32 bits',
    `${SCHEMAS}/Note/properties/id/format`,
    'int32',
    'rule/integer-is-int64',
  ],
  [
    'an item without bits',
    `${SCHEMAS}/Note/properties/ids/items/format`,
    undefined,
    'rule/integer-is-int64',
  ],
  ['a float', `${SCHEMAS}/Note/properties/cost/format`, 'float', 'rule/number-is-double'],
  [
    'a number of any size',
    `${SCHEMAS}/Note/properties/cost/format`,
    undefined,
    'rule/number-is-double',
  ],
  [
    'an inline object',
    `${SCHEMAS}/Note/properties/more`,
    { type: 'object', description: 'x' },
    'house/named-schemas',
  ],
  ['an inline enum', `${SCHEMAS}/Note/properties/text/enum`, ['a', null], 'house/named-schemas'],
  [
    'an inline enum that may grow',
    `${SCHEMAS}/Note/properties/text/x-extensible-enum`,
    ['a'],
    'house/named-schemas',
  ],
  ['an inline enum of integers', `${SCHEMAS}/Note/properties/id/enum`, [1], 'house/named-schemas'],
  [
    'an inline enum in a parameter',
    `${STREAM}/parameters`,
    [
      {
        name: 'order',
        in: 'query',
        description: 'x',
        schema: { type: 'string', enum: ['a', 'b'] },
      },
    ],
    'house/named-schemas',
  ],
  [
    'a parameter without bits',
    `${STREAM}/parameters`,
    [{ name: 'limit', in: 'query', description: 'x', schema: { type: 'integer' } }],
    'rule/integer-is-int64',
  ],
  [
    'an inline map',
    `${SCHEMAS}/Note/properties/more`,
    { type: 'object', description: 'x', additionalProperties: { type: 'string' } },
    'house/named-schemas',
  ],
  [
    'a list of free-form values',
    `${SCHEMAS}/Note/properties/more`,
    { type: 'array', description: 'x', items: {} },
    'house/named-schemas',
  ],
  [
    'an inline choice',
    `${SCHEMAS}/Note/properties/one`,
    { description: 'x', anyOf: [{ type: 'string' }, { type: 'boolean' }] },
    'house/named-schemas',
  ],
  [
    'an inline free-form value',
    `${SCHEMAS}/Note/properties/any`,
    { description: 'x' },
    'house/named-schemas',
  ],
  [
    'an inline object as answer',
    `${POST}/responses/200/content/application~1json/schema`,
    { type: 'object' },
    ['house/named-schemas', 'house/one-success-schema'],
  ],
  [
    'two request media types',
    `${POST}/requestBody/content/text~1plain`,
    { schema: { type: 'string' }, example: 'a' },
    'house/one-request-media-type',
  ],
  [
    'a 204 beside',
    `${POST}/responses/204`,
    { description: 'Nothing.' },
    'house/one-success-schema',
  ],
  [
    'another schema for 200',
    `${POST}/responses/200/content/application~1json`,
    { schema: { $ref: '#/components/schemas/Error' }, example: { error: '' } },
    'house/one-success-schema',
  ],
  [
    'an answer that may be null or absent',
    `${SCHEMAS}/Note/properties/cost/nullable`,
    true,
    'house/nullable-in-answers',
  ],
  [
    'a frame that may be null or absent',
    `${SCHEMAS}/Hello/properties/at`,
    { type: 'string', nullable: true, description: 'x' },
    'house/nullable-in-answers',
  ],
  [
    'a request that may not be null',
    `${SCHEMAS}/NewNote/properties/at/nullable`,
    undefined,
    'house/nullable-in-requests',
  ],
  [
    'a bare reference in a request',
    `${SCHEMAS}/NewNote/properties/kind`,
    { $ref: '#/components/schemas/Kind' },
    'house/nullable-in-requests',
  ],
  [
    'an empty description',
    `${SCHEMAS}/Note/properties/id/description`,
    '',
    'house/property-described',
  ],
  [
    'a property without description',
    `${SCHEMAS}/Error/properties/error/description`,
    undefined,
    'house/property-described',
  ],
  [
    'a reference to what is not described',
    `${SCHEMAS}/HelloType/description`,
    undefined,
    'house/property-described',
  ],
  [
    'a request without example',
    `${POST}/requestBody/content/application~1json/example`,
    undefined,
    'house/operation-example',
  ],
  [
    'an answer without example',
    `${POST}/responses/201/content/application~1json/example`,
    undefined,
    'house/operation-example',
  ],
  ['a stream with empty examples', `${FRAMES}/examples`, {}, 'house/operation-example'],
  [
    'a stream of one schema',
    `${FRAMES}/schema/$ref`,
    '#/components/schemas/Hello',
    ['house/event-stream', 'no-unused-components'],
  ],
  [
    'frames told apart by another name',
    `${SCHEMAS}/Frame/discriminator/propertyName`,
    'kind',
    ['house/event-stream', 'no-invalid-media-type-examples'],
  ],
  [
    'a frame that is not mapped',
    `${SCHEMAS}/Frame/discriminator/mapping`,
    {},
    ['house/event-stream', 'no-invalid-media-type-examples'],
  ],
  [
    'a stream that is also JSON',
    `${STREAM}/responses/200/content/application~1json`,
    { schema: { $ref: '#/components/schemas/Note' }, example: { id: 1, text: null } },
    'house/event-stream',
  ],
  [
    'an example of a wrong type',
    `${POST}/responses/201/content/application~1json/example/id`,
    'one',
    'no-invalid-media-type-examples',
  ],
];

let folder;
let problems;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agentmonitor-lint-'));
  const contracts = [
    soundContract(),
    ...BROKEN.map(([, pointer, value]) => broken(pointer, value)),
  ];
  const files = contracts.map((_, index) => join(folder, `${index}.json`));
  await Promise.all(files.map((file, index) => writeFile(file, JSON.stringify(contracts[index]))));
  problems = await lint(files);
});

after(() => rm(folder, { recursive: true, force: true }));

test('a sound contract breaks no rule', () => {
  assert.deepEqual(found(0), []);
});

for (const [index, [what, , , rule]] of BROKEN.entries()) {
  test(`${what} breaks ${[rule].flat().join(' and ')}, and nothing else`, () => {
    const rules = found(index + 1).map((problem) => problem.ruleId);
    assert.deepEqual([...new Set(rules)].sort(), [rule].flat().sort());
  });
}

test('a report names the place', () => {
  const [problem] = found(1 + BROKEN.findIndex(([what]) => what === 'a date-time'));
  assert.equal(problem.location[0].pointer, `#${SCHEMAS}/NewNote/properties/at/format`);
});

test('every rule of ours is broken by a contract here', async () => {
  const config = await readFile(CONFIG, 'utf8');
  const ours = [...config.matchAll(/^ {2}((?:rule|house)\/[a-z0-9-]+):/gm)].map(([, rule]) => rule);
  const covered = new Set(BROKEN.flatMap(([, , , rule]) => rule));
  assert.ok(ours.length > 0);
  assert.deepEqual(
    ours.filter((rule) => !covered.has(rule)),
    [],
  );
});

/** The sound contract with `value` put at `pointer`, or taken away from there. */
function broken(pointer, value) {
  const contract = soundContract();
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/'));
  const last = steps.pop();
  const parent = steps.reduce((node, step) => node[step], contract);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return contract;
}

function found(index) {
  return problems.filter((problem) => basename(problem.location[0].source.ref) === `${index}.json`);
}

function lint(files) {
  const args = [
    LINTER,
    'lint',
    ...files,
    '--config',
    CONFIG,
    '--format=json',
    '--max-problems=10000',
  ];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env, maxBuffer: 1 << 28 }, (_, stdout, stderr) => {
      try {
        // One report a file, with nothing between.
        const reports = JSON.parse(`[${stdout.replaceAll('\n}{\n', '\n},{\n')}]`);
        resolve(reports.flatMap((report) => report.problems));
      } catch {
        reject(new Error(`the linter did not run: ${stderr}`));
      }
    });
  });
}
