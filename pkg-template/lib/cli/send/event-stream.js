// @ts-check
/** Reads server-sent events (HTML, section 9.2). */

/** A message of a stream. @typedef {{ id: string | undefined, event: string, data: string }} Message */

/**
 * @param {AsyncIterable<Uint8Array>} bytes
 * @returns {AsyncGenerator<Message>}
 */
export async function* readMessages(bytes) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n\r?\n/);
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const message = readMessage(part);
      if (message) yield message;
    }
  }
}

/** @param {string} text @returns {Message | undefined} `undefined` for a comment or a field alone */
function readMessage(text) {
  let id;
  let event = 'message';
  const data = [];
  for (const line of text.split(/\r?\n/)) {
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (name === 'id') id = value;
    if (name === 'event') event = value;
    if (name === 'data') data.push(value);
  }
  return data.length === 0 ? undefined : { id, event, data: data.join('\n') };
}
