/**
 * An id as one segment of a path.
 * @throws {TypeError} when it is none: nothing, or dots, would lead to another endpoint.
 */
export const toSegment = (id: string): string => {
  if (typeof id === 'string' && !/^\.{0,2}$/.test(id)) return encodeURIComponent(id);
  throw new TypeError(`There is no id '${id}'`);
};
