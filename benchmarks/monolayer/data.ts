/** The diameter of a colony at one time. */
export interface ColonyPoint {
  readonly hours: number;
  /** µm. */
  readonly diameter: number;
}

/**
 * A colony of C6 rat glioma cells on a dish: Brú et al. (1998), https://doi.org/10.1103/PhysRevLett.81.4008, as the
 * PerMedCoE observatory benchmark gives it for its use case of a monolayer.
 */
export const bru1998: readonly ColonyPoint[] = [
  { hours: 336, diameter: 1140 },
  { hours: 386, diameter: 1400 },
  { hours: 408, diameter: 1590 },
  { hours: 481, diameter: 2040 },
  { hours: 506, diameter: 2250 },
  { hours: 646, diameter: 3040 },
];
