import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";

/** A generated document: a string that knows its result and its variables. */
export type Operation<Result, Variables> = DocumentTypeDecoration<Result, Variables> & {
  toString: () => string;
};

/** Only what surely is a query counts as one: nothing else is ever sent twice. */
export const isRead = (text: string): boolean => /^\s*query\b/.test(text);

/** The name of an operation, for cache keys: `query Notices(…)` is `Notices`. */
export function nameOf(operation: { toString: () => string }): string {
  const name = /^\s*(?:query|mutation)\s+(\w+)/.exec(operation.toString())?.[1];
  if (name === undefined) throw new Error("an operation must have a name");
  return name;
}
