/** The page's scripts as text, made by the build. */
declare module '#page-scripts' {
  /** The keeping half. */
  export const script: string;
  /** What stands in for it until it is there. */
  export const stub: string;
  /** Parts that are loaded later, by their names, which change with their content. */
  export const parts: { readonly [name: string]: string };
}
