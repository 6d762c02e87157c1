import {
  AcceptComplaintDocument,
  ApproveComplaintReturnDocument,
  AskComplaintInfoDocument,
  AssignComplaintOnSiteDocument,
  CheckComplaintSampleDocument,
  ClassifyComplaintDocument,
  CloseComplaintOnSiteDocument,
  ConcludeComplaintDocument,
  DispatchComplaintDocument,
  EscalateComplaintDocument,
  FailComplaintVerificationDocument,
  HandleComplaintOnSiteDocument,
  LocateComplaintDocument,
  MergeComplaintDocument,
  PassComplaintVerificationDocument,
  RedispatchComplaintDocument,
  RefuseComplaintReturnDocument,
  RejectComplaintDocument,
  RequestComplaintReturnDocument,
  SignComplaintDocument,
  SubmitComplaintResultDocument,
  TransferComplaintDocument,
  UnmergeComplaintDocument,
  UrgeComplaintDocument,
} from "../gql/generated/work";
import type { FieldKind, FieldSpec } from "../command/fields";
import { type Form, form } from "../command/form";
import type { Text } from "../i18n/words";

/** The kinds that are asked of staff; each is drawn in one way (act/field.tsx). */
export type WorkKind = Exclude<FieldKind, "number" | "performer">;

type More = Pick<FieldSpec, "hint" | "isOptional" | "isEvidence">;
const words = <Name extends string>(name: Name, label: Text, more: More = {}) =>
  ({ name, kind: "words", label, ...more }) as const;

const optional = { isOptional: true } as const;
const level = {
  name: "level",
  kind: "level",
  label: { zh: "紧急程度", en: "How urgent" },
  ...optional,
} as const;
const category = {
  name: "category",
  kind: "category",
  label: { zh: "类别", en: "Category" },
} as const;
const holder = {
  name: "holder",
  kind: "holder",
  label: { zh: "交给谁办", en: "Assign to" },
} as const;
const colleague = {
  name: "personId",
  kind: "colleague",
  label: { zh: "交给哪位同事", en: "Which colleague" },
} as const;
const note = words("note", { zh: "说明", en: "Note" }, optional);
const whyUp = words("reason", { zh: "本级为什么办不了", en: "Why this level cannot do it" });
const photos = (label: Text, more: More = optional) =>
  ({ name: "photos", kind: "photos", label, ...more }) as const;
const after = photos(
  { zh: "处置后的照片", en: "Photos after the work" },
  {
    ...optional,
    isEvidence: true,
    hint: { zh: "在现场拍，能看清处理结果。", en: "Taken on site, clearly showing the result." },
  },
);
const where = {
  name: "where",
  isEvidence: true,
  kind: "where",
  label: { zh: "在哪里拍的", en: "Where the photos were taken" },
  hint: {
    zh: "在现场取得位置，或填写现场的定位码。两样都做不到，请在下面写明原因。",
    en: "Take the position on site, or give the location code there. If neither is possible, say why below.",
  },
  ...optional,
} as const;
const placeReason = words(
  "placeReason",
  { zh: "照片没能定位到现场的原因", en: "Why the photos could not be located there" },
  { ...optional, hint: { zh: "核查人会看到。", en: "Whoever verifies it will read this." } },
);
const done = words("text", { zh: "做了什么", en: "What was done" });

/**
 * Every command staff may give, by its mutation: what it asks for. Whether it may be given, what its button
 * says and what is wrong with it come from the API.
 */
export const forms: Readonly<Record<string, Form<WorkKind>>> = {
  acceptComplaint: form(AcceptComplaintDocument, [{ ...category, ...optional }, level], "main"),
  locateComplaint: form(LocateComplaintDocument, [
    { name: "place", kind: "place", label: { zh: "实际地点", en: "Where it really is" } },
  ]),
  classifyComplaint: form(ClassifyComplaintDocument, [category, level]),
  askComplaintInfo: form(AskComplaintInfoDocument, [
    words(
      "question",
      { zh: "需要补充什么", en: "What is needed" },
      {
        hint: {
          zh: "请把需要的一次说全。",
          en: "Ask for everything that is needed at once.",
        },
      },
    ),
  ]),
  rejectComplaint: form(
    RejectComplaintDocument,
    [
      { name: "reason", kind: "reason", label: { zh: "原因", en: "Reason" } },
      words("text", { zh: "向上报人说明", en: "Explain it to the reporter" }),
    ],
    "danger",
  ),
  mergeComplaint: form(
    MergeComplaintDocument,
    [{ name: "intoId", kind: "nearby", label: { zh: "并入哪一件", en: "Merge into which one" } }],
    "danger",
  ),
  unmergeComplaint: form(UnmergeComplaintDocument, [
    words("reason", { zh: "为什么分开办", en: "Why it is handled separately" }),
  ]),
  handleComplaintOnSite: form(HandleComplaintOnSiteDocument, []),
  assignComplaintOnSite: form(AssignComplaintOnSiteDocument, [colleague]),
  closeComplaintOnSite: form(
    CloseComplaintOnSiteDocument,
    [
      done,
      photos(
        { zh: "处置前后的照片", en: "Photos from before and after" },
        { ...optional, isEvidence: true },
      ),
    ],
    "main",
  ),
  checkComplaintSample: form(
    CheckComplaintSampleDocument,
    [
      {
        name: "passed",
        kind: "yesNo",
        label: { zh: "现场情况属实、已解决吗", en: "Is it solved as reported?" },
      },
      words("note", { zh: "看到了什么", en: "What was found" }, optional),
    ],
    "main",
  ),
  dispatchComplaint: form(DispatchComplaintDocument, [holder, note], "main"),
  redispatchComplaint: form(RedispatchComplaintDocument, [holder, note], "main"),
  signComplaint: form(SignComplaintDocument, [], "main"),
  transferComplaint: form(TransferComplaintDocument, [colleague]),
  requestComplaintReturn: form(RequestComplaintReturnDocument, [
    words("reason", { zh: "为什么不归本单位办", en: "Why it is not this unit's responsibility" }),
    words("suggestion", { zh: "应由谁办理", en: "Who should handle it" }),
  ]),
  approveComplaintReturn: form(ApproveComplaintReturnDocument, [holder], "main"),
  refuseComplaintReturn: form(RefuseComplaintReturnDocument, [
    words("reason", { zh: "不同意的原因", en: "Why not" }),
  ]),
  escalateComplaint: form(EscalateComplaintDocument, [whyUp]),
  submitComplaintResult: form(
    SubmitComplaintResultDocument,
    [done, after, where, placeReason],
    "main",
  ),
  passComplaintVerification: form(PassComplaintVerificationDocument, [note], "main"),
  failComplaintVerification: form(FailComplaintVerificationDocument, [
    words("text", { zh: "还差什么", en: "What is missing" }),
    photos({ zh: "现场照片", en: "Photos of the place" }),
  ]),
  concludeComplaint: form(
    ConcludeComplaintDocument,
    [words("text", { zh: "给上报人的书面说明", en: "The explanation for the reporter" })],
    "main",
  ),
  urgeComplaint: form(UrgeComplaintDocument, []),
};
