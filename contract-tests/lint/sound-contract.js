// A small contract that breaks no rule. It holds every shape that a rule of ours must leave alone.

/** A fresh copy, to be broken at will. */
export const soundContract = () => structuredClone(CONTRACT);

const ref = (kind, name) => ({ $ref: `#/components/${kind}/${name}` });
const json = (name, example) => ({
  'application/json': { schema: ref('schemas', name), example },
});
const id = { type: 'integer', format: 'int64', description: 'Rises.' };

const CONTRACT = {
  openapi: '3.0.3',
  info: {
    title: 'Sound',
    version: '1.0.0',
    license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
  },
  servers: [{ url: 'http://127.0.0.1:3141' }],
  security: [{}],
  tags: [{ name: 'notes', description: 'What was noted.' }],
  paths: {
    '/api/notes': {
      post: {
        operationId: 'note_create',
        tags: ['notes'],
        summary: 'Note',
        description: 'Notes.',
        'x-am-anything': true,
        requestBody: { required: true, content: json('NewNote', { text: 'a', kind: 'long' }) },
        responses: {
          200: { description: 'Known.', content: json('Note', { id: 1, text: null }) },
          201: { description: 'Noted.', content: json('Note', { id: 1, text: 'a', cost: 0.5 }) },
          400: ref('responses', 'BadRequest'),
        },
      },
    },
    '/api/notes/stream': {
      get: {
        operationId: 'notes_open',
        tags: ['notes'],
        summary: 'Follow',
        description: 'Follows.',
        responses: {
          200: {
            description: 'Frames.',
            content: {
              'text/event-stream': {
                schema: ref('schemas', 'Frame'),
                examples: { hello: { value: { type: 'hello' } } },
              },
            },
          },
          400: ref('responses', 'BadRequest'),
        },
      },
    },
  },
  components: {
    responses: { BadRequest: { description: 'Wrong.', content: json('Error', { error: 'No' }) } },
    schemas: {
      Kind: { type: 'string', description: 'How long.', enum: ['long', 'short'] },
      Anything: { description: 'Any JSON value.' },
      NewNote: {
        type: 'object',
        required: ['text'],
        properties: {
          text: { type: 'string', description: 'The words.' },
          at: { type: 'string', nullable: true, pattern: '^[0-9]+$', description: 'When.' },
          kind: { type: 'string', nullable: true, allOf: [ref('schemas', 'Kind')] },
          rest: ref('schemas', 'Anything'),
        },
      },
      Note: {
        type: 'object',
        required: ['id', 'text'],
        properties: {
          id,
          text: { type: 'string', nullable: true, description: 'The words.' },
          cost: { type: 'number', format: 'double', description: 'In dollars.' },
          ids: {
            type: 'array',
            description: 'Others.',
            items: { type: 'integer', format: 'int64' },
          },
        },
      },
      Frame: {
        description: 'One message.',
        oneOf: [ref('schemas', 'Hello')],
        discriminator: { propertyName: 'type', mapping: { hello: '#/components/schemas/Hello' } },
      },
      Hello: {
        type: 'object',
        required: ['type'],
        properties: { type: ref('schemas', 'HelloType') },
      },
      HelloType: { type: 'string', description: 'Tells the frame apart.', enum: ['hello'] },
      Error: {
        type: 'object',
        required: ['error'],
        properties: { error: { type: 'string', description: 'What is wrong.' } },
      },
    },
  },
};
