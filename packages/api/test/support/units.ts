import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** Requests an operation sent to the table, by kind. */
export type Requests = { reads: number; transactions: number; writes: number };

/** With the items that were written, and the units that were read and written. */
export type Consumption = Requests & { items: number; read: number; written: number };

type Consumed = { CapacityUnits?: number };
type Input = { Key?: { pk?: { S?: string } }; TransactItems?: readonly object[] };

const unitsOf = (consumed: Consumed | readonly Consumed[] = []): number =>
  [consumed].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);

/** The actor and the look at which division counts are remembered: whether they are read is a matter of time. */
const isRemembered = (name: string, pk: string): boolean =>
  name === "GetItemCommand" && (pk.startsWith("prs_") || pk === "division");

/** Items that were really written: a transaction may also only look at some. */
const writtenBy = ({ TransactItems }: Input): number =>
  TransactItems?.filter((one) => !("ConditionCheck" in one)).length ?? 1;

const none = (): Consumption => ({
  reads: 0,
  transactions: 0,
  writes: 0,
  items: 0,
  read: 0,
  written: 0,
});

/** Measures what is asked of the table from now on, as the engine counts it. */
export function meter(client: DynamoDBClient) {
  let now: Consumption = none();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const input = args.input as Input;
      const name = (context as { commandName?: string }).commandName ?? "?";
      const asked = { ...args.input, ReturnConsumedCapacity: "TOTAL" };
      const answer = await next({ ...args, input: asked });
      if (isRemembered(name, input.Key?.pk?.S ?? "")) return answer;
      const units = unitsOf((answer.output as { ConsumedCapacity?: Consumed }).ConsumedCapacity);
      if (/^(?:Get|BatchGet|Query)/.test(name)) {
        now.reads += 1;
        now.read += units;
      } else {
        now[name.startsWith("Transact") ? "transactions" : "writes"] += 1;
        now.items += writtenBy(input);
        now.written += units;
      }
      return answer;
    },
    { step: "initialize", name: "meter" },
  );
  return async (operation: () => Promise<unknown>): Promise<Consumption> => {
    now = none();
    await operation();
    return now;
  };
}
