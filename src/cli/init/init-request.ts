/** What is to be written, and how. */
export interface InitRequest {
  /** `cloudflare`: answers once Klaviyo has the events; `queue`: once a Cloudflare Queue has; `node`: a spool. */
  readonly host: 'cloudflare' | 'queue' | 'node';
  /** An absolute path. */
  readonly folder: string;
  /** The shop's origin, as browsers see it. */
  readonly shop: string | undefined;
  readonly basePath: string;
  readonly isDryRun: boolean;
  /** Writes over what is there. */
  readonly isForced: boolean;
}

/** A file as it is to be. */
export interface InitFile {
  readonly name: string;
  readonly text: string;
}
