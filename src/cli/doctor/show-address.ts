/** An address without its query, which may name people. */
export const showAddress = ({ origin, pathname }: URL): string => `${origin}${pathname}`;
