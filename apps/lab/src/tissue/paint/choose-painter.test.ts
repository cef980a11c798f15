import { describe, expect, test } from "vitest";
import { quickestPainter } from "./choose-painter.ts";
import { isSoftware } from "./graphics.ts";

describe("the painter that is quickest here", () => {
  test("is the graphics card where there is one, for any number of cells", () => {
    for (const cells of [100, 5000, 100_000])
      expect(quickestPainter({ graphics: "card", cells, solid: false })).toBe("WebGL2");
  });

  test("without a card it depends on the number of cells", () => {
    expect(quickestPainter({ graphics: "software", cells: 5000, solid: false })).toBe("Canvas2D");
    expect(quickestPainter({ graphics: "software", cells: 20_000, solid: false })).toBe("WebGL2");
  });

  test("is Canvas2D where WebGL never starts, however slow", () => {
    const measured = { Canvas2D: 500 };
    expect(quickestPainter({ graphics: "none", cells: 1e5, solid: true, measured, now: "Canvas2D" })).toBe("Canvas2D");
  });

  test("stays as it is while pictures come quickly, and changes where the other was measured to be quicker by far", () => {
    const place = { graphics: "software", cells: 9000, solid: false, now: "WebGL2" } as const;
    expect(quickestPainter({ ...place, measured: { WebGL2: 35 } })).toBe("WebGL2");
    expect(quickestPainter({ ...place, measured: { WebGL2: 150 } })).toBe("Canvas2D");
    expect(quickestPainter({ ...place, measured: { WebGL2: 150, Canvas2D: 120 } })).toBe("WebGL2");
  });
});

test("imitated graphics cards are known by the names that browsers give them", () => {
  expect(
    isSoftware("ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)"),
  ).toBe(true);
  expect(isSoftware("llvmpipe (LLVM 15.0.7, 256 bits)")).toBe(true);
  expect(isSoftware("ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)")).toBe(true);
  expect(isSoftware("ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)")).toBe(false);
  expect(isSoftware("ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)")).toBe(false);
});
