import {
  type ASTVisitor,
  type ExecutionArgs,
  type FragmentDefinitionNode,
  getOperationAST,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type SelectionSetNode,
  type Source,
  type ValidationContext,
} from "graphql";
import type { Plugin } from "graphql-yoga";
import { type Context, OPENS_SESSION } from "./context.ts";
import { denial } from "./denial.ts";
import type { Bilingual } from "./kernel/decision.ts";
import { languageOf } from "./kernel/language.ts";
import { isNestedDeeper, isValueNestedDeeper, isValueWider } from "./kernel/nesting.ts";
import { MAX_ALIASES, MAX_ENTRIES, MAX_NAMES, MAX_NESTING, MAX_TOKENS } from "./limits.ts";
import { markInput, variableErrors } from "./protocol-errors.ts";

/* What a request must be like before anything is executed for it, whoever sends it. */

const limitExceeded = (
  limit: keyof typeof limitNames,
  max: number,
  http?: { status: number },
): GraphQLError =>
  new GraphQLError(`At most ${max} ${limitNames[limit]} are allowed`, {
    extensions: { code: "LIMIT_EXCEEDED", limit, max, ...(http && { http }) },
  });

const limitNames = {
  TOKENS: "tokens",
  ALIASES: "aliases",
  NESTING: "levels of nesting",
  ENTRIES: "entries of one list",
  NAMES: "names of one object",
} as const;

const JSON_TYPE = /^application\/json *(?:; *charset *= *"?utf-8"? *)?$/i;

const notJson: Bilingual = {
  zh: "请求内容必须是 JSON（content-type: application/json）",
  en: "The request must be JSON (content-type: application/json)",
};

/**
 * Only JSON is taken by POST. Any page on the web can make a browser send forms and plain text here without
 * asking us; JSON it cannot.
 */
export const onlyJson: Plugin = {
  onRequest({ request, endResponse }) {
    if (request.method !== "POST") return;
    if (JSON_TYPE.test(request.headers.get("content-type") ?? "")) {
      // Yoga knows it in lower case only.
      request.headers.set("content-type", "application/json");
      return;
    }
    const message = notJson[languageOf(request.headers.get("accept-language"))];
    const errors = [{ message, extensions: { code: "UNSUPPORTED_MEDIA_TYPE" } }];
    const headers = { "accept-post": "application/json" };
    endResponse(Response.json({ errors }, { status: 415, headers }));
  },
};

/** The parser gives this error no code of its own. */
const isTooLong = (error: unknown): boolean =>
  error instanceof GraphQLError && error.message.includes(`more than ${MAX_TOKENS} tokens`);

/** Which of the two it was is looked for only once something is too wide. */
const tooWide = (variables: unknown): GraphQLError =>
  isValueWider(variables, { names: MAX_NAMES, entries: Infinity })
    ? limitExceeded("NAMES", MAX_NAMES, { status: 400 })
    : limitExceeded("ENTRIES", MAX_ENTRIES, { status: 400 });

/** Limits of the document itself: they need no schema and no variables, so they are checked first. */
export const documentLimits: Plugin<Context> = {
  onParse({ parseFn, setParseFn }) {
    setParseFn((source: string | Source, options) => {
      const text = typeof source === "string" ? source : source.body;
      if (isNestedDeeper(text, MAX_NESTING)) throw limitExceeded("NESTING", MAX_NESTING);
      try {
        return parseFn(source, { ...options, maxTokens: MAX_TOKENS });
      } catch (error) {
        throw isTooLong(error) ? limitExceeded("TOKENS", MAX_TOKENS) : error;
      }
    });
  },
  onParams({ params: { variables, extensions }, setResult }) {
    const isDeep = [variables, extensions].some((one) => isValueNestedDeeper(one, MAX_NESTING));
    if (isDeep)
      return setResult({ errors: [limitExceeded("NESTING", MAX_NESTING, { status: 400 })] });
    if (isValueWider(variables, { names: MAX_NAMES, entries: MAX_ENTRIES }))
      setResult({ errors: [tooWide(variables)] });
  },
  onValidate({ addValidationRule }) {
    addValidationRule(maxAliases);
  },
};

