import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { isVisible } from "./guard.ts";
import type { ComplaintNode, Whole } from "./store-node.ts";

/**
 * A field of which lists have nothing: it is answered from the file, which is read for all complaints of a page at
 * once. The file may be newer than the list, so whether it is the viewer's to see is asked again.
 */
export const beyondCard =
  <Args, Result>(
    resolve: (whole: Whole, args: Args, context: Context) => Result | Promise<Result>,
  ) =>
  (node: ComplaintNode, args: Args, context: Context): Result | Promise<Result> =>
    node.whole
      ? resolve(node.whole, args, context)
      : context.complaint.load(node.id).then((whole) => {
          if (!isVisible(whole.id, whole.state, context.actor))
            throw denial("NOT_FOUND", context.language);
          return resolve(whole, args, context);
        });
