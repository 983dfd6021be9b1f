/** Zero bytes kept behind a text, so that a reader may look ahead without a bounds check of its own. */
export const PADDING = 64;
/** The longest text in the memory of the WebAssembly lexer, in bytes. */
export const MOST_TEXT = 65_536;
