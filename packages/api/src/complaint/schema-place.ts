import { builder } from "../builder.ts";
import { finite, lines, sign } from "../kernel/bound.ts";
import { MAX_PLACE_WORDS } from "./complaint.ts";
import { lookUpPlace } from "./prepare.ts";
import { transition } from "./schema-commands.ts";

/* Where a matter is: as it is told, and as staff find out. */

const CrsEnum = builder.enumType("Crs", {
  description: "Datum of a point.",
  values: {
    GCJ02: { description: "What WeChat and Chinese maps give." },
    WGS84: { description: "What a browser's own geolocation gives; it is converted." },
  } as const,
});

const PlacePoint = builder.inputType("ComplaintPointInput", {
  description: "A point on the map.",
  fields: (t) => ({
    lng: t.float({ required: true, description: "Longitude in degrees.", bound: finite }),
    lat: t.float({ required: true, description: "Latitude in degrees.", bound: finite }),
    crs: t.field({ type: CrsEnum, required: false, description: "Datum; GCJ02 when left out." }),
    accuracyM: t.float({
      required: false,
      description: "How exact, in metres, if known.",
      bound: finite,
    }),
  }),
});

export const PlaceInput = builder.inputType("ComplaintPlaceInput", {
  description:
    "Where it is: an address, a location code or a point, of which the first given counts; or words, with the grid if it is known. Words beside an exact place say more of it.",
  fields: (t) => ({
    addressId: t.id({ required: false, description: "From `addresses`. Better than a point." }),
    locationCode: t.string({
      required: false,
      description: "Printed on walls, lamps and shops.",
      bound: sign(64),
    }),
    point: t.field({ type: PlacePoint, required: false, description: "A point on the map." }),
    words: t.string({
      required: false,
      description: "Where it is in one's own words; staff find out the rest.",
      bound: lines(MAX_PLACE_WORDS),
    }),
    gridId: t.id({
      required: false,
      description:
        "The street, community or grid it is in, beside words; without it the duty officer decides.",
    }),
  }),
});

transition(
  "locate",
  "Sets where it is, when that was told in words or wrongly: an exact place, or the grid it lies in. It is routed anew, and the reporter hears of it.",
  (t) => ({
    place: t.field({ type: PlaceInput, required: true, description: "Where it really is." }),
  }),
  async ({ id, place }, context) => {
    const found = await lookUpPlace(id, place, context);
    return "refusal" in found ? found : { command: { type: "locate", place: found.value } };
  },
);
