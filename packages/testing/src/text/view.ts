/** A half-open range of UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A reading of a text in which every character knows where in the original it comes from. */
export interface View {
  readonly text: string;
  /** Where the range `[start, end)` of this reading stands in the original. */
  origin(start: number, end: number): Span;
}

/** The text as it is. */
export const plainView = (text: string): View => ({ text, origin: (start, end) => ({ start, end }) });

/** A view that is put together piece by piece, each from a range of the view below it. */
export class ViewBuilder {
  readonly #below: View;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #parts: string[] = [];

  constructor(below: View) {
    this.#below = below;
  }

  /** Every character of `piece` stands for the whole of `[start, end)`. */
  add(piece: string, start: number, end: number): void {
    this.#parts.push(piece);
    for (let i = 0; i < piece.length; i++) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
  }

  /** The characters of `[start, end)` as they are. */
  copy(start: number, end: number): void {
    this.#parts.push(this.#below.text.slice(start, end));
    for (let at = start; at < end; at++) {
      this.#starts.push(at);
      this.#ends.push(at + 1);
    }
  }

  build(): View {
    const [below, starts, ends] = [this.#below, this.#starts, this.#ends];
    return {
      text: this.#parts.join(''),
      origin: (start, end) => below.origin(starts[start] ?? 0, ends[end - 1] ?? 0),
    };
  }
}

/** A view in which every match of `pattern` (global) is read as what `read` says; the same view if there is none. */
export function replaceView(view: View, pattern: RegExp, read: (match: RegExpExecArray) => string | undefined): View {
  let builder: ViewBuilder | undefined;
  let done = 0;
  for (const match of view.text.matchAll(pattern)) {
    const piece = read(match);
    if (piece === undefined) continue;
    builder ??= new ViewBuilder(view);
    builder.copy(done, match.index);
    done = match.index + match[0].length;
    builder.add(piece, match.index, done);
  }
  if (builder === undefined) return view;
  builder.copy(done, view.text.length);
  return builder.build();
}
