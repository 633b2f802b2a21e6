#!/usr/bin/env node
// @ts-check
// Asks the Claude API one question and prints the answer as it comes. Node 18 or later, no packages.
//
//     node ask.mjs "Why is the sky blue?"
//
// It copes with failures as ask.py does: waits as asked, repeats nothing that cannot work or may be paid twice, and takes
// an answer for whole only if the API said so. Exit code 0: the whole answer was printed; 1: it was not.

const TRIES = 4;
/** Longest silence in milliseconds, before the answer and inside it. */
const PATIENCE = 15_000;
/** A 429 about money passes no sooner than somebody pays. */
const NO_MONEY = /spend_limit|credit balance|billing/;

class Failed extends Error {
  /**
   * @param {string} what
   * @param {number | null} wait seconds before another attempt, 0 for a wait of our own, null for no attempt
   */
  constructor(what, wait = null) {
    super(what);
    this.wait = wait;
  }
}

/** @param {number} seconds */
const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/**
 * What an answer that is no success means.
 * @param {Response} answer
 */
async function refused(answer) {
  const text = await answer.text().catch(() => "");
  let said = "not an answer of the API";
  try {
    const { error } = JSON.parse(text);
    said = `${error.type}: ${error.message}`;
  } catch {
    // A page of a proxy or a gateway.
  }
  const what = `HTTP ${answer.status} ${said} (${answer.headers.get("request-id") ?? "no request id"})`;
  const passes = answer.status === 429 || answer.status >= 500;
  if (!passes || NO_MONEY.test(text)) return new Failed(what);
  return new Failed(what, Number(answer.headers.get("retry-after")) || 0);
}

/**
 * The events of a stream, as their data.
 * @param {ReadableStream<Uint8Array>} body
 * @param {() => void} alive called for every piece that comes
 */
async function* events(body, alive) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of /** @type {AsyncIterable<Uint8Array>} */ (/** @type {unknown} */ (body))) {
    alive();
    const lines = (rest + decoder.decode(piece, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith("data:")) yield JSON.parse(line.slice(5));
  }
}

/**
 * One attempt.
 * @param {string} question
 */
async function ask(question) {
  const base = (process.env.ANTHROPIC_BASE_URL ?? "https://api.anthropic.com").replace(/\/$/, "");
  const silence = new AbortController();
  const fire = () => silence.abort(new Error(`nothing came for ${PATIENCE / 1000} s`));
  let timer = setTimeout(fire, PATIENCE);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(fire, PATIENCE);
  };
  try {
    const answer = await fetch(`${base}/v1/messages`, {
      method: "POST",
      signal: silence.signal,
      headers: {
        "x-api-key": process.env.ANTHROPIC_API_KEY ?? "",
        "anthropic-version": "2026-10-21",
        "content-type": "application/json",
      },
      body: JSON.stringify({
        model: process.env.MODEL ?? "claude-opus-5-5",
        max_tokens: 1024,
        stream: true,
        messages: [{ role: "user", content: question }],
      }),
    });
    alive();
    if (answer.status !== 200 || !answer.body) throw await refused(answer);
    for await (const event of events(answer.body, alive)) {
      if (event.type === "content_block_delta" && event.delta.type === "text_delta") {
        process.stdout.write(event.delta.text);
      } else if (event.type === "error") {
        throw new Failed(`the answer broke off: ${event.error.type}`);
      } else if (event.type === "message_stop") {
        process.stdout.write("\n");
        return;
      }
    }
    throw new Failed("the answer is not whole: the stream ended before message_stop");
  } catch (error) {
    if (error instanceof Failed) throw error;
    const cause = /** @type {any} */ (error).cause ?? error;
    // Nothing was sent where no connection was made, so it costs nothing to try again.
    const unsent = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"].includes(cause.code);
    throw new Failed(`${unsent ? "no connection" : "the answer was lost"}: ${cause.message}`, unsent ? 0 : null);
  } finally {
    clearTimeout(timer);
  }
}

const question = process.argv.slice(2).join(" ") || "Hello";
for (let attempt = 1; attempt <= TRIES; attempt++) {
  try {
    await ask(question);
    break;
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    if (error.wait === null || attempt === TRIES) {
      console.error(`ask.mjs: ${error.message}`);
      process.exitCode = 1;
      break;
    }
    // Longer each time, and never all at the same moment.
    const wait = error.wait || 0.5 * 2 ** attempt * (0.7 + 0.6 * Math.random());
    console.error(`ask.mjs: ${error.message}; trying again in ${wait.toFixed(1)} s`);
    await sleep(wait);
  }
}
