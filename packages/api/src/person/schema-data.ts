import { builder } from "../builder.ts";
import type { DataKept } from "./data-kept.ts";

const texts = {
  label: "What it is, in the reader's language.",
  purpose: "What it is used for.",
  seenBy: "Who may see it.",
  keptFor: "How long it is kept; says so where nothing ends by itself yet.",
  legalBasis: "Why the law allows it, in plain words.",
} as const;

const DataKeptRef = builder.objectRef<DataKept>("DataKept").implement({
  description: "One kind of data that is kept about a person, and why. About nobody in particular.",
  authScopes: { public: true },
  fields: (t) => {
    const text = (name: keyof typeof texts) =>
      t.string({
        description: texts[name],
        resolve: (kept, _args, { language }) => kept[name][language],
      });
    return {
      key: t.exposeString("key", { description: "Stable key, e.g. `phone`; for programs." }),
      label: text("label"),
      purpose: text("purpose"),
      seenBy: text("seenBy"),
      keptFor: text("keptFor"),
      legalBasis: text("legalBasis"),
    };
  },
});

builder.queryField("dataKept", (t) =>
  t.field({
    type: [DataKeptRef],
    skipTypeScopes: true,
    authScopes: { public: true },
    description: "What is kept about people here, why, for how long and who sees it. Public.",
    resolve: async () => (await import("./data-kept.ts")).dataKept.slice(),
  }),
);
