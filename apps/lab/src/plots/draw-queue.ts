/** Milliseconds of a frame that drawing plots may take: what is left waits for the next one. */
const SHARE = 8;

const waiting = new Set<() => void>();
let handle = 0;

/** Draws in one of the next frames; what waits already is not drawn twice. */
export function drawSoon(draw: () => void): void {
  waiting.add(draw);
  if (handle === 0) handle = requestAnimationFrame(work);
}

export function drawNoMore(draw: () => void): void {
  waiting.delete(draw);
}

function work(): void {
  const stop = performance.now() + SHARE;
  for (const draw of waiting) {
    waiting.delete(draw);
    draw();
    if (performance.now() > stop) break;
  }
  handle = waiting.size > 0 ? requestAnimationFrame(work) : 0;
}
