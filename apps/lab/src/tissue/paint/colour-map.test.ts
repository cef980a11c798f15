import { describe, expect, test } from "vitest";
import { gradientOf, tables } from "./colour-map.ts";

/** CIELAB lightness of a colour of a table. */
function lightness(table: Uint8Array, i: number): number {
  const [r, g, b] = [0, 1, 2].map((channel) => {
    const value = table[3 * i + channel] / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const y = 0.2126729 * r + 0.7151522 * g + 0.072175 * b;
  return y > (6 / 29) ** 3 ? 116 * Math.cbrt(y) - 16 : (y * 29 ** 3) / 27;
}

describe("colours for amounts", () => {
  test("on a dark page more is lighter, on a light page darker, without a turn", () => {
    const steps = (table: Uint8Array) =>
      Array.from({ length: 15 }, (_, k) => lightness(table, 17 * (k + 1)) - lightness(table, 17 * k));
    expect(Math.min(...steps(tables.dark))).toBeGreaterThan(0);
    expect(Math.max(...steps(tables.light))).toBeLessThan(0);
  });

  test("equal steps of amount are equal steps of lightness to within 15 %", () => {
    const steps = Array.from(
      { length: 15 },
      (_, k) => lightness(tables.dark, 17 * (k + 1)) - lightness(tables.dark, 17 * k),
    );
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    for (const step of steps) expect(Math.abs(step / mean - 1)).toBeLessThan(0.15);
  });

  test("the two tables are each other turned round", () => {
    for (const i of [0, 100, 255]) {
      expect([...tables.light.slice(3 * i, 3 * i + 3)]).toEqual([
        ...tables.dark.slice(3 * (255 - i), 3 * (255 - i) + 3),
      ]);
    }
  });

  test("the bar begins and ends with the colours of the table", () => {
    const text = gradientOf(tables.dark);
    expect(text).toContain(`rgb(${tables.dark.slice(0, 3).join(" ")})`);
    expect(text).toContain(`rgb(${tables.dark.slice(765).join(" ")})`);
  });
});
