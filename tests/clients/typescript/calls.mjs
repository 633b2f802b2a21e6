// Calls of the official TypeScript SDK against the sandbox: one line of JSON for each check.
import Anthropic from '@anthropic-ai/sdk';
import { betaTool } from '@anthropic-ai/sdk/helpers/beta/json-schema';
import { VERSION } from '@anthropic-ai/sdk/version';

const MODEL = 'claude-opus-5-5';
const ASK = { model: MODEL, max_tokens: 500, messages: [{ role: 'user', content: 'Hello' }] };
const client = new Anthropic({ maxRetries: 0 });
const patient = new Anthropic({ maxRetries: 2 });
let failed = 0;

const asking = (content, more = {}) => ({ ...ASK, messages: [{ role: 'user', content }], ...more });
const text = (message) => message.content.filter((block) => block.type === 'text').map((block) => block.text).join('');

function check(name, holds, saw) {
  if (!holds) failed += 1;
  let shown = null;
  if (!holds) { try { shown = saw instanceof Error ? String(saw) : JSON.stringify(saw) ?? String(saw); } catch { shown = String(saw); } }
  console.log(JSON.stringify({ check: name, passed: Boolean(holds), saw: shown }));
}

// An exception is a failed check, not the end of all others.
async function section(name, run) {
  try { await run(); } catch (error) { check(`${name}: runs to its end`, false, error); }
}

async function raised(call) {
  try { await call(); } catch (error) { return error; }
  return null;
}

async function all(pages) {
  const items = [];
  for await (const item of pages) items.push(item);
  return items;
}

