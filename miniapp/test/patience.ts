import { configure } from "@testing-library/dom";

/* Runs before each test file of the app's own: what is waited for on a drawn page may come late on a busy machine. */
configure({ asyncUtilTimeout: 120_000 });
