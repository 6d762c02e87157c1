import { useState } from "react";
import { codeIn } from "../../complaint/view";
import { useWords } from "../../i18n/words";
import { canScan, findPoint, hasMap, scan } from "../../platform/whereabouts";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { StatusTag } from "../../ui/status-tag";
import { Row } from "../../ui/text";
import { whereOf } from "../../command/fields";
import { words } from "../words";
import type { PartProps } from "./field";
import { Frame } from "../../command/frame";

type Looking = "idle" | "locating" | "failed";

/** Where evidence was taken: the position of this device, or the code of the sign at the place. */
export function WherePart(props: PartProps) {
  const t = useWords(words);
  const { value, onChange, ...frame } = props;
  const [looking, setLooking] = useState<Looking>("idle");
  const where = whereOf(value);
  const setCode = (locationCode: string) =>
    onChange(locationCode === "" ? null : { by: "code", locationCode });
  const locate = async () => {
    setLooking("locating");
    const found = await findPoint().catch(() => null);
    setLooking(found ? "idle" : "failed");
    if (!found) return;
    const { lng, lat, crs, accuracyM } = found;
    onChange({ by: "point", lng, lat, crs, accuracyM });
  };
  const scanCode = async () => {
    const scanned = await scan();
    if (scanned !== null) setCode(codeIn(scanned));
  };
  return (
    <Frame {...frame} error={frame.error ?? (looking === "failed" ? t("noPosition") : null)}>
      {where?.by === "point" && (
        <Row>
          <StatusTag tone="good">{t("hereDone")}</StatusTag>
        </Row>
      )}
      <Button icon="place" isDisabled={looking === "locating"} onPress={() => void locate()}>
        {t(looking === "locating" ? "locating" : hasMap ? "fromMap" : "here")}
      </Button>
      {canScan && (
        <Button icon="camera" onPress={() => void scanCode()}>
          {t("scan")}
        </Button>
      )}
      <Field
        label={t("code")}
        hint={t("codeHint")}
        value={where?.by === "code" ? where.locationCode : ""}
        onChange={setCode}
      />
    </Frame>
  );
}
