import { expect, test } from "vitest";
import { withSafetyLine } from "./safety-line.ts";

const drawn =
  '<svg role="img" width="100%" viewBox="0 0 820 500" xmlns="http://www.w3.org/2000/svg"><title>a</title><svg viewBox="0 0 820 300"></svg></svg>';

test("a saved picture is taller by a line that says it is simulated, and its inner pictures keep their size", () => {
  const saved = withSafetyLine(drawn);
  expect(saved).toContain('viewBox="0 0 820 528"');
  expect(saved).toContain('width="820" height="528"');
  expect(saved).toContain('viewBox="0 0 820 300"');
  expect(saved).toMatch(/SIMULATED\. [^<]*not evidence about a real treatment\.<\/text><\/svg>$/);
});

test("what is no picture is refused", () => {
  expect(() => withSafetyLine("<p>none</p>")).toThrow(RangeError);
});
