// The few web globals the engine may use. Core is compiled without Node's types and without the
// DOM's, so that a use of anything else is a compile error.

interface TextEncoderEncodeIntoResult {
  read: number;
  written: number;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array;
  encodeInto(source: string, destination: Uint8Array): TextEncoderEncodeIntoResult;
}

declare class TextDecoder {
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

declare function queueMicrotask(callback: () => void): void;

/** Absent in browsers and in some workers: test with `typeof process` before use. */
declare const process:
  | {
      readonly versions?: Readonly<Record<string, string | undefined>>;
      emitWarning?(warning: string, options?: { type?: string; code?: string }): void;
    }
  | undefined;
