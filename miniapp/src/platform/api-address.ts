/** Where other programs than this app find something of the API. */
export const apiAddress = (path: string): string => LINGE_API_URL.replace(/\/graphql$/, path);
