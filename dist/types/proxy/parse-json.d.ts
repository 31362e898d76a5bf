/**
 * How deep a JSON text goes, by a loop: a few kilobytes of brackets parse well and then break
 * whatever walks the result (measured in workerd, from 6,000 levels).
 */
export declare const depthOf: (text: string) => number;
/** Parses what is shallow enough to be walked. The parser's message is not repeated: it quotes the input. */
export declare const parseJson: (text: string) => unknown;
