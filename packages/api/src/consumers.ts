import { promoteConsumer } from "./booking/promote.ts";
import { reviewConsumer } from "./booking/review.ts";
import { vacateConsumer } from "./booking/vacate.ts";
import { concernConsumer } from "./complaint/concern.ts";
import { leadConsumer } from "./complaint/lead.ts";
import type { Deps } from "./deps.ts";
import { checkConsumer } from "./media/check.ts";
import { kitchenConsumer } from "./meal/kitchen-change.ts";
import { attachConsumer } from "./media/store.ts";
import { pushConsumer } from "./notice/send.ts";
import { noticeConsumer } from "./notice/store.ts";
import type { Consumer } from "./table/outbox.ts";

/** Everybody who acts on messages of the outbox, in their order: the same wherever it is drained. */
export const consumersOf = (deps: Deps): Consumer[] => [
  noticeConsumer(deps),
  attachConsumer(deps),
  checkConsumer(deps),
  pushConsumer(deps),
  promoteConsumer(deps),
  reviewConsumer(deps),
  vacateConsumer(deps),
  concernConsumer(deps),
  leadConsumer(deps),
  kitchenConsumer(deps),
];
