import { describe, expect, test } from "vitest";
import { lugano } from "./lugano.ts";
import { marrowCriteria } from "./marrow-criteria.ts";
import { relapse } from "./relapse.ts";

const responses = ({ visits }: { visits: readonly { response: string }[] }) => visits.map(({ response }) => response);
const monthly = (...sums: number[]) => sums.map((sum, i) => ({ day: 28 * (i + 1), sum }));

// Borders of table 4a of Kröger et al. (2010).
describe("marrow criteria", () => {
  test("remission is below 5 % of blasts, partial remission up to 25 % and at least halved", () => {
    expect(responses(marrowCriteria(80, monthly(60, 25, 4.9)))).toEqual(["SD", "PR", "CR"]);
    expect(responses(marrowCriteria(40, monthly(24)))).toEqual(["SD"]);
    expect(responses(marrowCriteria(80, monthly(5)))).toEqual(["PR"]);
  });

  test("5 % or more after remission is a relapse, and without remission a rise by a quarter is progression", () => {
    const course = marrowCriteria(80, monthly(0, 0, 5));
    expect(responses(course)).toEqual(["CR", "CR", "PD"]);
    expect(course).toMatchObject({ best: "CR", responseDay: 28, progressionDay: 84, bestChange: -1 });
    expect(responses(marrowCriteria(40, monthly(30, 37, 37.5)))).toEqual(["SD", "SD", "PD"]);
  });

  test("a remission that is not seen again 28 days later does not count, unless confirmation is waived", () => {
    expect(marrowCriteria(80, monthly(3, 50)).best).toBe("PD");
    expect(marrowCriteria(80, monthly(3, 50), { confirmation: false }).best).toBe("CR");
  });

  test("disease outside the marrow is progression whatever the marrow shows", () => {
    expect(responses(marrowCriteria(80, [{ day: 28, sum: 0, newLesions: 1 }]))).toEqual(["PD"]);
  });
});

// Borders of the computed-tomography rules of Cheson et al. (2014), table 3.
describe("Lugano", () => {
  test("nodes of normal size are a complete response although there is something to measure", () => {
    const [visit] = lugano(4000, [{ day: 28, sum: 225, targetsGone: true }]).visits;
    expect(visit.response).toBe("CR");
    expect(responses(lugano(4000, monthly(225)))).toEqual(["PR"]);
  });

  test("half of the products is the border of a partial response, and half above the smallest of progression", () => {
    expect(responses(lugano(4000, monthly(2001, 2000, 2999, 3000)))).toEqual(["SD", "PR", "SD", "PD"]);
  });
});

describe("relapse", () => {
  test("nothing is evaluated until something is seen, and that is the relapse", () => {
    const course = relapse(monthly(0, 0, 12, 30));
    expect(responses(course)).toEqual(["NE", "NE", "PD", "PD"]);
    expect(course).toMatchObject({ best: "NE", progressionDay: 84 });
    expect(relapse([]).progressionDay).toBeNaN();
  });
});
