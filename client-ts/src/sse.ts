/**
 * Reads a server-sent event stream as the WHATWG HTML standard says. Text may arrive cut anywhere;
 * lines end in LF, CR or CRLF. What a message means, and when to reconnect, is left to stream.ts.
 */

export interface SseHandlers {
  /** A message: its `data` lines, joined by line feeds, and the id to come again with after it. */
  onMessage(data: string, lastEventId: string): void;
  /** A `retry` field: how long to wait before reconnecting, in milliseconds. */
  onRetry?(delayMs: number): void;
}

const LINE_END = /\r\n|\r|\n/g;

export class SseParser {
  #handlers: SseHandlers;
  /** The line that has not ended yet, as it came: joined once, so that a long line costs no more than its length. */
  #pieces: string[] = [];
  #endedInCarriageReturn = false;
  #data: string[] = [];
  #id: string;
  #lastEventId: string;

  constructor(handlers: SseHandlers, lastEventId = '') {
    this.#handlers = handlers;
    this.#id = lastEventId;
    this.#lastEventId = lastEventId;
  }

  /** The id to send as Last-Event-ID: that of the last finished message that had one, else empty. */
  get lastEventId(): string {
    return this.#lastEventId;
  }

  /** Takes decoded text (without a byte order mark) and reports each message that it completes. */
  push(text: string): void {
    // A CR ends its line at once, so that a message is not held back until more text comes; the LF that may begin
    // the next chunk then ends nothing.
    let start = this.#endedInCarriageReturn && text.startsWith('\n') ? 1 : 0;
    if (text !== '') this.#endedInCarriageReturn = text.endsWith('\r');
    LINE_END.lastIndex = start;
    for (const end of text.matchAll(LINE_END)) {
      const line = this.#pieces.splice(0).join('') + text.slice(start, end.index);
      start = end.index + end[0].length;
      this.#line(line);
    }
    if (start < text.length) this.#pieces.push(text.slice(start));
  }

  #line(line: string): void {
    if (line === '') {
      this.#dispatch();
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return; // a comment, such as a heartbeat
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    this.#field(field, value);
  }

  #field(field: string, value: string): void {
    if (field === 'data') {
      this.#data.push(value);
    } else if (field === 'id') {
      if (!value.includes('\0')) this.#id = value;
    } else if (field === 'retry') {
      if (/^[0-9]+$/.test(value)) this.#handlers.onRetry?.(Number(value));
    }
  }

  #dispatch(): void {
    this.#lastEventId = this.#id;
    if (this.#data.length === 0) return;
    const data = this.#data.join('\n');
    this.#data = [];
    this.#handlers.onMessage(data, this.#lastEventId);
  }
}
