/** Stands in for `web-streams-polyfill`: Node 18 has streams of its own. */
export const { ReadableStream } = globalThis
