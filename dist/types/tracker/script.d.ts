import type { Tracker } from './tracker.js';
type Call = [method: string, args: unknown[], timeMs: number, resolve: (result: unknown) => void];
/** What the page's stub left: calls made before this script was here. */
interface Stub {
    q?: Call[];
}
declare global {
    /** The tracker of the script tag: keepsend's only global. */
    var keepsend: (Tracker & Stub) | undefined;
}
export {};
