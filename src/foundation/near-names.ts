/** Number of single-letter insertions, deletions, changes and neighbour swaps that turn one word into the other. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}

/** Up to three of `known` that a reader may have meant by `name`, nearest first. Case decides between equally near ones. */
export function nearNames(name: string, known: Iterable<string>): string[] {
  const lower = name.toLowerCase();
  const reach = Math.max(1, Math.floor(name.length / 3));
  const near: { candidate: string; distance: number }[] = [];
  for (const candidate of new Set(known)) {
    if (Math.abs(candidate.length - name.length) > reach) continue;
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance <= reach) near.push({ candidate, distance: distance + editDistance(name, candidate) / 1000 });
  }
  near.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return near.slice(0, 3).map((entry) => entry.candidate);
}

/** ` (did you mean a or b?)` for the end of a message, or "" where nothing is near. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const near = nearNames(name, known);
  return near.length === 0 ? "" : ` (did you mean ${near.join(" or ")}?)`;
}
