const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const encoder = new TextEncoder();

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const word = (a << 16) | (b << 8) | c;
    for (const shift of [18, 12, 6, 0]) text += ALPHABET.charAt((word >>> shift) & 63);
  }
  return text.slice(0, Math.ceil((bytes.length * 4) / 3));
}

/** The characters that a text has in base64 wherever it stands in the encoded bytes, for each of the three alignments. */
function base64Forms(secret: string): string[] {
  const bytes = encoder.encode(secret);
  return [0, 1, 2].map((offset) => {
    const padded = new Uint8Array(offset + bytes.length);
    padded.set(bytes, offset);
    const whole = base64(padded);
    // Characters that also carry bits of a neighbour are left out.
    const first = Math.ceil((offset * 4) / 3);
    const last = Math.trunc(((offset + bytes.length) * 4) / 3);
    return whole.slice(first, last);
  });
}

/** A lone surrogate has no percent-encoding. */
function percentEncode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

/** Every form in which a known secret is looked for: as it is, percent-encoded, JSON-escaped, in base64 and base64url. */
export function secretForms(secrets: readonly string[]): string[] {
  const forms = new Set<string>();
  for (const secret of secrets) {
    const json = JSON.stringify(secret).slice(1, -1);
    const percent = percentEncode(secret);
    const small = percent.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
    const nested = JSON.stringify(json).slice(1, -1);
    const percents = [percent, small, percent.replaceAll('%20', '+'), small.replaceAll('%20', '+')];
    for (const form of [secret, json, nested, ...percents, ...base64Forms(secret)]) forms.add(form).add(urlSafe(form));
  }
  return [...forms].filter((form) => form.length >= 8);
}
