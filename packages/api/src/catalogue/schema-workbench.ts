import { workLine } from "../workbench/schema.ts";

workLine({
  kind: "SERVICES",
  label: { zh: "服务管理", en: "Services" },
  action: "catalogue:manage",
});
