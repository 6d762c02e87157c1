/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What `applyForMeals` needs. */
export type ApplyForMealsInput = {
  /** A confirmed home of who eats; the first in the kitchen's area when left out. */
  addressId?: string | null | undefined;
  /** What; needed when there is something. At most 200 characters. */
  allergies?: string | null | undefined;
  /** The leave on which you order for somebody else, `aut_…`. */
  authorisationId?: string | null | undefined;
  /** Who eats; yourself when left out. */
  beneficiaryId?: string | null | undefined;
  /** Date of birth of who eats. Looked at once and not kept. */
  bornOn: string;
  /** Whom to ask when nobody opens. At most 33 characters. */
  contactName?: string | null | undefined;
  /** Where they can be phoned. At most 20 characters. */
  contactPhone?: string | null | undefined;
  /** What kind of food. */
  diet: MealDiet;
  /** Whether something must not be in the food. */
  hasAllergies: boolean;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The kitchen, `kit_…`. */
  kitchenId: string;
  /** Where who eats can be phoned. At most 20 characters. */
  phone: string;
  /** The days with a meal; Monday is 1. At most 7. */
  weekdays: Array<number>;
};

/** What `assessMeals` needs. */
export type AssessMealsInput = {
  /** The subscription, `msb_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The subsidy class. */
  subsidy: MealSubsidy;
};

