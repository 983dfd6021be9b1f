/** The reversed polynomial of ISO/IEC 13239. */
const POLYNOMIAL = 0xedb88320;

/** CRC-32 (ISO/IEC 13239, as in gzip, RFC 1952, section 8) of `bytes[start, end)`. */
export function crc32(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0xffffffff;
  for (let i = start; i < end; i++) {
    crc ^= bytes[i] as number;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
