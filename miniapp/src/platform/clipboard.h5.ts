/** Copies a text. Browsers let a page write, but never read: nothing private is used. */
export async function copy(data: string): Promise<boolean> {
  if (!navigator.clipboard) return false;
  return navigator.clipboard.writeText(data).then(
    () => true,
    () => false,
  );
}
