/** A spheroid as it was measured, or as a run shows it, at one time. */
export interface GrowthPoint {
  readonly hours: number;
  readonly cells: number;
  /** µm. */
  readonly diameter: number;
}

/**
 * EMT6/Ro spheroids in stirred flasks: Freyer and Sutherland (1986), Cancer Research 46:3504-3512, as the PerMedCoE
 * observatory benchmark gives it for its use case with oxygen. Its table does not say how cells were counted.
 */
export const freyerSutherland1986: readonly GrowthPoint[] = [
  { hours: 148.5, cells: 1472, diameter: 272 },
  { hours: 192.5, cells: 4409, diameter: 370 },
  { hours: 242.7, cells: 14968, diameter: 461 },
  { hours: 372.9, cells: 81281, diameter: 868 },
  { hours: 463.1, cells: 202963, diameter: 1053 },
  { hours: 561.4, cells: 244836, diameter: 1207 },
];
