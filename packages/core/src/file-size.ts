/** A shorter text is the sign of a file, not the file. */
const LEAST = 16;

/**
 * Bytes of a file that stands in a log as base64, as a list of its bytes (`[137,80,…]`, `89 50 …`), or with one character a byte;
 * undefined if the text is no more than the file's sign.
 */
export function fileSize(text: string): number | undefined {
  if (text.length < LEAST) return undefined;
  if (text.startsWith('[')) return text.split(',').length;
  if (/^[0-9a-f]{2} [0-9a-f]{2} /i.test(text)) return Math.floor((text.length + 1) / 3);
  // Base64 may have its slashes escaped; in its URL the head is none of it.
  const base64 = text.replace(/^data:[^,]*,/, '').replace(/[\\=]/g, '');
  return /^[\w+/-]+$/.test(base64) ? Math.floor((base64.length * 3) / 4) : text.length;
}
