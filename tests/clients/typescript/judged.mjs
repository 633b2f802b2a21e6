// What most programs do with the official TypeScript SDK: one streamed message, all settings as they are.
import Anthropic from '@anthropic-ai/sdk';

const ask = { model: 'claude-opus-5-5', max_tokens: 500, messages: [{ role: 'user', content: 'Hello' }] };
const stream = new Anthropic().messages.stream(ask);
stream.on('text', (text) => process.stdout.write(text));
await stream.finalMessage();
