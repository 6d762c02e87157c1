/** Whatever is out of date when a home came or went. */
export const HOME_READS = ["MyHomes", "Me", "MyGrid", "HomeCommunity"];
