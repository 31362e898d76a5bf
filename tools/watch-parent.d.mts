export declare const watchParent: (onGone: () => void) => void;
