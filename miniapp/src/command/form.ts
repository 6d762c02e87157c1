import type { Operation } from "../gql/operation";
import type { ButtonLook } from "../ui/button";
import type { FieldKind, FieldSpec } from "./fields";

type Thing = { id: string; statusLabel: string } | null;
type Result = Record<string, { complaint?: Thing; booking?: Thing; refusal: unknown }>;
type Command = Operation<Result, { input: { id: string } }>;

/** What a command asks for. Whether it may be given, and what its button says, comes from the API. */
export type Form<Kind extends FieldKind> = {
  document: Command;
  fields: readonly FieldSpec<Kind>[];
  /** How its button looks; plain when left out. */
  look?: ButtonLook;
};

type Holder = { gridId?: unknown; unitId?: unknown };
/** The names a form of this input may have fields for. */
type NameIn<Input> =
  | Exclude<keyof Input, "id" | "idempotencyKey" | keyof Holder>
  | (Input extends Holder ? "holder" : never);

/** Ties fields to the input of a mutation: a name the input does not have is a type error. */
export function form<Payload, Input extends { id: string }, Kind extends FieldKind>(
  document: Operation<Payload, { input: Input }>,
  fields: readonly (FieldSpec<Kind> & { name: NameIn<Input> & string })[],
  look?: ButtonLook,
): Form<Kind> {
  return { document: document as unknown as Command, fields, ...(look && { look }) };
}