/** Aliases make one field many; batching of guesses is refused by their number. */
function maxAliases(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  return {
    Field(node) {
      if (!node.alias) return;
      aliases += 1;
      if (aliases !== MAX_ALIASES + 1) return;
      context.reportError(limitExceeded("ALIASES", MAX_ALIASES));
    },
  };
}

/** Field names are not guessed for strangers, and the schema is shown to developers only. */
export const discretion = (schemaIsOpen: boolean): Plugin<Context> => ({
  onValidate({ addValidationRule, validateFn, setValidationFn }) {
    if (!schemaIsOpen) addValidationRule(NoSchemaIntrospectionCustomRule);
    setValidationFn((schema, document, rules, options) =>
      validateFn(schema, document, rules, { ...options, hideSuggestions: !schemaIsOpen }),
    );
  },
});

/** Of what was entered and does not fit, each error names the field, in the document and in variables alike. */
export const namedInput: Plugin<Context> = {
  onValidate({ params: { documentAST } }) {
    return ({ valid, result }) => {
      if (!valid) markInput(documentAST, result as readonly GraphQLError[]);
    };
  },
  onExecute({ args }) {
    return {
      onExecuteDone({ result, setResult }) {
        if (Symbol.asyncIterator in result || "data" in result) return;
        const operation = getOperationAST(args.document, args.operationName);
        const errors = operation ? variableErrors(args, operation) : [];
        if (errors.length > 0) setResult({ ...result, errors });
      },
    };
  },
};

/** Half a character, or the one that ends texts elsewhere: tables, hashes and screens disagree about them. */
const isSound = (text: string): boolean => text.isWellFormed() && !text.includes("\u0000");

/** Whether every text in a JSON value is sound, names included; however deep it is. */
function isSoundThroughout(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one === "string" && !isSound(one)) return false;
    if (typeof one !== "object" || one === null) continue;
    for (const [name, inner] of Object.entries(one)) waiting.push(name, inner);
  }
  return true;
}

const unsound: Bilingual = {
  zh: "内容中有无法识别的字符，请删除后重试",
  en: "The text contains characters that cannot be read; please remove them",
};

const badText = (message: string): GraphQLError =>
  new GraphQLError(message, {
    extensions: { code: "BAD_USER_INPUT", http: { status: 400, spec: true } },
  });

/** Refuses text that would mean one thing here and another in the table, in variables and in the document. */
export const soundText: Plugin<Context> = {
  onParams({ params, request, setResult }) {
    if (isSoundThroughout(params.variables)) return;
    const language = languageOf(request.headers.get("accept-language"));
    setResult({ errors: [badText(unsound[language])] });
  },
  onValidate({ addValidationRule }) {
    addValidationRule(soundLiterals);
  },
};

/** The document says nothing of the reader's language: both are given. */
function soundLiterals(context: ValidationContext): ASTVisitor {
  return {
    StringValue({ value }) {
      if (!isSound(value)) context.reportError(badText(`${unsound.zh} · ${unsound.en}`));
    },
  };
}

/** The names of the fields an operation asks of its root, fragments included. */
function* rootFieldsOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Generator<string> {
  for (const one of selections) {
    if (one.kind === Kind.FIELD) yield one.name.value;
    else {
      const inner = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value) : one;
      if (inner) yield* rootFieldsOf(inner.selectionSet, fragments);
    }
  }
}

/** Whether an operation does nothing but sign in. */
function onlySignsIn({ document, operationName, schema }: ExecutionArgs): boolean {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== "mutation") return false;
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const byName = new Map(fragments.map((one) => [one.name.value, one]));
  const fields = schema.getMutationType()?.getFields();
  return [...rootFieldsOf(operation.selectionSet, byName)].every(
    (name) => fields?.[name]?.extensions[OPENS_SESSION] === true,
  );
}

/**
 * A token that is not accepted makes nobody a guest: what somebody signed in began would go on as
 * nobody's, and they would not notice. Signing in and refreshing replace the token, so there it counts
 * for nothing.
 */
export const acceptedTokens: Plugin<Context> = {
  onExecute({ args, setExecuteFn }) {
    const { tokenFailure, language } = args.contextValue as Context;
    if (tokenFailure === null || onlySignsIn(args)) return;
    const error = denial("UNAUTHENTICATED", language, { reason: tokenFailure });
    setExecuteFn(() => ({ data: null, errors: [error] }));
  },
};
