/** The live page, bundled from `page/` when the sandbox is built. */
declare module '#sandbox-page' {
  export const pageScript: string;
  export const pageStyle: string;
}
