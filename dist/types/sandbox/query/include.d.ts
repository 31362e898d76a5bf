/** Names in `include`, or a 400 in the documented words for one that the resource has not. */
export declare const readInclude: (url: URL, allowed: readonly string[]) => ReadonlySet<string>;
