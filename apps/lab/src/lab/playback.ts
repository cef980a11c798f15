import { signal } from "@preact/signals";
import { reducedMotion } from "../kit/theme.ts";

/** Days a second at speed 1. */
const PACE = 2;
export const speeds = [0.5, 1, 4, 16] as const;

/** The day on the screen, for everything that shows one: locked between runs that stand side by side. */
export class Playback {
  readonly day = signal(0);
  readonly playing = signal(false);
  readonly speed = signal<number>(1);
  /** Where the picture should be again, once a run that began anew has come so far. */
  private wanted: number | undefined;
  private handle = 0;
  private before = 0;

  /** @param last  the last day that can be shown now; it grows while a run computes */
  constructor(
    private readonly last: () => number,
    private readonly end: () => number,
  ) {}

  toggle(): void {
    if (this.playing.value) this.pause();
    else this.play();
  }

  play(): void {
    this.wanted = undefined;
    if (this.isOver()) this.day.value = 0;
    this.playing.value = true;
    this.before = performance.now();
    cancelAnimationFrame(this.handle);
    this.handle = requestAnimationFrame(this.tick);
  }

  pause(): void {
    this.playing.value = false;
    cancelAnimationFrame(this.handle);
  }

  /** Goes to a day, as far as it is computed. */
  seek(day: number): void {
    this.wanted = undefined;
    this.day.value = Math.max(0, Math.min(day, this.last()));
  }

  /** Told whenever the last day moves: a run that begins anew loses the day on the screen, and then comes back to it. */
  follow(last: number): void {
    this.wanted ??= this.day.peek() > last ? this.day.peek() : undefined;
    if (this.wanted === undefined) return;
    this.day.value = Math.min(this.wanted, last);
    if (last >= this.wanted) this.wanted = undefined;
  }

  step(days: number): void {
    this.pause();
    this.seek(Math.round((this.day.value + days) * 100) / 100);
  }

  /** A run that has not opened yet has no end. */
  private isOver(): boolean {
    return this.end() > 0 && this.day.value >= this.end() - 1e-9;
  }

  private readonly tick = (now: number): void => {
    if (!this.playing.value) return;
    const passed = Math.min(100, now - this.before) / 1000;
    this.before = now;
    // Without motion the picture goes from day to day instead of gliding.
    const next = this.day.value + passed * PACE * this.speed.value;
    const last = this.last();
    this.day.value = Math.min(reducedMotion.value ? Math.max(this.day.value, next) : next, last);
    if (this.isOver()) this.pause();
    else this.handle = requestAnimationFrame(this.tick);
  };
}