/** What `beginMeals` needs. */
export type BeginMealsInput = {
  /** The subscription, `msb_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `callOffMeals` needs. */
export type CallOffMealsInput = {
  /** The kitchen, `kit_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why; those who eat read it. At most 200 characters. */
  reason: string;
  /** Which day: today, or one that is settled. */
  servedOn: string;
};

/** What `declineMeals` needs. */
export type DeclineMealsInput = {
  /** The subscription, `msb_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why. At most 200 characters. */
  reason: string;
};

/** What `endMeals` needs. */
export type EndMealsInput = {
  /** The subscription, `msb_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `explainMeal` needs. */
export type ExplainMealInput = {
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why. At most 200 characters. */
  note: string;
  /** The day of the meal. */
  servedOn: string;
  /** The subscription, `msb_…`. */
  subscriptionId: string;
};

/** What `markMealDelivered` needs. */
export type MarkMealDeliveredInput = {
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The day of the meal. */
  servedOn: string;
  /** The subscription, `msb_…`. */
  subscriptionId: string;
};

/** What `markMealsCooked` needs. */
export type MarkMealsCookedInput = {
  /** The kitchen, `kit_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `markMealsOut` needs. */
export type MarkMealsOutInput = {
  /** The kitchen, `kit_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What kind of food somebody eats. */
export type MealDiet =
  /** Halal · 清真餐 */
  | 'HALAL'
  /** Low salt · 低盐餐 */
  | 'LOW_SALT'
  /** Low sugar · 低糖餐 */
  | 'LOW_SUGAR'
  /** Regular · 普通餐 */
  | 'REGULAR'
  /** Soft · 软食 */
  | 'SOFT'
  /** Vegetarian · 素食 */
  | 'VEGETARIAN';

/** Where the meal of one day stands. Show `statusLabel`, not this. */
export type MealStage =
  /** Confirmed · 已确认 */
  | 'CONFIRMED'
  /** Cooked · 已出餐 */
  | 'COOKED'
  /** Delivered · 已送达 */
  | 'DELIVERED'
  /** Not delivered; the reason was given · 未送餐，已说明 */
  | 'EXPLAINED'
  /** Late; the kitchen is checking · 晚点，正在核实 */
  | 'LATE'
  /** Not delivered; the community was told · 未送到，已报告社区 */
  | 'MISSED'
  /** No meal · 不送餐 */
  | 'NONE'
  /** No answer at the door · 敲门无人应答 */
  | 'NOT_AT_HOME'
  /** On the way · 配送中 */
  | 'OUT'
  /** Paused · 已暂停 */
  | 'PAUSED'
  /** Planned · 计划送餐 */
  | 'PLANNED'
  /** Confirmed safe · 已确认平安 */
  | 'SAFE'
  /** Welfare check under way · 关怀核查中 */
  | 'SAFE_CHECK'
  /** Skipped · 已停一餐 */
  | 'SKIPPED'
  /** Not recorded · 未登记送达 */
  | 'UNRECORDED';

/** Where it stands. Show `statusLabel`, not this. */
export type MealSubscriptionStage =
  /** Active · 送餐中 */
  | 'ACTIVE'
  /** Applied, awaiting assessment · 已申请，待评估 */
  | 'APPLIED'
  /** Assessed, ready to start · 已评估，待开始 */
  | 'ASSESSED'
  /** Ended · 已结束 */
  | 'ENDED'
  /** Paused · 已暂停 */
  | 'PAUSED';

/** What part of the price the public purse bears. */
export type MealSubsidy =
  /** Free of charge · 全额补贴 */
  | 'FREE'
  /** Hardship subsidy · 困难补贴 */
  | 'HARDSHIP'
  /** No subsidy · 无补贴 */
  | 'NONE'
  /** Standard subsidy · 普通补贴 */
  | 'STANDARD';

/** What `pauseMeals` needs. */
export type PauseMealsInput = {
  /** The subscription, `msb_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The first day with a meal again; open when left out. */
  untilOn?: string | null | undefined;
};

/** What `reportMealCheck` needs. */
export type ReportMealCheckInput = {
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** More of it. At most 200 characters. */
  note?: string | null | undefined;
  /** What came of it. */
  outcome: WelfareCheckOutcome;
  /** The day of the meal. */
  servedOn: string;
  /** The step you saw: if the check has gone on, nothing is written. */
  step: WelfareCheckStep;
  /** The subscription, `msb_…`. */
  subscriptionId: string;
};

/** What `reportMealUnanswered` needs. */
export type ReportMealUnansweredInput = {
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The day of the meal. */
  servedOn: string;
  /** The subscription, `msb_…`. */
  subscriptionId: string;
};

/** What `resumeMeals` needs. */
export type ResumeMealsInput = {
  /** The subscription, `msb_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `skipMeal` needs. */
export type SkipMealInput = {
  /** The subscription, `msb_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** False takes the meal up again. */
  isSkipped: boolean;
  /** Of which day. */
  servedOn: string;
};

/** How a tag is drawn. */
export type Tone =
  /** Danger, or late. */
  | 'BAD'
  /** Nothing to do. */
  | 'CALM'
  /** Done, or safely settled. */
  | 'GOOD'
  /** Under way. */
  | 'INFO'
  /** Waits for the reader, or will soon be late. */
  | 'WARN';

/** What `updateMealContact` needs. */
export type UpdateMealContactInput = {
  /** Whom to ask when nobody opens. At most 33 characters. */
  contactName?: string | null | undefined;
  /** Where they can be phoned. At most 20 characters. */
  contactPhone?: string | null | undefined;
  /** The subscription, `msb_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Where who eats can be phoned. At most 20 characters. */
  phone?: string | null | undefined;
};

/** What `updateMealFood` needs. */
export type UpdateMealFoodInput = {
  /** What; needed when there is something. At most 200 characters. */
  allergies?: string | null | undefined;
  /** What kind of food. */
  diet: MealDiet;
  /** Whether something must not be in the food. */
  hasAllergies: boolean;
  /** The subscription, `msb_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What came of a step of a welfare check. */
export type WelfareCheckOutcome =
  /** The person needs help · 需要救助 */
  | 'NEEDS_HELP'
  /** No answer · 无人应答 */
  | 'NO_ANSWER'
  /** The person is safe · 本人平安 */
  | 'WELL';

/** Who is to find out next whether somebody is well. */
export type WelfareCheckStep =
  /** an emergency is open · 已转紧急求助件处置 */
  | 'ALARM'
  /** the courier phones twice · 送餐员电话联系两次 */
  | 'CALL'
  /** the emergency contact is asked · 联系紧急联系人 */
  | 'CONTACT'
  /** the micro-grid head goes there · 微网格长上门查看 */
  | 'VISIT';

/** What `withdrawMealsEnd` needs. */
export type WithdrawMealsEndInput = {
  /** The subscription, `msb_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

export type RefusalPartsFragment = { code: string, message: string, field: string | null, retryInSeconds: number | null };

export type TagPartsFragment = { tone: Tone, label: string };

export type MealDayPartsFragment = { subscriptionId: string, servedOn: string, stage: MealStage, statusLabel: string, dish: string | null, cutoffAt: string, isSkippable: boolean, isRestorable: boolean };

export type MealSubscriptionPartsFragment = { id: string, kitchenName: string, beneficiaryName: string, requesterName: string, isForOther: boolean, stage: MealSubscriptionStage, statusLabel: string, nextStep: string, note: string | null, diet: MealDiet, dietLabel: string, allergies: string | null, foodFromOn: string | null, doorLabel: string, subsidyLabel: string | null, priceLabel: string | null, allowedActions: Array<{ mutation: string, label: string }>, days: Array<{ subscriptionId: string, servedOn: string, stage: MealStage, statusLabel: string, dish: string | null, cutoffAt: string, isSkippable: boolean, isRestorable: boolean }> };

export type MyMealsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyMealsQuery = { myMealSubscriptions: { edges: Array<{ node: { id: string, kitchenName: string, beneficiaryName: string, requesterName: string, isForOther: boolean, stage: MealSubscriptionStage, statusLabel: string, nextStep: string, note: string | null, diet: MealDiet, dietLabel: string, allergies: string | null, foodFromOn: string | null, doorLabel: string, subsidyLabel: string | null, priceLabel: string | null, allowedActions: Array<{ mutation: string, label: string }>, days: Array<{ subscriptionId: string, servedOn: string, stage: MealStage, statusLabel: string, dish: string | null, cutoffAt: string, isSkippable: boolean, isRestorable: boolean }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MealKitchensQueryVariables = Exact<{
  gridId: string;
}>;


export type MealKitchensQuery = { kitchens: Array<{ id: string, name: string, unitName: string, cutoffLabel: string, weekdays: Array<number>, minAge: number, prices: Array<{ subsidy: MealSubsidy, subsidyLabel: string, priceLabel: string }> }> };

export type ApplyForMealsMutationVariables = Exact<{
  input: ApplyForMealsInput;
}>;


export type ApplyForMealsMutation = { applyForMeals: { mealSubscription: { id: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type SkipMealMutationVariables = Exact<{
  input: SkipMealInput;
}>;


export type SkipMealMutation = { skipMeal: { mealSubscription: { id: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type BeginMealsMutationVariables = Exact<{
  input: BeginMealsInput;
}>;


export type BeginMealsMutation = { beginMeals: { mealSubscription: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type PauseMealsMutationVariables = Exact<{
  input: PauseMealsInput;
}>;


export type PauseMealsMutation = { pauseMeals: { mealSubscription: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ResumeMealsMutationVariables = Exact<{
  input: ResumeMealsInput;
}>;


export type ResumeMealsMutation = { resumeMeals: { mealSubscription: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type EndMealsMutationVariables = Exact<{
  input: EndMealsInput;
}>;


export type EndMealsMutation = { endMeals: { mealSubscription: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type WithdrawMealsEndMutationVariables = Exact<{
  input: WithdrawMealsEndInput;
}>;


export type WithdrawMealsEndMutation = { withdrawMealsEnd: { mealSubscription: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type UpdateMealFoodMutationVariables = Exact<{
  input: UpdateMealFoodInput;
}>;


export type UpdateMealFoodMutation = { updateMealFood: { mealSubscription: { id: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type UpdateMealContactMutationVariables = Exact<{
  input: UpdateMealContactInput;
}>;


export type UpdateMealContactMutation = { updateMealContact: { mealSubscription: { id: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type MealDeskQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MealDeskQuery = { mealDesk: { edges: Array<{ node: { id: string, beneficiaryName: string, requesterName: string, isForOther: boolean, dietLabel: string, allergies: string | null, doorLabel: string, kitchenName: string, reviewDueAt: string | null, weekdays: Array<number>, allowedActions: Array<{ mutation: string, label: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AssessMealsMutationVariables = Exact<{
  input: AssessMealsInput;
}>;


export type AssessMealsMutation = { assessMeals: { mealSubscription: { id: string, beneficiaryName: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type DeclineMealsMutationVariables = Exact<{
  input: DeclineMealsInput;
}>;


export type DeclineMealsMutation = { declineMeals: { mealSubscription: { id: string, beneficiaryName: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type MyKitchensQueryVariables = Exact<{ [key: string]: never; }>;


export type MyKitchensQuery = { myKitchens: Array<{ id: string, name: string }> };

export type KitchenDayQueryVariables = Exact<{
  kitchenId: string;
}>;


export type KitchenDayQuery = { kitchenDay: { kitchenId: string, kitchenName: string, servedOn: string, dish: string | null, closedReason: string | null, isServed: boolean, isSettled: boolean, cutoffAt: string, total: number, allergies: Array<string>, delivered: number, underCheck: number, deliverByAt: string, byDiet: Array<{ dietLabel: string, count: number }>, unassigned: Array<{ gridId: string | null, gridName: string, doors: number }>, openMeals: Array<{ subscriptionId: string, servedOn: string, doorLabel: string | null, courierName: string, stage: MealStage, statusLabel: string, lateAt: string, allowedActions: Array<{ mutation: string, label: string }> }>, allowedActions: Array<{ mutation: string, label: string }> } };

export type MarkMealsCookedMutationVariables = Exact<{
  input: MarkMealsCookedInput;
}>;


export type MarkMealsCookedMutation = { markMealsCooked: { kitchen: { id: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ServedWithMealsQueryVariables = Exact<{ [key: string]: never; }>;


export type ServedWithMealsQuery = { servedWithMeals: Array<string> };

export type CallOffMealsMutationVariables = Exact<{
  input: CallOffMealsInput;
}>;


export type CallOffMealsMutation = { callOffMeals: { kitchen: { id: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type MarkMealsOutMutationVariables = Exact<{
  input: MarkMealsOutInput;
}>;


export type MarkMealsOutMutation = { markMealsOut: { kitchen: { id: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type MealRouteQueryVariables = Exact<{ [key: string]: never; }>;


export type MealRouteQuery = { mealRoute: Array<{ subscriptionId: string, servedOn: string, beneficiaryName: string, buildingLabel: string, doorLabel: string, dietLabel: string, allergies: string | null, stage: MealStage, statusLabel: string, isToDo: boolean, hasCheck: boolean }> };

export type MarkMealDeliveredMutationVariables = Exact<{
  input: MarkMealDeliveredInput;
}>;


export type MarkMealDeliveredMutation = { markMealDelivered: { mealDelivery: { stage: MealStage } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ReportMealUnansweredMutationVariables = Exact<{
  input: ReportMealUnansweredInput;
}>;


export type ReportMealUnansweredMutation = { reportMealUnanswered: { mealDelivery: { stage: MealStage } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ExplainMealMutationVariables = Exact<{
  input: ExplainMealInput;
}>;


export type ExplainMealMutation = { explainMeal: { mealDelivery: { stage: MealStage } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type WelfareCheckPartsFragment = { subscriptionId: string, servedOn: string, beneficiaryName: string, courierName: string, doorLabel: string | null, stage: MealStage, statusLabel: string, nextStep: string, step: WelfareCheckStep | null, stepDueAt: string | null, secondsLeft: number | null, calls: number, complaintId: string | null };

export type WelfareChecksQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type WelfareChecksQuery = { welfareChecks: { edges: Array<{ node: { subscriptionId: string, servedOn: string, beneficiaryName: string, courierName: string, doorLabel: string | null, stage: MealStage, statusLabel: string, nextStep: string, step: WelfareCheckStep | null, stepDueAt: string | null, secondsLeft: number | null, calls: number, complaintId: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WelfareCheckQueryVariables = Exact<{
  subscriptionId: string;
  servedOn: string;
}>;


export type WelfareCheckQuery = { mealDelivery: { subscriptionId: string, servedOn: string, beneficiaryName: string, courierName: string, doorLabel: string | null, stage: MealStage, statusLabel: string, nextStep: string, step: WelfareCheckStep | null, stepDueAt: string | null, secondsLeft: number | null, calls: number, complaintId: string | null, nextCall: { title: string, name: string, phone: string | null } | null, allowedOutcomes: Array<{ outcome: WelfareCheckOutcome, label: string }>, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null }> } | null };

export type ReportMealCheckMutationVariables = Exact<{
  input: ReportMealCheckInput;
}>;


export type ReportMealCheckMutation = { reportMealCheck: { mealDelivery: { stage: MealStage, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const RefusalPartsFragmentDoc = new TypedDocumentString(`
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
    `, {"fragmentName":"RefusalParts"}) as unknown as TypedDocumentString<RefusalPartsFragment, unknown>;
export const TagPartsFragmentDoc = new TypedDocumentString(`
    fragment TagParts on Tag {
  tone
  label
}
    `, {"fragmentName":"TagParts"}) as unknown as TypedDocumentString<TagPartsFragment, unknown>;
export const MealDayPartsFragmentDoc = new TypedDocumentString(`
    fragment MealDayParts on MealDay {
  subscriptionId
  servedOn
  stage
  statusLabel
  dish
  cutoffAt
  isSkippable
  isRestorable
}
    `, {"fragmentName":"MealDayParts"}) as unknown as TypedDocumentString<MealDayPartsFragment, unknown>;
export const MealSubscriptionPartsFragmentDoc = new TypedDocumentString(`
    fragment MealSubscriptionParts on MealSubscription {
  id
  kitchenName
  beneficiaryName
  requesterName
  isForOther
  stage
  statusLabel
  nextStep
  note
  diet
  dietLabel
  allergies
  foodFromOn
  doorLabel
  subsidyLabel
  priceLabel
  allowedActions {
    mutation
    label
  }
  days(count: 7) {
    ...MealDayParts
  }
}
    fragment MealDayParts on MealDay {
  subscriptionId
  servedOn
  stage
  statusLabel
  dish
  cutoffAt
  isSkippable
  isRestorable
}`, {"fragmentName":"MealSubscriptionParts"}) as unknown as TypedDocumentString<MealSubscriptionPartsFragment, unknown>;
export const WelfareCheckPartsFragmentDoc = new TypedDocumentString(`
    fragment WelfareCheckParts on MealDelivery {
  subscriptionId
  servedOn
  beneficiaryName
  courierName
  doorLabel
  stage
  statusLabel
  nextStep
  step
  stepDueAt
  secondsLeft
  calls
  complaintId
}
    `, {"fragmentName":"WelfareCheckParts"}) as unknown as TypedDocumentString<WelfareCheckPartsFragment, unknown>;
export const MyMealsDocument = new TypedDocumentString(`
    query MyMeals($first: Int!, $after: String) {
  myMealSubscriptions(first: $first, after: $after) {
    edges {
      node {
        ...MealSubscriptionParts
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment MealDayParts on MealDay {
  subscriptionId
  servedOn
  stage
  statusLabel
  dish
  cutoffAt
  isSkippable
  isRestorable
}
fragment MealSubscriptionParts on MealSubscription {
  id
  kitchenName
  beneficiaryName
  requesterName
  isForOther
  stage
  statusLabel
  nextStep
  note
  diet
  dietLabel
  allergies
  foodFromOn
  doorLabel
  subsidyLabel
  priceLabel
  allowedActions {
    mutation
    label
  }
  days(count: 7) {
    ...MealDayParts
  }
}`) as unknown as TypedDocumentString<MyMealsQuery, MyMealsQueryVariables>;
export const MealKitchensDocument = new TypedDocumentString(`
    query MealKitchens($gridId: ID!) {
  kitchens(gridId: $gridId) {
    id
    name
    unitName
    cutoffLabel
    weekdays
    minAge
    prices {
      subsidy
      subsidyLabel
      priceLabel
    }
  }
}
    `) as unknown as TypedDocumentString<MealKitchensQuery, MealKitchensQueryVariables>;
export const ApplyForMealsDocument = new TypedDocumentString(`
    mutation ApplyForMeals($input: ApplyForMealsInput!) {
  applyForMeals(input: $input) {
    mealSubscription {
      id
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<ApplyForMealsMutation, ApplyForMealsMutationVariables>;
export const SkipMealDocument = new TypedDocumentString(`
    mutation SkipMeal($input: SkipMealInput!) {
  skipMeal(input: $input) {
    mealSubscription {
      id
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<SkipMealMutation, SkipMealMutationVariables>;
export const BeginMealsDocument = new TypedDocumentString(`
    mutation BeginMeals($input: BeginMealsInput!) {
  beginMeals(input: $input) {
    mealSubscription {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<BeginMealsMutation, BeginMealsMutationVariables>;
export const PauseMealsDocument = new TypedDocumentString(`
    mutation PauseMeals($input: PauseMealsInput!) {
  pauseMeals(input: $input) {
    mealSubscription {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<PauseMealsMutation, PauseMealsMutationVariables>;
export const ResumeMealsDocument = new TypedDocumentString(`
    mutation ResumeMeals($input: ResumeMealsInput!) {
  resumeMeals(input: $input) {
    mealSubscription {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<ResumeMealsMutation, ResumeMealsMutationVariables>;
export const EndMealsDocument = new TypedDocumentString(`
    mutation EndMeals($input: EndMealsInput!) {
  endMeals(input: $input) {
    mealSubscription {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<EndMealsMutation, EndMealsMutationVariables>;
export const WithdrawMealsEndDocument = new TypedDocumentString(`
    mutation WithdrawMealsEnd($input: WithdrawMealsEndInput!) {
  withdrawMealsEnd(input: $input) {
    mealSubscription {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<WithdrawMealsEndMutation, WithdrawMealsEndMutationVariables>;
export const UpdateMealFoodDocument = new TypedDocumentString(`
    mutation UpdateMealFood($input: UpdateMealFoodInput!) {
  updateMealFood(input: $input) {
    mealSubscription {
      id
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<UpdateMealFoodMutation, UpdateMealFoodMutationVariables>;
export const UpdateMealContactDocument = new TypedDocumentString(`
    mutation UpdateMealContact($input: UpdateMealContactInput!) {
  updateMealContact(input: $input) {
    mealSubscription {
      id
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<UpdateMealContactMutation, UpdateMealContactMutationVariables>;
export const MealDeskDocument = new TypedDocumentString(`
    query MealDesk($first: Int!, $after: String) {
  mealDesk(first: $first, after: $after) {
    edges {
      node {
        id
        beneficiaryName
        requesterName
        isForOther
        dietLabel
        allergies
        doorLabel
        kitchenName
        reviewDueAt
        weekdays
        allowedActions {
          mutation
          label
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MealDeskQuery, MealDeskQueryVariables>;
export const AssessMealsDocument = new TypedDocumentString(`
    mutation AssessMeals($input: AssessMealsInput!) {
  assessMeals(input: $input) {
    mealSubscription {
      id
      beneficiaryName
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<AssessMealsMutation, AssessMealsMutationVariables>;
export const DeclineMealsDocument = new TypedDocumentString(`
    mutation DeclineMeals($input: DeclineMealsInput!) {
  declineMeals(input: $input) {
    mealSubscription {
      id
      beneficiaryName
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<DeclineMealsMutation, DeclineMealsMutationVariables>;
export const MyKitchensDocument = new TypedDocumentString(`
    query MyKitchens {
  myKitchens {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<MyKitchensQuery, MyKitchensQueryVariables>;
export const KitchenDayDocument = new TypedDocumentString(`
    query KitchenDay($kitchenId: ID!) {
  kitchenDay(kitchenId: $kitchenId) {
    kitchenId
    kitchenName
    servedOn
    dish
    closedReason
    isServed
    isSettled
    cutoffAt
    total
    byDiet {
      dietLabel
      count
    }
    allergies
    delivered
    underCheck
    deliverByAt
    unassigned {
      gridId
      gridName
      doors
    }
    openMeals {
      subscriptionId
      servedOn
      doorLabel
      courierName
      stage
      statusLabel
      lateAt
      allowedActions {
        mutation
        label
      }
    }
    allowedActions {
      mutation
      label
    }
  }
}
    `) as unknown as TypedDocumentString<KitchenDayQuery, KitchenDayQueryVariables>;
export const MarkMealsCookedDocument = new TypedDocumentString(`
    mutation MarkMealsCooked($input: MarkMealsCookedInput!) {
  markMealsCooked(input: $input) {
    kitchen {
      id
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<MarkMealsCookedMutation, MarkMealsCookedMutationVariables>;
export const ServedWithMealsDocument = new TypedDocumentString(`
    query ServedWithMeals {
  servedWithMeals
}
    `) as unknown as TypedDocumentString<ServedWithMealsQuery, ServedWithMealsQueryVariables>;
export const CallOffMealsDocument = new TypedDocumentString(`
    mutation CallOffMeals($input: CallOffMealsInput!) {
  callOffMeals(input: $input) {
    kitchen {
      id
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<CallOffMealsMutation, CallOffMealsMutationVariables>;
export const MarkMealsOutDocument = new TypedDocumentString(`
    mutation MarkMealsOut($input: MarkMealsOutInput!) {
  markMealsOut(input: $input) {
    kitchen {
      id
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<MarkMealsOutMutation, MarkMealsOutMutationVariables>;
export const MealRouteDocument = new TypedDocumentString(`
    query MealRoute {
  mealRoute {
    subscriptionId
    servedOn
    beneficiaryName
    buildingLabel
    doorLabel
    dietLabel
    allergies
    stage
    statusLabel
    isToDo
    hasCheck
  }
}
    `) as unknown as TypedDocumentString<MealRouteQuery, MealRouteQueryVariables>;
export const MarkMealDeliveredDocument = new TypedDocumentString(`
    mutation MarkMealDelivered($input: MarkMealDeliveredInput!) {
  markMealDelivered(input: $input) {
    mealDelivery {
      stage
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<MarkMealDeliveredMutation, MarkMealDeliveredMutationVariables>;
export const ReportMealUnansweredDocument = new TypedDocumentString(`
    mutation ReportMealUnanswered($input: ReportMealUnansweredInput!) {
  reportMealUnanswered(input: $input) {
    mealDelivery {
      stage
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<ReportMealUnansweredMutation, ReportMealUnansweredMutationVariables>;
export const ExplainMealDocument = new TypedDocumentString(`
    mutation ExplainMeal($input: ExplainMealInput!) {
  explainMeal(input: $input) {
    mealDelivery {
      stage
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<ExplainMealMutation, ExplainMealMutationVariables>;
export const WelfareChecksDocument = new TypedDocumentString(`
    query WelfareChecks($first: Int!, $after: String) {
  welfareChecks(first: $first, after: $after) {
    edges {
      node {
        ...WelfareCheckParts
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment WelfareCheckParts on MealDelivery {
  subscriptionId
  servedOn
  beneficiaryName
  courierName
  doorLabel
  stage
  statusLabel
  nextStep
  step
  stepDueAt
  secondsLeft
  calls
  complaintId
}`) as unknown as TypedDocumentString<WelfareChecksQuery, WelfareChecksQueryVariables>;
export const WelfareCheckDocument = new TypedDocumentString(`
    query WelfareCheck($subscriptionId: ID!, $servedOn: Date!) {
  mealDelivery(subscriptionId: $subscriptionId, servedOn: $servedOn) {
    ...WelfareCheckParts
    nextCall {
      title
      name
      phone
    }
    allowedOutcomes {
      outcome
      label
    }
    timeline {
      seq
      at
      title
      detail
      byName
      byPost
    }
  }
}
    fragment WelfareCheckParts on MealDelivery {
  subscriptionId
  servedOn
  beneficiaryName
  courierName
  doorLabel
  stage
  statusLabel
  nextStep
  step
  stepDueAt
  secondsLeft
  calls
  complaintId
}`) as unknown as TypedDocumentString<WelfareCheckQuery, WelfareCheckQueryVariables>;
export const ReportMealCheckDocument = new TypedDocumentString(`
    mutation ReportMealCheck($input: ReportMealCheckInput!) {
  reportMealCheck(input: $input) {
    mealDelivery {
      stage
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<ReportMealCheckMutation, ReportMealCheckMutationVariables>;