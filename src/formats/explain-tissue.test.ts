import { expect, test } from "vitest";
import { busyTissue } from "../../tests/tissue/busy-tissue.ts";
import { writeDocument } from "./document.ts";
import { explainTissue } from "./explain-tissue.ts";

const text = writeDocument(explainTissue(busyTissue()), "text");

test.each([
  "A box of 400 × 400 µm whose sides push cells back, in 20 × 20 voxels. It runs for 60 min",
  "It begins with 49 tumour, 16 killer, 9 eater.",
  "oxygen (1) diffuses at 100000 µm²/min and decays at 0.1 1/min, reaching 1000 µm; 38 at the start, held at 38 on 2 sides",
  "divide by the cycle live: live at 0.005 1/min",
  "die by apoptosis at 0.001 1/min",
  "crawl at 2 µm/min, turning after 5 min on average, with bias 0.5 up lure",
  "secrete lure at 1 1/min towards 1",
  "attack tumour that they touch at 0.2 1/min, for 5 min, doing 1 damage a minute",
  "eat apoptotic cells at 0.2 1/min",
  "become eater at 0.002 1/min",
  "50 % of daughters are killer",
  "in tumour cells, damage increases apoptosis from 0.001 to 0.1 1/min, half at 5, power 4",
  "in tumour cells, pressure decreases cycle entry from 0.005 to 0 1/min, half at 1, power 4",
])("a tissue in words says: %s", (sentence) => {
  expect(text).toContain(sentence);
});
