import { Writable } from 'node:stream';

/** Keeps every record that reaches an output, in order, with the step of the traffic that caused it. */
export function createCapture() {
  const records = [];
  const capture = {
    records,
    step: '',
    add(destination, text) {
      records.push({ step: capture.step, destination, text });
    },
    stream(destination) {
      return new Writable({
        write(chunk, _encoding, done) {
          capture.add(destination, chunk.toString());
          done();
        },
      });
    },
  };
  return capture;
}

/** Sends what the process writes by itself into the capture, until the returned function is called. */
export function captureProcess(capture) {
  const restores = ['stdout', 'stderr'].map((name) => {
    const stream = process[name];
    const write = stream.write;
    stream.write = (chunk, encoding, done) => {
      capture.add(name, Buffer.from(chunk).toString());
      (typeof encoding === 'function' ? encoding : done)?.();
      return true;
    };
    return () => {
      stream.write = write;
    };
  });
  return () => {
    for (const restore of restores) restore();
  };
}
