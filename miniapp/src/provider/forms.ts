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
import type { FieldKind } from "../command/fields";
import { type Form, form } from "../command/form";
import type { Text } from "../i18n/words";

/** The kinds that are asked of those who serve. */
export type ServingKind = Extract<FieldKind, "words" | "number" | "performer" | "yesNo">;

const reason = (label: Text) =>
  ({
    name: "reason",
    kind: "words",
    label,
    hint: { zh: "对方会看到这段话。", en: "The person will read this." },
  }) as const;

/**
 * Every command those who serve may give, by its mutation: what it asks for. Whether it may be given, what
 * its button says and what is wrong with it come from the API.
 */
export const forms: Readonly<Record<string, Form<ServingKind>>> = {
  approveBooking: form(ApproveBookingDocument, [], "main"),
  declineBooking: form(
    DeclineBookingDocument,
    [reason({ zh: "不通过的原因", en: "Why it is not approved" })],
    "danger",
  ),
  callOffBooking: form(
    CallOffBookingDocument,
    [reason({ zh: "为什么不能提供服务", en: "Why the service cannot be provided" })],
    "danger",
  ),
  assignBooking: form(
    AssignBookingDocument,
    [
      { name: "personId", kind: "performer", label: { zh: "派给谁", en: "Assign to" } },
      {
        name: "companionId",
        kind: "performer",
        label: { zh: "谁同行", en: "Who goes along" },
        isForTwo: true,
      },
      {
        name: "isWarned",
        kind: "yesNo",
        label: {
          zh: "仍要派单（已知道上面的提醒）",
          en: "Assign anyway (I have read the warning above)",
        },
        isOptional: true,
      },
    ],
    "main",
  ),
  acceptBooking: form(AcceptBookingDocument, [], "main"),
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
          en: "The person will read it. Required for a talk on a reception day.",
        },
        isOptional: true,
      },
    ],
    "main",
  ),
  callBookingAgain: form(CallBookingAgainDocument, []),
  skipBooking: form(SkipBookingDocument, []),
  answerTalk: form(
    AnswerTalkDocument,
    [
      {
        name: "text",
        kind: "words",
        label: { zh: "答复内容", en: "Reply" },
        hint: { zh: "对方会看到这段话。", en: "The person will read this." },
      },
    ],
    "main",
  ),
  reportBookingAbsence: form(ReportBookingAbsenceDocument, [
    {
      name: "calls",
      kind: "number",
      label: { zh: "联系了几次", en: "How many times you called" },
    },
  ]),
  answerBookingRating: form(
    AnswerBookingRatingDocument,
    [
      {
        name: "text",
        kind: "words",
        label: { zh: "做了哪些整改", en: "What was put right" },
        hint: { zh: "对方会看到这段话。", en: "The person will read this." },
      },
    ],
    "main",
  ),
};

/** What is asked about this booking. */
export const fieldsFor = (
  { fields }: Form<ServingKind>,
  { needsCompanion }: { needsCompanion: boolean },
) => fields.filter(({ isForTwo = false }) => needsCompanion || !isForTwo);
