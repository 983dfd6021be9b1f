import childProcess, { ChildProcess, type SpawnSyncReturns } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { type Bag, isObject, type Method, type Tap, textOf } from '../capture/tap.js';

type Output = 'stdout' | 'stderr';
const OUTPUTS: readonly Output[] = ['stdout', 'stderr'];

/** The output of this process that a child was to share: by `inherit`, by its number or by its stream. */
function sharedOutput(entry: unknown, index: number): Output | undefined {
  if (entry === 'inherit') return OUTPUTS[index - 1];
  if (entry === 1 || entry === process.stdout) return 'stdout';
  if (entry === 2 || entry === process.stderr) return 'stderr';
  return undefined;
}

interface Piped {
  readonly stdio: unknown[];
  /** What comes out of the pipe at 1 or 2 is to be written to this output. */
  readonly shared: ReadonlyMap<number, Output>;
}

/** Pipes in the place of outputs that a child was to share, so that what it writes passes by here. */
function withPipes(stdio: unknown): Piped {
  const entries: unknown[] = Array.isArray(stdio) ? [...(stdio as unknown[])] : [stdio, stdio, stdio];
  const shared = new Map<number, Output>();
  for (const index of [1, 2]) {
    const output = sharedOutput(entries[index], index);
    if (output !== undefined) {
      shared.set(index, output);
      entries[index] = 'pipe';
    }
  }
  return { stdio: entries, shared };
}

/** Chunks are heard as they come from the child, whoever reads them, and whether anyone does. */
function tapPipe(tap: Tap, pipe: unknown): void {
  if (!isObject(pipe)) return;
  tap.replace(pipe, 'push', (push, self, args) => {
    tap.outlet(textOf(args[0]), 'child process', pipe);
    return push.apply(self, args);
  });
}

/** A child that the process does not wait for has outputs that it does not wait for either. */
function followReference(child: object, pipe: unknown): void {
  for (const name of ['ref', 'unref']) {
    const method = (child as Bag)[name] as Method;
    (child as Bag)[name] = function (this: unknown) {
      if (isObject(pipe)) (pipe[name] as Method | undefined)?.call(pipe);
      return method.call(this);
    };
  }
}

function tapSpawn(tap: Tap): void {
  tap.replace(ChildProcess.prototype as unknown as Bag, 'spawn', (spawn, self, args) => {
    const [options] = args as [Bag];
    const child = self as Omit<ChildProcess, 'stdio'> & Record<Output, unknown> & { readonly stdio: unknown[] };
    const { stdio, shared } = withPipes(options['stdio'] ?? 'pipe');
    const result = spawn.call(self, { ...options, stdio });
    for (const index of [1, 2]) {
      const pipe = child.stdio[index] as NodeJS.ReadableStream | null | undefined;
      const output = shared.get(index);
      if (output === undefined) tapPipe(tap, pipe);
      else {
        pipe?.on('data', (chunk: Uint8Array) => process[output].write(chunk));
        followReference(child, pipe);
        // The child shares its output, so nobody is to find a pipe there.
        child[OUTPUTS[index - 1] ?? 'stdout'] = null;
        child.stdio[index] = null;
      }
    }
    return result;
  });
}

interface SyncCall {
  readonly command: string;
  readonly list: readonly string[] | undefined;
  readonly options: Bag;
}

function readCall(args: readonly unknown[]): SyncCall {
  const [command, list] = args;
  const options = args.slice(1).find((arg) => isObject(arg) && !Array.isArray(arg)) ?? {};
  return {
    command: String(command),
    list: Array.isArray(list) ? (list as string[]) : undefined,
    options: options as Bag,
  };
}

/** Writes what a child was to write itself, and leaves no trace of the pipe in the result. */
function handOn(result: SpawnSyncReturns<unknown>, shared: Piped['shared']): void {
  for (const [index, output] of shared) {
    const written = result.output?.[index];
    if (typeof written === 'string' || written instanceof Uint8Array) process[output].write(written);
    if (result.output) result.output[index] = null;
    result[OUTPUTS[index - 1] ?? 'stdout'] = null;
  }
}

/** As `execSync` of Node does. */
function demandSuccess(result: SpawnSyncReturns<unknown>, command: string): void {
  const error: unknown = result.error ?? (result.status === 0 ? undefined : new Error(`Command failed: ${command}`));
  if (error !== undefined) throw Object.assign(error as Error, { ...result, error: undefined });
}

function hear(tap: Tap, outputs: readonly unknown[] | null | undefined): void {
  for (const written of (outputs ?? []).slice(1)) tap.outlet(textOf(written), 'child process', tap);
}

function tapSync(tap: Tap): void {
  const owner = childProcess as unknown as Bag;
  const spawnSync = owner['spawnSync'] as Method;
  const runShared = ({ command, list, options }: SyncCall, { stdio, shared }: Piped): SpawnSyncReturns<unknown> => {
    const changed = { ...options, stdio, maxBuffer: Infinity };
    const result = (
      list ? spawnSync(command, list, changed) : spawnSync(command, changed)
    ) as SpawnSyncReturns<unknown>;
    handOn(result, shared);
    return result;
  };
  tap.replace(owner, 'spawnSync', (original, self, args) => {
    const call = readCall(args);
    const piped = withPipes(call.options['stdio'] ?? 'pipe');
    const result = (
      piped.shared.size > 0 ? runShared(call, piped) : original.apply(self, args)
    ) as SpawnSyncReturns<unknown>;
    hear(tap, result.output);
    return result;
  });
  for (const name of ['execSync', 'execFileSync']) {
    tap.replace(owner, name, (original, self, args) => {
      const call = readCall(args);
      const piped = withPipes(call.options['stdio']);
      if (piped.shared.size > 0) {
        const options = name === 'execSync' ? { ...call.options, shell: call.options['shell'] ?? true } : call.options;
        const result = runShared({ ...call, options }, piped);
        hear(tap, result.output);
        demandSuccess(result, [call.command, ...(call.list ?? [])].join(' '));
        return result.stdout;
      }
      try {
        const stdout = original.apply(self, args);
        hear(tap, [null, stdout]);
        return stdout;
      } catch (error) {
        hear(tap, isObject(error) ? (error['output'] as unknown[] | null | undefined) : []);
        throw error;
      }
    });
  }
}

/** Hears child processes: those that share the outputs of this process, and those that write to pipes. */
export function tapChildren(tap: Tap): void {
  tap.onRestore(syncBuiltinESMExports);
  tapSpawn(tap);
  tapSync(tap);
  syncBuiltinESMExports();
}
