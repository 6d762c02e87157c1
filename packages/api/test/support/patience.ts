/** Milliseconds after which what was waited for will not come; a busy machine takes its time. */
export const PATIENCE = 300_000;
