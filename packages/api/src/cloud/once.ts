/**
 * Makes a thing when it is first asked for and keeps it as long as the process lives; a failure is not
 * kept, so the next one who asks tries again.
 */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
