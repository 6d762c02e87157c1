import type { MyHomesQuery } from "../gql/generated/person";
import type { Tone } from "../ui/status-tag";

export type Home = MyHomesQuery["me"]["residences"][number];

/** The colour of how far a home has come. The words come from the API. */
export const toneOfHome: Record<Home["status"], Tone> = {
  CLAIMED: "calm",
  CONFIRMED: "good",
  REFUSED: "bad",
  ENDED: "calm",
};

const isPresent = ({ status }: Home): boolean => status === "CLAIMED" || status === "CONFIRMED";

/** Homes one has or claims, and those that are over: refused, or moved out of. */
export const homesByTime = (homes: readonly Home[]): { present: Home[]; past: Home[] } => ({
  present: homes.filter(isPresent),
  past: homes.filter((home) => !isPresent(home)),
});
