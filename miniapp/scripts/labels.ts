import { type EnumTypeDefinitionNode, type EnumValueDefinitionNode, Kind, parse } from "graphql";

/** How the contract describes a value people read: `English · 中文`. */
const BOTH = /^(.+) · (.+)$/s;

type Label = { value: string; zh: string; en: string };

function labelOf({ name, description }: EnumValueDefinitionNode): Label | null {
  const [, en, zh] = BOTH.exec(description?.value ?? "") ?? [];
  return en && zh ? { value: name.value, zh: zh.trim(), en: en.trim() } : null;
}

const nameOf = (type: string): string => `${type[0]?.toLowerCase()}${type.slice(1)}Labels`;

function tableOf({ name, description, values = [] }: EnumTypeDefinitionNode): string | null {
  const labels = values.map(labelOf);
  if (labels.some((label) => label === null)) return null;
  const lines = labels.flatMap((label) =>
    label
      ? [`  ${label.value}: { zh: ${JSON.stringify(label.zh)}, en: ${JSON.stringify(label.en)} },`]
      : [],
  );
  const doc = description ? `/** ${description.value} */\n` : "";
  return `${doc}export const ${nameOf(name.value)} = {\n${lines.join("\n")}\n} as const;\n`;
}

/**
 * The closed lists of the contract in the words people read, so that a form can offer them without a
 * network: enums whose every value is described in both languages.
 */
export function labelsModule(schema: string): string {
  const tables = parse(schema).definitions.flatMap((one) => {
    const table = one.kind === Kind.ENUM_TYPE_DEFINITION ? tableOf(one) : null;
    return table === null ? [] : [table];
  });
  return `/* Generated from schema.graphql: \`pnpm --filter @linge/miniapp generate\`. */\n\n${tables.join("\n")}`;
}
