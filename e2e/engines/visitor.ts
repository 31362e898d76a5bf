/** What a tab can be asked in any engine. */
export interface Tab {
  /** Opens an address in this tab and waits until it is loaded. */
  goto(path: string): Promise<void>;
  /** Calls a function of its own text in the page; gives what it resolves to, by way of JSON. */
  run<Result, Input>(work: (input: Input) => Result, input: Input): Promise<Awaited<Result>>;
  run<Result>(work: () => Result): Promise<Awaited<Result>>;
  /** Closes the tab as its visitor would. */
  close(): Promise<void>;
}

/** Somebody with a browser profile of his own, empty at first. */
export interface Visitor {
  /** Opens another tab, in front of the others. */
  open(path: string): Promise<Tab>;
  /** Closes what is open. */
  leave(): Promise<void>;
  /** Takes the network away from the browser itself, or gives it back; where it has such a switch. */
  setOffline?(isOffline: boolean): Promise<void>;
}

/** A browser that runs as long as the worker does. */
export interface Engine {
  visit(baseUrl: string): Promise<Visitor>;
  stop(): Promise<void>;
}
