import { GraphQLError } from "graphql";
import type { Bilingual, Language } from "./kernel/decision.ts";

export type DenialCode = "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "BAD_USER_INPUT";

const texts: Record<DenialCode, Bilingual> = {
  UNAUTHENTICATED: { zh: "请先登录", en: "Please sign in first" },
  FORBIDDEN: { zh: "您没有权限进行此操作", en: "You are not allowed to do this" },
  NOT_FOUND: { zh: "没有找到，或您无权查看", en: "Not found, or you may not see it" },
  BAD_USER_INPUT: { zh: "请求参数有误", en: "The request is not valid" },
};

/** A GraphQL error for "who are you" and "not yours": expected, coded, in the reader's language. */
export function denial(
  code: DenialCode,
  language: Language,
  detail?: { reason?: string; message?: Bilingual; field?: string },
): GraphQLError {
  return new GraphQLError((detail?.message ?? texts[code])[language], {
    extensions: {
      code,
      ...(detail?.reason && { reason: detail.reason }),
      ...(detail?.field && { field: detail.field }),
    },
  });
}
