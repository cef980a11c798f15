export { pairForces, pairForcesOfKinds, pairForcesInSight, pairForcesOfOwn, placeInSight, springForces } from "./mechanics-forces";
export { measureStiffness, pairForcesByLaw } from "./mechanics-laws";
export {
  accumulateCounts, binBodies, fillNeighbours, findNeighbours, measureDrift, measureExtents, sortBodies,
} from "./mechanics-list";
export { measureChanges, moveForces, moveWhole } from "./mechanics-motion";
