import { describe, expect, test } from "vitest";
import { cancers } from "../models/cancers/index.ts";
import { seeing } from "./sight.ts";

const ball = (diameter: number) => ((Math.PI / 6) * diameter ** 3) / 1000;
const one = (diameter: number) => ({ diameters: [diameter], pace: [1], volume: ball(diameter) });
const exact = () => 0;

describe("lesions", () => {
  const { burden, read } = seeing(cancers.melanoma);

  test("an eighth of the volume is half of the diameter", () => {
    expect(burden(one(40), ball(40) / 8, ball(40))).toBeCloseTo(20, 10);
  });

  test("a lesion of 3 mm is recorded as 5 mm and one of 2 mm not at all (RECIST 1.1, section 3.2)", () => {
    expect(read(one(40), ball(3), ball(40), 0.07, exact, [false])).toEqual({ burden: 5, largest: 5 });
    expect(read(one(40), ball(2), ball(40), 0.07, exact, [false])).toEqual({ burden: 0, largest: 0 });
  });

  test("the reader's error multiplies the diameter", () => {
    expect(read(one(40), ball(40), ball(40), 0.07, () => -1, [false]).burden).toBeCloseTo(40 * 0.93, 10);
  });
});

test("a lesion that was gone comes back from 10 mm on, not as the flicker of its scar", () => {
  const { read } = seeing(cancers.melanoma);
  const gone = [false];
  const seen = [2, 6, 9.9, 10.1, 6].map((diameter) => read(one(40), ball(diameter), ball(40), 0, exact, gone).burden);
  expect(seen.slice(0, 3)).toEqual([0, 0, 0]);
  expect(seen[3]).toBeCloseTo(10.1, 6);
  expect(seen[4]).toBeCloseTo(6, 6);
});

describe("marrow", () => {
  const { burden, read, progressing } = seeing(cancers["b-cell-acute-lymphoblastic-leukaemia"]);

  test("is percent of blasts, at most 100, and nothing below one cell in ten thousand", () => {
    expect(burden(one(1), 0.6, 0.8)).toBeCloseTo(60, 10);
    expect(read(one(1), 0.99, 0.8, 0.07, () => 2, [false]).burden).toBe(100);
    expect(read(one(1), 0.9e-4, 0.8, 0, exact, [false]).burden).toBe(0);
    expect(read(one(1), 1.1e-4, 0.8, 0, exact, [false]).burden).toBeCloseTo(0.011, 10);
  });

  test("a rise within remission is no progression", () => {
    expect(progressing({ burden: 4.9, largest: 0 }, 0.01)).toBe(false);
    expect(progressing({ burden: 5, largest: 0 }, 0.01)).toBe(true);
  });
});

test("after surgery a place is seen from 10 mm on", () => {
  const { read } = seeing(cancers["resected-melanoma"]);
  expect(read(one(1), ball(9.9), ball(1), 0.07, exact, [false]).burden).toBe(0);
  expect(read(one(1), ball(10.1), ball(1), 0.07, exact, [false]).burden).toBeCloseTo(10.1, 6);
});
