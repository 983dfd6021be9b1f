const hasColour = (stream) => {
  if (process.env.NO_COLOR) return false;
  const { FORCE_COLOR: forced } = process.env;
  return forced === undefined ? stream.isTTY === true : forced !== '0' && forced !== 'false';
};

export const isColoured = hasColour(process.stdout);
const style = (on, off) => (text) => (isColoured && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text);

export const red = style('1;31', '22;39');
export const green = style('32', '39');
export const bold = style('1', '22');
export const dim = style('2', '22');
export const cyan = style('36', '39');

/** Columns of the terminal, 120 where there is none, and no less than 80. */
export const terminalWidth = () => Math.max(80, process.stdout.columns ?? (Number(process.env.COLUMNS) || 120));
