import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Backend } from './backend.js';

/**
 * A fault of one request: it is lost before or after the backend has seen it, half of the
 * answer is lost, another answer takes its place, or it is late.
 */
export type Fault =
  | 'lost-before'
  | 'lost-after'
  | 'half-body'
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
  | { readonly delay: number };

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A backend that is served on the loopback, with faults at will. */
export class ServedBackend {
  readonly #server = createServer((incoming, outgoing) => void this.#answer(incoming, outgoing));
  readonly #backend: Backend;
  /** All requests, in order. */
  readonly requests: Sent[] = [];
  /** How many requests the backend has handled. */
  handled = 0;
  /** The fault of a request, by its index in `requests`. */
  fault: (sent: Sent, index: number) => Fault | undefined = () => undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The writes since the last call, as "METHOD /path". */
  takeWrites(): string[] {
    const writes = this.requests.filter(({ method }) => method !== 'GET');
    this.requests.length = 0;
    return writes.map(({ method, path }) => `${method} ${path}`);
  }

  /** Lets the next request fail, and none after it. */
  failNext(fault: Fault): void {
    const next = this.requests.length;
    this.fault = (_sent, index) => (index === next ? fault : undefined);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(chunk as Buffer);
    }
    const { method = 'GET', url = '/' } = incoming;
    const text = Buffer.concat(chunks).toString();
    const headers = new Headers(incoming.headers as Record<string, string>);
    const sent: Sent = { method, path: url, headers, body: text && JSON.parse(text) };
    const fault = this.fault(sent, this.requests.push(sent) - 1);
    if (fault === 'lost-before') {
      outgoing.destroy();
      return;
    }
    if (typeof fault === 'object' && 'status' in fault) {
      outgoing.writeHead(fault.status, fault.headers).end(fault.body);
      return;
    }
    if (typeof fault === 'object') {
      await new Promise((done) => setTimeout(done, fault.delay));
    }
    const response = await this.#backend.handle(
      new Request(new URL(url, this.url), { method, headers, ...(text && { body: text }) }),
    );
    const body = await response.text();
    this.handled += 1;
    if (fault === 'lost-after') {
      outgoing.destroy();
      return;
    }
    const length = String(Buffer.byteLength(body));
    const entries = Object.fromEntries(response.headers);
    outgoing.writeHead(response.status, { ...entries, ...(body && { 'content-length': length }) });
    if (fault === 'half-body') {
      outgoing.write(body.slice(0, body.length / 2), () => outgoing.destroy());
      return;
    }
    outgoing.end(body);
  }
}
