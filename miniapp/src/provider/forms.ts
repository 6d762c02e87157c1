import {
  AcceptBookingDocument,
  AnswerBookingRatingDocument,
  AnswerTalkDocument,
  ApproveBookingDocument,
  AssignBookingDocument,
  CallBookingAgainDocument,
  CallOffBookingDocument,
  CheckInBookingDocument,
  DeclineBookingDocument,
  FinishBookingDocument,
  ReportBookingAbsenceDocument,
  SkipBookingDocument,
  TurnDownBookingDocument,
} from "../gql/generated/provider";
import type { Operation } from "../gql/operation";
import type { Text } from "../i18n/words";
import type { ButtonLook } from "../ui/button";

/** One field of a form. `name` is that of the input, and of `field` in a refusal. */
export type FieldSpec = {
  name: string;
  kind: "words" | "number" | "performer";
  label: Text;
  hint?: Text;
  /** May be left out; the contract says so too. */
  isOptional?: boolean;
  /** Asked only where two people have to go. */
  isForTwo?: boolean;
};

type Result = Record<
  string,
  { booking: { id: string; statusLabel: string } | null; refusal: unknown }
>;
export type Command = Operation<Result, { input: { id: string } }>;

export type Form = {
  document: Command;
  fields: readonly FieldSpec[];
  /** How its button looks; plain when left out. */
  look?: ButtonLook;
};

type NameIn<Input> = Exclude<keyof Input, "id" | "idempotencyKey">;

/** Ties fields to the input of a mutation: a name the input does not have is a type error. */
function form<Payload, Input extends { id: string }>(
  document: Operation<Payload, { input: Input }>,
  fields: readonly (FieldSpec & { name: NameIn<Input> & string })[],
  more: Pick<Form, "look"> = {},
): Form {
  return { document: document as unknown as Command, fields, ...more };
}

const reason = (label: Text) =>
  ({
    name: "reason",
    kind: "words",
    label,
    hint: { zh: "对方会看到这段话。", en: "They will read this." },
  }) as const;

/**
 * Every command those who serve may give, by its mutation: what it asks for. Whether it may be given, what
 * its button says and what is wrong with it come from the API.
 */
export const forms: Readonly<Record<string, Form>> = {
  approveBooking: form(ApproveBookingDocument, [], { look: "main" }),
  declineBooking: form(
    DeclineBookingDocument,
    [reason({ zh: "不通过的原因", en: "Why it is not approved" })],
    { look: "danger" },
  ),
  callOffBooking: form(
    CallOffBookingDocument,
    [reason({ zh: "为什么不能提供服务", en: "Why the service cannot be given" })],
    { look: "danger" },
  ),
  assignBooking: form(
    AssignBookingDocument,
    [
      { name: "personId", kind: "performer", label: { zh: "派给谁", en: "Who is to go" } },
      {
        name: "companionId",
        kind: "performer",
        label: { zh: "谁同行", en: "Who goes along" },
        isForTwo: true,
      },
    ],
    { look: "main" },
  ),
  acceptBooking: form(AcceptBookingDocument, [], { look: "main" }),
  turnDownBooking: form(TurnDownBookingDocument, [
    { name: "reason", kind: "words", label: { zh: "为什么不能去", en: "Why you cannot go" } },
  ]),
  checkInBooking: form(CheckInBookingDocument, []),
  finishBooking: form(
    FinishBookingDocument,
    [
      {
        name: "record",
        kind: "words",
        label: { zh: "服务记录", en: "Record of the service" },
        hint: {
          zh: "对方会看到。接待日谈话必须填写。",
          en: "They will read it. A talk on a reception day needs one.",
        },
        isOptional: true,
      },
    ],
    { look: "main" },
  ),
  callBookingAgain: form(CallBookingAgainDocument, []),
  skipBooking: form(SkipBookingDocument, []),
  answerTalk: form(
    AnswerTalkDocument,
    [
      {
        name: "text",
        kind: "words",
        label: { zh: "答复内容", en: "What became of it" },
        hint: { zh: "对方会看到这段话。", en: "They will read this." },
      },
    ],
    { look: "main" },
  ),
  reportBookingAbsence: form(ReportBookingAbsenceDocument, [
    {
      name: "calls",
      kind: "number",
      label: { zh: "联系了几次", en: "How often they were called" },
    },
  ]),
  answerBookingRating: form(
    AnswerBookingRatingDocument,
    [
      {
        name: "text",
        kind: "words",
        label: { zh: "做了哪些整改", en: "What was put right" },
        hint: { zh: "对方会看到这段话。", en: "They will read this." },
      },
    ],
    { look: "main" },
  ),
};

export type Values = Readonly<Record<string, unknown>>;
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** What is asked about this booking. */
export const fieldsFor = ({ fields }: Form, { needsCompanion }: { needsCompanion: boolean }) =>
  fields.filter(({ isForTwo = false }) => needsCompanion || !isForTwo);

/** The part of the input one field gives; nothing for what was left out. */
function partOf({ name, kind, isOptional = false }: FieldSpec, value: unknown): object {
  const text = textOf(value).trim();
  if (text === "" && (isOptional || kind !== "words")) return {};
  return { [name]: kind === "number" ? Number(text) : text };
}

/** The input of the mutation, without its key. Empty words are sent: the API says what is missing. */
export const inputOf = (id: string, fields: readonly FieldSpec[], values: Values): { id: string } =>
  Object.assign({ id }, ...fields.map((field) => partOf(field, values[field.name])));

/** Fields without which the API cannot be asked at all. */
export const unfilled = (fields: readonly FieldSpec[], values: Values): FieldSpec[] =>
  fields.filter(({ name, kind }) => {
    const text = textOf(values[name]).trim();
    return kind === "number" ? !/^\d{1,3}$/.test(text) : kind === "performer" && text === "";
  });
