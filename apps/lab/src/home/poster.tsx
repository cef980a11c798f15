const cells = Array.from({ length: 91 }, (_, i) => {
  const angle = 2.399963 * i;
  return { x: 200 + 16.5 * Math.sqrt(i) * Math.cos(angle), y: 200 + 16.5 * Math.sqrt(i) * Math.sin(angle) };
});
const hunters = Array.from({ length: 14 }, (_, i) => {
  const angle = (2 * Math.PI * i) / 14 + 0.2 * (i % 3);
  const far = 150 + 18 * (i % 4);
  return { x: 200 + far * Math.cos(angle), y: 200 + far * Math.sin(angle) };
});

/** Stands where the tissue will be, until there is one. */
export function Poster() {
  return (
    <svg
      viewBox="0 0 400 400"
      class="home-poster"
      role="img"
      aria-label="A clump of tumour cells with T cells around it"
    >
      {cells.map(({ x, y }) => (
        <rect key={`${x}`} x={x - 7} y={y - 7} width="14" height="14" rx="4" fill="#FE6311" stroke="#11161D" />
      ))}
      {hunters.map(({ x, y }) => (
        <path key={`${x}`} d={`M${x},${y - 9} l9,9 l-9,9 l-9,-9Z`} fill="#226BEB" stroke="#11161D" />
      ))}
    </svg>
  );
}
