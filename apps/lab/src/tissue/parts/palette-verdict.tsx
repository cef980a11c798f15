import { judged, LEAST, sightWords, tooDark } from "../../design/judge-palette.ts";
import { fileFills, patterned } from "../../design/look.ts";

/** How far the nearest colours are apart, for four kinds of sight, and whether that will do. */
export function PaletteVerdict() {
  const fills = fileFills.value;
  const found = judged(fills);
  const near = found.filter(({ distance }) => distance < LEAST);
  const dark = tooDark(fills);
  return (
    <div class="look-verdict">
      <table>
        <caption>The two colours that are nearest to each other</caption>
        <thead>
          <tr>
            <th scope="col">Sight</th>
            <th scope="col">Cells</th>
            <th scope="col" class="number">
              Distance (ΔE00)
            </th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ sight, distance, pair }) => (
            <tr key={sight} data-near={distance < LEAST ? "" : undefined}>
              <th scope="row">{sightWords[sight]}</th>
              <td>
                {pair[0]} and {pair[1]}
              </td>
              <td class="number">
                {distance.toFixed(1)}
                {distance < LEAST && " ⚠"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status">
        {near.length === 0
          ? `All colours are ${LEAST} or more apart for every sight.`
          : `Warning: below ${LEAST}, colours are hard to tell apart at a glance (${near.map(({ sight }) => sightWords[sight]).join("; ")}). Rely on shapes${patterned.value ? " and patterns" : ", and turn patterns on"}.`}
        {dark.length > 0 && ` Too dark for a dark ground: ${dark.join(", ")}.`}
      </p>
    </div>
  );
}
