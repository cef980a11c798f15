import type { Opening } from "../document/opening.ts";
import { Dialog } from "../kit/dialog.tsx";

interface LinkTroubleProps {
  readonly trouble: Opening["trouble"];
  onClose(): void;
}

/** A link that could not be opened: what is wrong, what could be read, what to do. */
export function LinkTrouble({ trouble, onClose }: LinkTroubleProps) {
  return (
    <Dialog open={trouble !== undefined} title="This link could not be opened" onClose={onClose}>
      {trouble?.is === "newer" && (
        <p>
          It was made by a later version of this lab (link format {trouble.version}; this page reads 1). Reload the page
          to get the latest version, then open the link again.
        </p>
      )}
      {trouble?.is === "damaged" && (
        <>
          <p>{trouble.reason} Messages and mail programs sometimes cut long links. Ask for it again, or for a file.</p>
          {trouble.read.length > 0 ? (
            <>
              <p>What could be read of it:</p>
              <ul>
                {trouble.read.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          ) : (
            <p>Nothing of it could be read.</p>
          )}
        </>
      )}
      <p>Your own work is as it was.</p>
    </Dialog>
  );
}
