import type { PageAssets } from './page-shell.js';
import type { Sandbox } from './sandbox.js';
import { type SandboxOptions } from './sandbox-options.js';
export type { Sandbox, SandboxOptions };
/** Starts a sandbox with the given page; `createSandbox` is this with the built one. */
export declare const startSandbox: (options: SandboxOptions, assets: PageAssets) => Promise<Sandbox>;
