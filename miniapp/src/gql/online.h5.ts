/** In the browser the library listens by itself. */
export function listenToNetwork(): void {}
