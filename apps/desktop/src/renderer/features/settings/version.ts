declare const COUNTERSIGN_VERSION: string | undefined;

/** The version that was built; a program that was not built has none. */
export const VERSION = typeof COUNTERSIGN_VERSION === 'undefined' ? '0.0.0' : COUNTERSIGN_VERSION;
