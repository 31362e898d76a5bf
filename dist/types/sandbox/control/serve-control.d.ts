import type { Box } from '../box.js';
import type { Control } from './control.js';
/** Answers a request to `/_sandbox`; its errors have the API's shape. */
export declare const serveControl: (box: Box, control: Control, request: Request, id: string) => Promise<Response>;
