import type { MyGridQuery } from "../gql/generated/tabs";

type ContactCard = NonNullable<MyGridQuery["myGrid"]["card"]>;
type Level = ContactCard["levels"][number];
export type Contact = Level["contacts"][number];
export type Callable = Contact & { officePhone: string };

/** Whom to call first: the nearest person who has a phone. Null when nobody has one. */
export function firstToCall({ levels }: ContactCard): Callable | null {
  for (const { contacts } of levels)
    for (const contact of contacts)
      if (contact.officePhone !== null) return { ...contact, officePhone: contact.officePhone };
  return null;
}

/** The levels at which somebody can be turned to, from the nearest up. */
export const staffedLevels = ({ levels }: ContactCard): Level[] =>
  levels.filter(({ contacts }) => contacts.length > 0);
