/**
 * A linearly implicit (Rosenbrock) method in the form that needs no product with the Jacobian: stage i solves
 *
 *   (I/(h·γ) − J) kᵢ = f(t + cᵢ·h, y + Σ aᵢⱼ·kⱼ) + Σ (Cᵢⱼ/h)·kⱼ + dᵢ·h·∂f/∂t,   j < i
 *
 * and the step ends at y + Σ bᵢ·kᵢ. Dense output is
 * (1−θ)·y₀ + θ·(y₁ + (1−θ)·(D₁ + θ·(D₂ + θ·D₃ …))) with Dᵣ = Σ Hᵣᵢ·kᵢ, for 0 ≤ θ ≤ 1.
 *
 * Hairer & Wanner, Solving Ordinary Differential Equations II (1996), section IV.7, equations 7.25 and 7.26.
 */
export interface RosenbrockMethod {
  readonly kind: "rosenbrock";
  readonly name: string;
  readonly order: number;
  /** Order of the embedded solution that the error is measured against. */
  readonly errorOrder: number;
  readonly denseOrder: number;
  readonly gamma: number;
  /** Strictly lower triangular, rows of growing length. */
  readonly a: readonly (readonly number[])[];
  readonly C: readonly (readonly number[])[];
  readonly c: readonly number[];
  readonly d: readonly number[];
  readonly b: readonly number[];
  /** The error of the step is Σ eᵢ·kᵢ. */
  readonly e: readonly number[];
  readonly H: readonly (readonly number[])[];
}

/**
 * An explicit Runge–Kutta method: kᵢ = f(t + cᵢ·h, y + h·Σ aᵢⱼ·kⱼ), ending at y + h·Σ bᵢ·kᵢ. Dense output is
 * y₀ + h·Σ bᵢ(θ)·kᵢ with bᵢ(θ) = θ·Hᵢ₁ + θ²·Hᵢ₂ + …
 */
export interface RungeKuttaMethod {
  readonly kind: "runge-kutta";
  readonly name: string;
  readonly order: number;
  readonly errorOrder: number;
  readonly denseOrder: number;
  readonly a: readonly (readonly number[])[];
  readonly c: readonly number[];
  readonly b: readonly number[];
  /** The error of the step is h·Σ eᵢ·kᵢ. */
  readonly e: readonly number[];
  /** A row a stage: the coefficients of θ, θ², … */
  readonly H: readonly (readonly number[])[];
}

export type Method = RosenbrockMethod | RungeKuttaMethod;
