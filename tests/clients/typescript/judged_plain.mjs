// What most programs do with the official TypeScript SDK: one message without streaming, all settings as they are.
import Anthropic from '@anthropic-ai/sdk';

const ask = { model: 'claude-opus-5-5', max_tokens: 500, messages: [{ role: 'user', content: 'Hello' }] };
console.log((await new Anthropic().messages.create(ask)).content[0].text);
