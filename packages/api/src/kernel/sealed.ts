declare const brand: unique symbol;
/** A personal text in the form in which it is stored: rules may carry it about but cannot read it. */
export type Sealed = string & { readonly [brand]: true };
