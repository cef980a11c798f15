/** What this engine does not do, said plainly instead of drawn as a control that does nothing. */
export function Missing({ what }: { readonly what: readonly string[] }) {
  return (
    <details class="setup-missing">
      <summary>Not in this engine</summary>
      <ul>
        {what.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  );
}
