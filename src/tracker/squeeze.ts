/** Below this, in characters, what gzip saves is not worth its while. */
const MIN_LENGTH = 2_000;

export interface Squeezed {
  body: Blob;
  headers: { [name: string]: string };
}

/** A body as it travels: gzipped where that pays and the browser can. */
export const squeeze = async (text: string, isPlain: boolean): Promise<Squeezed> => {
  const headers = { 'content-type': 'application/json' };
  const blob = new Blob([text]);
  if (isPlain || text.length < MIN_LENGTH || typeof CompressionStream === 'undefined') {
    return { body: blob, headers };
  }
  const stream = blob.stream().pipeThrough(new CompressionStream('gzip'));
  return {
    body: await new Response(stream).blob(),
    headers: { ...headers, 'content-encoding': 'gzip' },
  };
};
