// The Vercel AI SDK with its provider for the API: a message, a stream, a tool. Its base URL wants /v1 at the end.
import { readFileSync } from 'node:fs';
import { createAnthropic } from '@ai-sdk/anthropic';
import { generateText, jsonSchema, stepCountIs, streamText, tool } from 'ai';

const installed = new URL('node_modules/@ai-sdk/anthropic/package.json', import.meta.url);
console.log(JSON.stringify({ client: '@ai-sdk/anthropic', version: JSON.parse(readFileSync(installed)).version }));
const model = createAnthropic({ baseURL: `${process.env.ANTHROPIC_BASE_URL}/v1` })('claude-sonnet-4-6');

async function check(name, run) {
  let passed = false;
  let saw = null;
  try { passed = Boolean(await run()); } catch (error) { saw = String(error).slice(0, 400); }
  console.log(JSON.stringify({ check: name, passed, saw }));
}

await check('message', async () => (await generateText({ model, prompt: 'Hello' })).text.includes('sandbox'));
await check('stream', async () => {
  let text = '';
  for await (const part of streamText({ model, prompt: 'Hello' }).textStream) text += part;
  return text.includes('sandbox');
});
await check('tool', async () => {
  let called = 0;
  const schema = jsonSchema({ type: 'object', properties: { city: { type: 'string' } }, required: ['city'] });
  const weather = tool({ description: 'The weather', inputSchema: schema, execute: async () => { called += 1; return 'sunny'; } });
  const { text } = await generateText({ model, prompt: 'Use get_weather', tools: { get_weather: weather }, stopWhen: stepCountIs(3) });
  return called === 1 && text.includes('sandbox');
});
