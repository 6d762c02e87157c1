import type { AuthorisationPartsFragment } from "../gql/generated/proxy";

export type Leave = AuthorisationPartsFragment;

/** Leave that holds now to book for others: of each of them the first, which ends last. */
export const leavesFor = (leaves: readonly Leave[], me: string | undefined): Leave[] =>
  leaves
    .filter(({ isInForce, principalId }) => isInForce && principalId !== me)
    .filter(
      ({ principalId }, index, all) =>
        all.findIndex((one) => one.principalId === principalId) === index,
    );

/** Leave by who gave it, what holds before what is over. */
export function bySide(leaves: readonly Leave[], me: string | undefined) {
  const inForce = leaves.filter(({ isInForce }) => isInForce);
  return {
    given: inForce.filter(({ principalId }) => principalId === me),
    received: inForce.filter(({ principalId }) => principalId !== me),
    over: leaves.filter(({ isInForce }) => !isInForce),
  };
}

/** The code of a person in what was scanned or typed; what was typed when there is none in it. */
export function personIn(text: string): string {
  const plain = text.normalize("NFKC").trim();
  const [found] = /prs_[0-9a-z]{26}/i.exec(plain) ?? [];
  return found ? `prs_${found.slice(4).toUpperCase()}` : plain;
}
