import type { ComponentType } from "react";
import { say, useWords } from "../../i18n/words";
import { PhotosField } from "../../media/photos-field";
import { useDraftPhotos } from "../../media/use-photos";
import { useDisplay } from "../../session/display";
import { Field } from "../../ui/field";
import type { FilledField } from "../../command/command-form";
import { photosOf, wordsOf } from "../../command/fields";
import type { FrameProps } from "../../command/frame";
import type { WorkKind } from "../forms";
import type { Item } from "../view";
import { words } from "../words";
import {
  CategoryPart,
  ColleaguePart,
  HolderPart,
  LevelPart,
  NearbyPart,
  ReasonPart,
  YesNoPart,
} from "./pickers";
import { PlacePart } from "./place";
import { WherePart } from "./where";

type FormFieldProps = FilledField<WorkKind> & { item: Item };

/** What every kind of field is drawn from. */
export type PartProps = FormFieldProps & FrameProps;

const WordsPart = ({ label, hint, error, value, onChange }: PartProps) => (
  <Field
    label={label}
    {...(hint && { hint })}
    error={error}
    rows={4}
    value={wordsOf(value)}
    onChange={onChange}
  />
);

function PhotosPart({ label, hint, error, value, onChange }: PartProps) {
  const photos = useDraftPhotos(photosOf(value), onChange);
  return <PhotosField label={label} {...(hint && { hint })} error={error} photos={photos} />;
}

const parts: Readonly<Record<WorkKind, ComponentType<PartProps>>> = {
  words: WordsPart,
  yesNo: YesNoPart,
  category: CategoryPart,
  level: LevelPart,
  reason: ReasonPart,
  photos: PhotosPart,
  where: WherePart,
  place: PlacePart,
  holder: HolderPart,
  colleague: ColleaguePart,
  nearby: NearbyPart,
};

/** Kinds that say by themselves what leaving them out means. */
const SAY_THEMSELVES: readonly WorkKind[] = ["category", "level"];

/** One field of a form, drawn by its kind. */
export function FormField({ spec, ...rest }: FormFieldProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  const Part = parts[spec.kind];
  const label = say(spec.label, language);
  const isNeeded = spec.isEvidence && rest.item.category.needsEvidencePhoto;
  const isMarked = spec.isOptional && !isNeeded && !SAY_THEMSELVES.includes(spec.kind);
  const hint = spec.hint && say(spec.hint, language);
  return (
    <Part
      {...rest}
      spec={spec}
      label={isMarked ? t("optional", { label }) : isNeeded ? t("needed", { label }) : label}
      hint={hint}
    />
  );
}
