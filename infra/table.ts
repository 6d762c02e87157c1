import type { Stage } from "./stage.ts";
import { tableActions, tableShape } from "./table-shape.ts";

export type Table = ReturnType<typeof createTable>;

/** The one table, with the stream that wakes the jobs. */
export function createTable({ isPermanent }: Stage) {
  return new sst.aws.Dynamo("Table", {
    ...tableShape,
    stream: "new-image",
    deletionProtection: isPermanent,
    transform: { table: { pointInTimeRecovery: { enabled: isPermanent } } },
  });
}

/** SST's own link would grant every action on the table, deleting it included. */
export const tableGrants = (table: Table) => [
  { actions: tableActions, resources: [table.arn] },
  { actions: ["dynamodb:Query"], resources: [$interpolate`${table.arn}/index/*`] },
];
