type AddressWords = { compound: string; building: string; unit: string; room: string };

/** An address inside its community, in the words it is searched by. */
export const shortAddress = (address: AddressWords): string =>
  [address.compound, address.building, address.unit, address.room].filter(Boolean).join(" ");
