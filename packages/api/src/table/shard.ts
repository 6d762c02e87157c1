/** Which of so many shards is an id's: always the same. */
export const shardOf = (id: string, shards: number): number =>
  [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % shards, 0);
