/** Where other programs than this app find something of the API, which may be named from here only. */
export const apiAddress = (path: string): string =>
  new URL(LINGE_API_URL.replace(/\/graphql$/, path), window.location.href).href;
