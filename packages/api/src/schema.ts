import { builder } from "./builder.ts";
import "./grid/schema.ts";
import "./grid/schema-contact.ts";
import "./grid/schema-import.ts";
import "./grid/schema-location.ts";
import "./person/schema.ts";
import "./person/schema-data.ts";
import "./session/schema.ts";
import "./catalogue/schema.ts";
import "./catalogue/schema-manage.ts";
import "./catalogue/schema-draft.ts";
import "./booking/schema.ts";
import "./booking/schema-queries.ts";
import "./booking/schema-commands.ts";
import "./booking/schema-work.ts";
import "./booking/schema-queue.ts";
import "./booking/schema-absence.ts";
import "./booking/schema-replan.ts";
import "./complaint/schema.ts";
import "./complaint/schema-queries.ts";
import "./complaint/schema-commands.ts";
import "./complaint/schema-handling.ts";
import "./complaint/schema-reporter.ts";
import "./complaint/schema-reveal.ts";
import "./complaint/schema-place.ts";
import "./complaint/schema-submit.ts";
import "./complaint/schema-veil.ts";
import "./booking/schema-complaint.ts";
import "./media/schema.ts";
import "./notice/schema-message.ts";
import "./proxy/schema.ts";
import "./meal/schema-kitchen.ts";
import "./meal/schema-open-doors.ts";
import "./meal/schema-subscription.ts";
import "./meal/schema-delivery.ts";
import "./meal/schema-kitchen-commands.ts";
import "./meal/schema-subscription-commands.ts";
import "./meal/schema-change.ts";
import "./meal/schema-delivery-commands.ts";
import "./feed/schema.ts";
import "./notice/schema.ts";
import "./data-export/schema.ts";
import "./complaint/schema-workbench.ts";
import "./booking/schema-workbench.ts";
import "./catalogue/schema-workbench.ts";
import "./grid/schema-workbench.ts";
import "./person/schema-workbench.ts";
import "./meal/schema-workbench.ts";
import "./notice/schema-workbench.ts";

/**
 * The whole schema: every capability adds its part to the builder when it is imported. It is sorted where
 * it is printed: sorting builds all of it once more, and every cold start would pay for that.
 */
export const schema = builder.toSchema({ sortSchema: false });
