import type { Budget } from './budget.js';

/** Collects the bytes of one body up to a cap; beyond it, only their number is kept. */
export class Collector {
  readonly #budget: Budget;
  readonly #most: number;
  #chunks: Buffer[] = [];
  #held = 0;
  #size = 0;
  #isWhole = true;

  constructor(budget: Budget, most: number) {
    this.#budget = budget;
    this.#most = most;
  }

  /** All bytes that went by. */
  get size(): number {
    return this.#size;
  }

  /** Notes that bytes went by which nobody saw. */
  miss(): void {
    this.#isWhole = false;
    this.drop();
  }

  /** Copies the chunk: its owner may use the memory again. Anything but text and bytes is not a chunk. */
  add(chunk: unknown, encoding: unknown): void {
    if (typeof chunk !== 'string' && !ArrayBuffer.isView(chunk)) return;
    const length = typeof chunk === 'string' ? Buffer.byteLength(chunk, encodingOf(encoding)) : chunk.byteLength;
    this.#size += length;
    if (!this.#isWhole || length === 0) return;
    if (this.#size > this.#most || !this.#budget.take(length)) {
      this.miss();
      return;
    }
    this.#held += length;
    this.#chunks.push(
      typeof chunk === 'string' ? Buffer.from(chunk, encodingOf(encoding)) : Buffer.from(bytesOf(chunk)),
    );
  }

  /** The whole body, or nothing if it was too long or not seen from its beginning. */
  bytes(): Buffer | undefined {
    if (!this.#isWhole) return undefined;
    return this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
  }

  /** Gives the memory back, overwritten. */
  drop(): void {
    for (const chunk of this.#chunks) chunk.fill(0);
    this.#chunks = [];
    this.#budget.giveBack(this.#held);
    this.#held = 0;
  }
}

const bytesOf = (view: ArrayBufferView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

const encodingOf = (encoding: unknown): BufferEncoding =>
  typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8';
