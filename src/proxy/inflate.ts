/** Of gzip becomes up to 1,032 times as much, before anybody can stop it: so no more is fed at once. */
const SLICE_BYTES = 256;

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * What a gzipped body was before it was one, in a stream of which little stands in memory.
 * `demandRoom` is told of each piece as it came, and throws at one too many.
 */
export const inflate = (
  body: ReadableStream<Bytes>,
  demandRoom: (bytes: number) => void,
): ReadableStream<Bytes> => {
  const reader = body.getReader();
  let rest: Bytes = new Uint8Array();
  const cancel = (reason: unknown): Promise<void> => reader.cancel(reason);
  const pull = async (slices: ReadableStreamDefaultController<Bytes>): Promise<void> => {
    while (!rest.length) {
      const { done, value } = await reader.read();
      if (done) return slices.close();
      rest = value;
      try {
        demandRoom(rest.length);
      } catch (error) {
        cancel(error).catch(() => {});
        throw error;
      }
    }
    slices.enqueue(rest.slice(0, SLICE_BYTES));
    rest = rest.subarray(SLICE_BYTES);
  };
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 }).pipeThrough(
    new DecompressionStream('gzip'),
  );
};