async function messages() {
  const message = await client.messages.create(ASK);
  check('message: text and stop reason', text(message).includes('Hello') && message.stop_reason === 'end_turn', message);
  check('message: usage', message.usage.input_tokens > 0 && message.usage.output_tokens > 0, message.usage);
  check('message: id and request id', message.id.startsWith('msg_') && message._request_id?.startsWith('req_'), message);
  for (const key of ['container', 'stop_details', 'diagnostics']) check(`message: ${key} is null`, message[key] === null, message);
  const stream = client.messages.stream(ASK);
  const parts = [];
  stream.on('text', (part) => parts.push(part));
  const final = await stream.finalMessage();
  check('stream: parts add up to the message', parts.length > 2 && parts.join('') === text(final), parts);
  check('stream: usage at the end', final.usage.output_tokens === message.usage.output_tokens, final.usage);
  const names = (await all(await client.messages.create({ ...ASK, stream: true }))).map((event) => event.type);
  check('stream: events in order', names[0] === 'message_start' && names.at(-1) === 'message_stop', names);
  check('max_tokens cuts', (await client.messages.create({ ...ASK, max_tokens: 4 })).stop_reason === 'max_tokens');
  check('stop sequence', (await client.messages.create({ ...ASK, stop_sequences: ['sandbox'] })).stop_sequence === 'sandbox');
  const refused = await client.messages.create(asking('[[sandbox:refusal=bio]]'));
  check('refusal', refused.stop_reason === 'refusal' && refused.stop_details.category === 'bio', refused);
  const thought = await client.messages.create({ ...ASK, thinking: { type: 'adaptive', display: 'summarized' } });
  check('thinking block', thought.content[0].type === 'thinking' && thought.content[0].signature, thought);
  const schema = { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'], additionalProperties: false };
  const formed = await client.messages.create({ ...ASK, output_config: { format: { type: 'json_schema', schema } } });
  check('structured output', JSON.parse(text(formed)).n === 1, text(formed));
  const { response } = await client.messages.create(ASK).withResponse();
  check('limit headers', Number(response.headers.get('anthropic-ratelimit-requests-limit')) > 0);
  const system = [{ type: 'text', text: 'x'.repeat(4000), cache_control: { type: 'ephemeral' } }];
  const first = (await client.messages.create({ ...ASK, system })).usage;
  const second = (await client.messages.create({ ...ASK, system })).usage;
  check('cache is written', first.cache_creation_input_tokens > 1000 && first.cache_read_input_tokens === 0, first);
  check('cache is read', second.cache_read_input_tokens === first.cache_creation_input_tokens, second);
}

const ERRORS = [
  [400, 'invalid_request_error', 'BadRequestError'],
  [401, 'authentication_error', 'AuthenticationError'],
  [402, 'billing_error', 'PaymentRequiredError'],
  [403, 'permission_error', 'PermissionDeniedError'],
  [404, 'not_found_error', 'NotFoundError'],
  [409, 'conflict_error', 'ConflictError'],
  [413, 'request_too_large', 'ContentTooLargeError'],
  [422, 'invalid_request_error', 'UnprocessableEntityError'],
  [429, 'rate_limit_error', 'RateLimitError'],
  [500, 'api_error', 'InternalServerError'],
  [503, 'api_error', 'ServiceUnavailableError'],
  [504, 'timeout_error', 'GatewayTimeoutError'],
  [529, 'overloaded_error', 'OverloadedError'],
];
const CODES = [
  [400, 'organization_on_hold'],
  [404, 'thread_not_found'],
  [429, 'enforced_spend_limit_reached'],
  [429, 'ramp_limit_exceeded'],
  [503, 'cmek_key_unreachable'],
];

async function errors() {
  for (const [status, type, name] of ERRORS) {
    const error = await raised(() => client.messages.create(asking(`[[sandbox:${status}]]`)));
    check(`${status}: class`, error?.constructor.name === name, error?.constructor.name);
    check(`${status}: status, type, request id`, error?.status === status && error?.type === type && error?.requestID?.startsWith('req_'), [error?.status, error?.type, error?.requestID]);
  }
  for (const [status, code] of CODES) {
    const error = await raised(() => client.messages.create(asking(`[[sandbox:${status}/${code}]]`)));
    check(`${code}: code`, JSON.stringify(error?.error ?? null).includes(code), error?.error);
  }
  const wrong = await raised(() => client.messages.create({ ...ASK, max_tokens: -1 }));
  check('a wrong field is named', String(wrong).includes('max_tokens'), wrong);
  check('an unknown model is not found', (await raised(() => client.messages.create({ ...ASK, model: 'claude-opus-9' })))?.status === 404);
  const beta = (name) => client.messages.create(ASK, { headers: { 'anthropic-beta': name } });
  check('a malformed beta name is refused', (await raised(() => beta('nonsense')))?.status === 400);
  for (const name of ['context-1m-2025-08-07', 'nobody-knows-this-2031-01-31']) {
    check(`beta name ${name} passes`, (await beta(name)).stop_reason === 'end_turn');
  }
  const other = new Anthropic({ apiKey: 'nonsense', maxRetries: 0 });
  check('a wrong key is refused', (await raised(() => other.messages.create(ASK)))?.status === 401);
  const event = await raised(() => client.messages.stream(asking('[[sandbox:error=overloaded_error:at=2]]')).finalMessage());
  check('an error event is raised', event?.type === 'overloaded_error' || String(event).includes('overloaded_error'), event);
}

async function retries() {
  const seen = async (step, api = patient) => {
    const { response } = await api.messages.create(asking(step)).withResponse();
    return response.status;
  };
  check('two failures are retried', (await seen('one [[sandbox:529x2]]')) === 200);
  check('429 is retried', (await seen('two [[sandbox:429:retry-after=1x1]]')) === 200);
  check('a closed connection is retried', (await seen('three [[sandbox:closex1]]')) === 200);
  check('three failures are too many', (await raised(() => seen('four [[sandbox:529x3]]')))?.status === 529);
  check('400 is not retried', (await raised(() => seen('five [[sandbox:400x1]]')))?.status === 400);
  check('x-should-retry wins', (await seen('six [[sandbox:400:x-should-retry=true:x1]]')) === 200);
}

async function models() {
  for (const [side, name] of [[client, ''], [client.beta, 'beta ']]) {
    const page = await side.models.list({ limit: 3 });
    check(`${name}models: a page`, page.data.length === 3 && page.has_more, page);
    const every = (await all(side.models.list({ limit: 5 }))).map((model) => model.id);
    check(`${name}models: all pages`, every.length === new Set(every).size && every.length >= 12, every);
    const retired = (await all(side.models.list({ lifecycle: ['retired'] }))).map((model) => model.id);
    check(`${name}models: retired ones`, retired.includes('claude-3-haiku-20240307'), retired);
    const model = await side.models.retrieve(MODEL);
    check(`${name}models: one`, model.id === MODEL && model.lifecycle === 'active' && model.max_tokens === 128000, model);
  }
  check('models: unknown', (await raised(() => client.models.retrieve('nope')))?.status === 404);
}

async function counting() {
  const counted = (await client.messages.countTokens({ model: MODEL, messages: ASK.messages })).input_tokens;
  check('count_tokens', counted === (await client.messages.create(ASK)).usage.input_tokens, counted);
  check('beta count_tokens', (await client.beta.messages.countTokens({ model: MODEL, messages: ASK.messages })).input_tokens > 0);
}

async function batches() {
  for (const [side, name] of [[client, ''], [client.beta, 'beta ']]) {
    const api = side.messages.batches;
    let batch = await api.create({ requests: [0, 1, 2].map((n) => ({ custom_id: `a-${n}`, params: ASK })) });
    check(`${name}batch: in progress`, batch.processing_status === 'in_progress' && batch.request_counts.processing === 3, batch);
    check(`${name}batch: not deleted before its end`, [400, 409].includes((await raised(() => api.delete(batch.id)))?.status));
    while ((batch = await api.retrieve(batch.id)).processing_status !== 'ended');
    check(`${name}batch: ended`, batch.request_counts.succeeded === 3 && batch.results_url, batch);
    const lines = await all(await api.results(batch.id));
    check(`${name}batch: results`, lines.map((line) => line.custom_id).sort().join() === 'a-0,a-1,a-2', lines);
    check(`${name}batch: in the list`, (await all(api.list({ limit: 1 }))).some((own) => own.id === batch.id));
    check(`${name}batch: deleted`, (await api.delete(batch.id)).type === 'message_batch_deleted');
    check(`${name}batch: gone`, (await raised(() => api.retrieve(batch.id)))?.status === 404);
    const other = await api.create({ requests: [{ custom_id: 'a', params: ASK }] });
    check(`${name}batch: canceled`, (await api.cancel(other.id)).processing_status === 'canceling');
  }
}

async function beta() {
  const message = await client.beta.messages.create({ ...ASK, betas: ['context-management-2025-06-27'] });
  check('beta message', message.stop_reason === 'end_turn' && message.context_management === null, message);
  check('beta stream', (await client.beta.messages.stream(ASK).finalMessage()).stop_reason === 'end_turn');
  const betas = ['message-threads-2026-08-12'];
  const first = await client.beta.messages.create({ ...ASK, thread: { type: 'create' }, betas });
  const second = await client.beta.messages.create({ ...asking('And?'), thread: { type: 'continue', previous_message_id: first.id }, betas });
  check('a thread goes on with what was said', second.usage.input_tokens > first.usage.input_tokens + 20, second.usage);
  const lost = await raised(() => client.beta.messages.create({ ...ASK, thread: { type: 'continue', previous_message_id: 'msg_unknown' }, betas }));
  check('an unknown thread is not found', lost?.status === 404 && JSON.stringify(lost.error).includes('thread_not_found'), lost);
}

async function tools() {
  for (const stream of [false, true]) {
    let called = 0;
    const weather = betaTool({
      name: 'get_weather',
      description: 'The weather of a city.',
      inputSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
      run: () => { called += 1; return 'sunny'; },
    });
    const runner = client.beta.messages.toolRunner({ ...asking('Use get_weather for Paris.'), tools: [weather], stream });
    const final = await runner.runUntilDone();
    check(`${stream ? 'streamed ' : ''}tool runner calls the tool and finishes`, called > 0 && final.stop_reason === 'end_turn', [called, final]);
  }
}

console.log(JSON.stringify({ client: 'TypeScript SDK @anthropic-ai/sdk', version: VERSION }));
for (const [name, run] of Object.entries({ messages, errors, retries, models, counting, batches, beta, tools })) await section(name, run);
process.exit(failed ? 1 : 0);
