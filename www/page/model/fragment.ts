/** The maximum length of a fragment: chat programs and mail cut longer links. */
export const MAX_FRAGMENT_LENGTH = 16 * 1024;
/** The maximum size of an inflated fragment, in bytes: a few characters can become gigabytes. */
const MAX_BYTES = 512 * 1024;

/** Writes a text as the fragment of an address: deflated, in base64url. */
export async function deflateFragment(prefix: string, content: string): Promise<string> {
  const given = new TextEncoder().encode(content);
  const bytes = await collect(
    stream(given).pipeThrough(new CompressionStream('deflate-raw')),
    Number.POSITIVE_INFINITY,
  );
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return prefix + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads the text of a fragment; `undefined` for one that is damaged, too long, or has another prefix. */
export async function inflateFragment(prefix: string, fragment: string): Promise<string | undefined> {
  if (!fragment.startsWith(prefix) || fragment.length > MAX_FRAGMENT_LENGTH) return undefined;
  try {
    const text = atob(fragment.slice(prefix.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const content = await collect(stream(bytes).pipeThrough(new DecompressionStream('deflate-raw')), MAX_BYTES);
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

function stream(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** @throws above the maximum */
async function collect(source: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (const reader = source.getReader(); ; ) {
    const { value, done } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      void reader.cancel().catch(() => {});
      throw new RangeError('too much');
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
