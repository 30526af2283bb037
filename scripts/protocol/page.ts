import { z } from 'zod';
import { errorCodes } from '#shared/domain/errors.ts';
import { choice, intentEnvelope } from '#shared/intents/envelope.ts';
import { reason, reasonCode } from '#shared/intents/outcome.ts';
import { findVerb, verbNames, verbVersion } from '#shared/intents/registry.ts';
import { pullLine, pullRequest, poke } from '#shared/protocol/pull.ts';
import { pushRequest, pushResponse } from '#shared/protocol/push.ts';
import { rowSchemas } from '#shared/protocol/rows.ts';
import {
  deviceList,
  errorBody,
  serverInfo,
  signInRequest,
  signInResponse,
} from '#shared/protocol/session.ts';
import { kindVersions, oldestProtocol, protocolVersion } from '#shared/protocol/versions.ts';

type Schema = z.core.JSONSchema.JSONSchema;

const jsonSchema = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

/** A type in a few words: `text ≤ 60`, `uuid`, `one of a, b`, `list of {…}`. */
function typeOf(schema: Schema): string {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) {
    const words = alternatives.map((one) => typeOf(one));
    return [...new Set(words)].join(' or ');
  }
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined) return `one of ${schema.enum.map((one) => `\`${String(one)}\``).join(', ')}`;
  if (schema.type === 'array')
    return `list of ${typeOf((schema.items ?? {}) as Schema)}${limit(schema.maxItems)}`;
  if (schema.type === 'object') return objectWords(schema);
  if (schema.type === 'string') return textWords(schema);
  if (schema.type === 'integer') return 'integer';
  const types = schema.type as string | readonly string[] | undefined;
  return types === undefined ? 'anything' : [types].flat().join(' or ');
}

const limit = (most: number | undefined): string => (most === undefined ? '' : ` (at most ${String(most)})`);

function textWords({ pattern, maxLength, minLength }: Schema): string {
  if (pattern?.includes('{12}') === true) return pattern.includes('org') ? 'feed' : 'uuid';
  if (pattern?.includes('{64}') === true) return 'SHA-256 in hex';
  const bounds = [
    ...(minLength === undefined || minLength === 0 ? [] : [`≥ ${String(minLength)}`]),
    ...(maxLength === undefined ? [] : [`≤ ${String(maxLength)}`]),
  ];
  return ['text', ...bounds].join(' ');
}

function objectWords(schema: Schema): string {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length > 0) {
    return `{ ${fields.map(([name, one]) => `${nameOf(schema, name)}: ${typeOf(one as Schema)}`).join('; ')} }`;
  }
  const values = schema.additionalProperties;
  return typeof values === 'object' ? `map to ${typeOf(values)}` : 'object';
}

const nameOf = (schema: Schema, name: string): string =>
  schema.required?.includes(name) === true ? name : `${name}?`;

function fieldTable(schema: Schema): string[] {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return ['No fields.', ''];
  return [
    '| field | type |',
    '| --- | --- |',
    ...fields.map(
      ([name, one]) => `| \`${nameOf(schema, name)}\` | ${typeOf(one as Schema).replaceAll('|', '\\|')} |`,
    ),
    '',
  ];
}

/** One table, or one for each form that the schema allows. */
function tables(title: string, schema: z.ZodType): string[] {
  const json = jsonSchema(schema);
  const forms = json.oneOf ?? json.anyOf ?? [];
  const objects = forms.filter((form) => form.type === 'object');
  if (objects.length < 2) return [`### ${title}`, '', ...fieldTable(json)];
  return objects.flatMap((form) => [`### ${title}: ${formName(form)}`, '', ...fieldTable(form)]);
}

function formName(form: Schema): string {
  const [name, value] =
    Object.entries(form.properties ?? {}).find(([, one]) => (one as Schema).const !== undefined) ?? [];
  return name === undefined ? 'form' : `\`${name}\` = \`${String((value as Schema).const)}\``;
}

const codes = (list: readonly string[]): string => list.map((code) => `\`${code}\``).join(', ');

function verbs(): string[] {
  return verbNames.flatMap((name) => {
    const verb = findVerb(name, verbVersion(name));
    if (verb === null) return [];
    const notes = [
      `version ${String(verb.version)}`,
      `right \`${verb.right}\``,
      ...(verb.quiet ? ['not listed in the outbox'] : []),
      ...(verb.needsCase === false ? ['goes through without its case'] : []),
    ];
    return [`### \`${name}\``, '', notes.join(' · '), '', ...fieldTable(jsonSchema(verb.args))];
  });
}

/** The page docs/protocol-reference.md as it must be. */
export function protocolPage(): string {
  return [
    '<!-- prettier-ignore-start -->',
    '# Protocol reference',
    '',
    '<!-- Made by `npm run protocol` from the schemas in shared/. Do not edit. -->',
    '',
    `Protocol version ${String(protocolVersion)}, oldest understood ${String(oldestProtocol)}. How it works: [protocol.md](protocol.md). A \`?\` behind a name: may be left out.`,
    'Times are integers, epoch milliseconds UTC.',
    '',
    '## Requests and answers',
    '',
    ...tables('`GET /info`, answer', serverInfo),
    ...tables('`POST /session`, request', signInRequest),
    ...tables('`POST /session`, answer', signInResponse),
    ...tables('`GET /session/devices`, answer', deviceList),
    ...tables('`POST /sync/push`, request', pushRequest),
    ...tables('`POST /sync/push`, answer', pushResponse),
    ...tables('`POST /sync/pull`, request', pullRequest),
    ...tables('`POST /sync/pull`, line', pullLine),
    ...tables('WebSocket `/sync/poke`, message', poke),
    ...tables('Every answer that is not 2xx', errorBody),
    `Error codes: ${codes(errorCodes)}.`,
    '',
    '## Intents',
    '',
    ...tables('Envelope', intentEnvelope),
    ...tables('Reason of an end', reason),
    `Reason codes: ${codes(reasonCode.options)}.`,
    '',
    `Choices on a card: ${codes(choice.options)}.`,
    '',
    '## Verbs',
    '',
    ...verbs(),
    '## Rows',
    '',
    ...Object.entries(rowSchemas).flatMap(([kind, schema]) =>
      tables(`\`${kind}\`, version ${String(kindVersions[kind as keyof typeof kindVersions])}`, schema),
    ),
    '<!-- prettier-ignore-end -->',
    '',
  ].join('\n');
}
