/** A browser keeps no declaration of ours: the page about privacy says it all. */
export const hasContract = false;

export const openContract = (): void => undefined;

/** Once, and then never again. */
export const mustAsk = (hasAgreed: boolean): Promise<boolean> => Promise.resolve(!hasAgreed);

/** Browsers ask by themselves, after us. */
export const onPlatformAsks = (_ask: () => Promise<boolean>): void => undefined;
