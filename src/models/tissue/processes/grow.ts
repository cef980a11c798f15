import { exp, expm1 } from "../../../foundation/maths.ts";
import { life } from "../cells.ts";
import { isActive, type TissueContext } from "../context.ts";
import { setShape } from "./set-shape.ts";

/**
 * Volumes move towards their targets: solids of nucleus and cytoplasm, fluid, calcification. Dying cells shrink or
 * swell by the same equations with other targets. Ghaffarizadeh et al. (2018), supplement.
 */
export function grow(context: TissueContext, dt: number, start: number, end: number): void {
  const { exact } = context;
  for (let row = start; row < end; row++) {
    if (!isActive(context, row)) continue;
    if (exact) relax(context, row, dt);
    else step(context, row, dt);
    setShape(context, row);
  }
}

function fluidTarget({ tables, cells }: TissueContext, row: number): number {
  const state = cells.life[row];
  return state === life.live ? tables.fluidFraction[cells.type[row]] : state === life.swelling ? 1 : 0;
}

function solidRatio({ tables, cells }: TissueContext, row: number): number {
  return cells.life[row] === life.live ? tables.cytoplasmToNucleus[cells.type[row]] : 0;
}

function ratesAt({ cells }: TissueContext, row: number): number {
  return 16 * cells.type[row] + 4 * cells.life[row];
}

/** One Euler step, in the order of PhysiCell's. */
function step(context: TissueContext, row: number, dt: number): void {
  const { cells, tables } = context;
  const at = ratesAt(context, row);
  const rates = tables.volumeRates;
  const fluid = Math.max(
    0,
    cells.fluid[row] + dt * rates[at] * (fluidTarget(context, row) * cells.volume[row] - cells.fluid[row]),
  );
  const nuclearFluid = (cells.nuclear[row] / cells.volume[row]) * fluid;
  const target = cells.targetNuclearSolid[row];
  const nuclearSolid = Math.max(0, cells.nuclearSolid[row] + dt * rates[at + 1] * (target - cells.nuclearSolid[row]));
  const cytoplasmicSolid = Math.max(
    0,
    cells.cytoplasmicSolid[row] +
      dt * rates[at + 2] * (solidRatio(context, row) * target - cells.cytoplasmicSolid[row]),
  );
  cells.fluid[row] = fluid;
  cells.nuclearSolid[row] = nuclearSolid;
  cells.cytoplasmicSolid[row] = cytoplasmicSolid;
  cells.nuclear[row] = nuclearSolid + nuclearFluid;
  cells.volume[row] = cytoplasmicSolid + (fluid - nuclearFluid) + cells.nuclear[row];
  cells.calcified[row] += dt * rates[at + 3] * (1 - cells.calcified[row]);
}

/** min; over this time, the solids hardly change while the fluid follows them. */
const longestPart = 1.5;

/**
 * Solids relax exactly; fluid F obeys F′ = k(f(F + S) − F) with solids S, which is solved exactly over parts in which S
 * is taken in the middle.
 */
function relax(context: TissueContext, row: number, dt: number): void {
  const { cells, tables } = context;
  const at = ratesAt(context, row);
  const rates = tables.volumeRates;
  const targetNuclear = cells.targetNuclearSolid[row];
  const targetCytoplasmic = solidRatio(context, row) * targetNuclear;
  const fraction = fluidTarget(context, row);
  const atRest =
    cells.nuclearSolid[row] === targetNuclear &&
    cells.cytoplasmicSolid[row] === targetCytoplasmic &&
    Math.abs(cells.fluid[row] - fraction * cells.volume[row]) < 1e-9 * cells.volume[row];
  if (!atRest) {
    const parts = Math.max(1, Math.ceil(dt / longestPart));
    const h = dt / parts;
    const nuclearDecay = exp(-0.5 * h * rates[at + 1]);
    const cytoplasmicDecay = exp(-0.5 * h * rates[at + 2]);
    const k = rates[at] * (1 - fraction);
    const fluidDecay = exp(-k * h);
    const gain = k > 0 ? (-expm1(-k * h) / k) * rates[at] * fraction : h * rates[at] * fraction;
    let nuclear = cells.nuclearSolid[row] - targetNuclear;
    let cytoplasmic = cells.cytoplasmicSolid[row] - targetCytoplasmic;
    let fluid = cells.fluid[row];
    for (let i = 0; i < parts; i++) {
      const middle = targetNuclear + nuclear * nuclearDecay + targetCytoplasmic + cytoplasmic * cytoplasmicDecay;
      fluid = fluid * fluidDecay + gain * middle;
      nuclear *= nuclearDecay * nuclearDecay;
      cytoplasmic *= cytoplasmicDecay * cytoplasmicDecay;
    }
    const share = cells.nuclear[row] / cells.volume[row];
    cells.fluid[row] = fluid;
    cells.nuclearSolid[row] = targetNuclear + nuclear;
    cells.cytoplasmicSolid[row] = targetCytoplasmic + cytoplasmic;
    cells.nuclear[row] = cells.nuclearSolid[row] + share * fluid;
    cells.volume[row] = cells.nuclearSolid[row] + cells.cytoplasmicSolid[row] + fluid;
  }
  const calcification = rates[at + 3];
  if (calcification > 0) cells.calcified[row] += -expm1(-calcification * dt) * (1 - cells.calcified[row]);
}
