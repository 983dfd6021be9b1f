/** What is wrong with an option. `message` names the function, the option and the rule, never a value. */
export class SixfourOptionError extends TypeError {
  override readonly name = 'SixfourOptionError';
  /** Stable: `SIXFOUR_OPTION`. */
  readonly code = 'SIXFOUR_OPTION';
  /** The option, as a path: `limits.maxDepth`. */
  readonly option: string;

  constructor(caller: string, option: string, rule: string, received: unknown) {
    super(`${caller}: ${option} must be ${rule}, received ${typeName(received)}`);
    this.option = option;
  }
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value;
}
