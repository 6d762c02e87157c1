/** Every kind of thing that has an id, with the prefix its ids carry. The one place a prefix is declared. */
export const prefixes = {
  person: "prs",
  role: "rol",
  residence: "res",
  session: "ses",
  grid: "grd",
  unit: "unt",
  address: "adr",
  complaint: "cmp",
  service: "svc",
  booking: "bkg",
  absence: "abs",
  authorisation: "aut",
  kitchen: "kit",
  mealSubscription: "msb",
  feed: "fed",
  media: "med",
  notice: "ntc",
  accessRecord: "acr",
} as const;

export type Kind = keyof typeof prefixes;

declare const brand: unique symbol;
/** An opaque id of one kind, e.g. `cmp_01KB…`. A grid id cannot be passed where a complaint id is wanted. */
export type Id<K extends Kind> = string & { readonly [brand]: K };

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const kindOfPrefix = new Map<string, Kind>(
  Object.entries(prefixes).map(([kind, prefix]) => [prefix, kind as Kind]),
);

/** Makes ids; the process has one, tests and the demo have one with a fixed order. */
export type Ids = {
  /** A new id of this kind, later ids sort after earlier ones. */
  next: <K extends Kind>(kind: K) => Id<K>;
  /** `n` bytes nobody can guess (a fixed sequence in tests). */
  random: (n: number) => Uint8Array;
};

/** The kind an id claims to be, or null for anything that is not one of our ids. */
export function kindOf(id: string): Kind | null {
  const [prefix, ulid, ...rest] = id.split("_");
  if (prefix === undefined || ulid === undefined || rest.length > 0 || !ULID.test(ulid))
    return null;
  return kindOfPrefix.get(prefix) ?? null;
}

/**
 * The id of another kind that belongs to this one: what a thing can lead to only once gets an id that
 * follows from its own, so that it cannot come into being twice and needs no memory.
 */
export const twinOf = <K extends Kind>(kind: K, id: string): Id<K> =>
  `${prefixes[kind]}_${id.slice(id.indexOf("_") + 1)}` as Id<K>;

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A number as a ULID writes it, the last digits of it. */
export function crockford(value: bigint, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest /= 32n)
    text = `${CROCKFORD[Number(rest % 32n)]}${text}`;
  return text;
}

/** Like `twinOf`, for what a thing can lead to once at each of many moments. */
export const twinAt = <K extends Kind>(kind: K, id: string, ms: number): Id<K> =>
  `${prefixes[kind]}_${crockford(BigInt(ms), 10)}${id.slice(-16)}` as Id<K>;

/** The same text as a typed id, or null when it is not an id of that kind. */
export function asId<K extends Kind>(kind: K, text: string): Id<K> | null {
  return kindOf(text) === kind ? (text as Id<K>) : null;
}
