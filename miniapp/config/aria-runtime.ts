import { mergeInternalComponents } from "@tarojs/shared";
import { ariaNames } from "./aria-names";

/* Attributes travel by number, counted over all names of a component: the app must count as its templates do. */
mergeInternalComponents(ariaNames);
