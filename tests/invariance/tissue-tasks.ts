/** What the page of the tissues' browser test can be asked, in the page's own thread or in a worker. */
import { startCrew, threadObstacle } from "../../dist/src/platform/browser-crew.js";
import { beginning, ending, type Place, tissueAnswer } from "./tissue-answers.ts";

const place: Place = { start: startCrew, shares: threadObstacle() === undefined };

type Rest<Task> = Task extends (place: Place, ...rest: infer Rest) => unknown ? Rest : never;

export const tissueTasks = {
  answer: (...rest: Rest<typeof tissueAnswer>) => tissueAnswer(place, ...rest),
  beginning: (...rest: Rest<typeof beginning>) => beginning(place, ...rest),
  ending: (...rest: Rest<typeof ending>) => ending(place, ...rest),
};

export type TissueTasks = typeof tissueTasks;
