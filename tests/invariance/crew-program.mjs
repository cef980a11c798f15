/** Uses a crew and comes to its end; by its argument, with the crew closed or left as it is. */
import { linearMemory } from "../../dist/src/numerics/memory.js";
import { startCrew } from "../../dist/src/platform/node-crew.js";

const kit = new URL("./crew-kit.mjs", import.meta.url).href;
const crew = await startCrew(3, kit, { order: 1024 }, linearMemory(65536, true));
for (let i = 0; i < 100; i++) crew.run("empty", [], 100, 1);
if (process.argv[2] === "closed") crew.close();
console.log("done");
