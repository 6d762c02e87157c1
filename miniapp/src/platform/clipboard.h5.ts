/** Copies a text. A page only writes here and never reads: nothing private is used, and nobody is asked. */
export async function copy(data: string): Promise<boolean> {
  if (!navigator.clipboard) return false;
  return navigator.clipboard.writeText(data).then(
    () => true,
    () => false,
  );
}
