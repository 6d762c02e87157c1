import { type AttributeValue, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { localClient } from "../src/table/client.ts";
import { indexes } from "../src/table/table.ts";
import { relearn } from "./relearn.ts";
import type { World } from "./world.ts";

/*
 * What operations cost in DynamoDB's units, and on which partition keys: every request of the real
 * application is watched, with the items as they were and as they are.
 */

type Attributes = Record<string, AttributeValue>;

/** So many units of reading or writing on one partition key of the table or of an index. */
export type Touch = { key: string; reads: number; writes: number };

const bytes = (text: string): number => Buffer.byteLength(text);

/** The size of a value by DynamoDB's rules, near enough: three bytes for a list or map and one per element. */
function sizeOf(value: AttributeValue): number {
  if (value.S !== undefined) return bytes(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 1;
  if (value.L) return value.L.reduce((sum, one) => sum + 1 + sizeOf(one), 3);
  if (value.M) return sizeOfItem(value.M) + 3 + Object.keys(value.M).length;
  return 1;
}

const sizeOfItem = (item: Attributes): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + bytes(name) + sizeOf(value), 0);

const writeUnits = (item: Attributes): number => Math.ceil(sizeOfItem(item) / 1_024);
const text = (item: Attributes | undefined, name: string): string | undefined => item?.[name]?.S;

/** What a write costs in the indexes: once for an item that stays in its place, twice for one that moves. */
function indexTouches(before: Attributes | undefined, after: Attributes | undefined): Touch[] {
  return indexes.flatMap((index) => {
    const [from, to] = [text(before, `${index}pk`), text(after, `${index}pk`)];
    const isMoved = from !== to || text(before, `${index}sk`) !== text(after, `${index}sk`);
    const at = (pk: string | undefined, item: Attributes | undefined): Touch[] =>
      pk && item ? [{ key: `${index} ${pk}`, reads: 0, writes: writeUnits(item) }] : [];
    return [...(isMoved ? at(from, before) : []), ...at(to, after)];
  });
}

type Request = {
  TransactItems?: {
    Put?: { Item: Attributes };
    Delete?: { Key: Attributes };
    Update?: { Key: Attributes };
  }[];
  Item?: Attributes;
  Key?: Attributes;
  IndexName?: string;
  ConsistentRead?: boolean;
  ExpressionAttributeValues?: Attributes;
  RequestItems?: Record<string, { Keys: Attributes[]; ConsistentRead?: boolean }>;
};
type Answer = {
  Item?: Attributes;
  Items?: Attributes[];
  Responses?: Record<string, Attributes[]>;
};

const nameOf = (item: Attributes): string => `${text(item, "pk")} ${text(item, "sk")}`;

/** Watches a client; the touches since the last `take`. */
export async function watchCapacity({ deps, endpoint }: World) {
  const unwatched = localClient(endpoint);
  const stored = new Map<string, Attributes>();
  let touches: Touch[] = [];

  const write = (name: string, item: Attributes, after: Attributes | undefined, times: number) => {
    const before = stored.get(name);
    const units = Math.max(writeUnits(before ?? item), writeUnits(after ?? item)) * times;
    touches.push({ key: text(item, "pk") ?? "", reads: 0, writes: units });
    touches.push(...indexTouches(before, after));
    if (after) stored.set(name, after);
    else stored.delete(name);
  };
  const put = (item: Attributes, times = 1) => write(nameOf(item), item, item, times);
  const remove = (key: Attributes, times = 1) => write(nameOf(key), key, undefined, times);

  const read = (key: string, items: readonly Attributes[], isConsistent: boolean) => {
    const size = items.reduce((sum, item) => sum + sizeOfItem(item), 0);
    const units = Math.max(1, Math.ceil(size / 4_096)) * (isConsistent ? 1 : 0.5);
    touches.push({ key, reads: units, writes: 0 });
  };

  /** Of a change the request says only what is different; what it costs goes by the whole item. */
  const change = async (Key: Attributes, times: number) => {
    const asked = { TableName: deps.table.name, Key, ConsistentRead: true };
    const { Item } = await unwatched.send(new GetItemCommand(asked));
    if (Item) put(Item, times);
  };

  const onTransaction = async ({ TransactItems = [] }: Request): Promise<void> => {
    for (const { Put, Delete, Update } of TransactItems)
      if (Put) put(Put.Item, 2);
      else if (Delete) remove(Delete.Key, 2);
      else if (Update) await change(Update.Key, 2);
  };

  const onAnswer = (name: string, asked: Request, answer: Answer): void => {
    if (name === "PutItemCommand" && asked.Item) put(asked.Item);
    if (name === "DeleteItemCommand" && asked.Key) remove(asked.Key);
    if (name === "GetItemCommand" && asked.Key)
      read(text(asked.Key, "pk") ?? "", answer.Item ? [answer.Item] : [], true);
    if (name === "QueryCommand") {
      const pk = text(asked.ExpressionAttributeValues, ":pk") ?? "";
      const index = asked.IndexName ? `${asked.IndexName} ` : "";
      read(`${index}${pk}`, answer.Items ?? [], asked.ConsistentRead ?? false);
    }
    for (const { Keys, ConsistentRead = false } of Object.values(asked.RequestItems ?? {}))
      for (const key of Keys) {
        const found = Object.values(answer.Responses ?? {}).flat();
        const item = found.find((one) => nameOf(one) === nameOf(key));
        read(text(key, "pk") ?? "", item ? [item] : [], ConsistentRead);
      }
  };

  deps.table.client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      const { commandName = "" } = context as { commandName?: string };
      await onTransaction(args.input as Request);
      onAnswer(commandName, args.input as Request, answer.output as Answer);
      return answer;
    },
    { step: "initialize", name: "capacity" },
  );
  await relearn(deps.table.client);

  return {
    take: (): Touch[] => {
      const taken = touches;
      touches = [];
      return taken;
    },
    stop: async () => {
      deps.table.client.middlewareStack.remove("capacity");
      await relearn(deps.table.client);
      unwatched.destroy();
    },
  };
}
