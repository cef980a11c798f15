import type { StudyData } from "../../../../src/index.ts";
import { studyText } from "../document/lab-document.ts";
import { fileStem } from "../export/save-as.ts";
import { download } from "../kit/save.ts";
import { Way } from "../share/way.tsx";

interface HandOnProps {
  readonly study: StudyData;
  readonly command: string;
  /** Of the whole result; absent while runs are missing. */
  readonly digest: string | undefined;
}

/** The same in a terminal: the command, the file that it reads, and the digest that it comes to. */
export function HandOn({ study, command, digest }: HandOnProps) {
  const name = `${fileStem({ study })}.json`;
  return (
    <details>
      <summary>The same as a command</summary>
      <Way label="As a command" text={command} copy="Copy command" />
      <p class="quiet-text">
        It reads the scenario as a file beside it, on any number of threads, and goes on with --resume.{" "}
        <button
          type="button"
          onClick={() => download(name, new Blob([studyText(study)], { type: "application/json" }))}
        >
          Save {name}
        </button>
      </p>
      {digest && (
        <p class="quiet-text">
          It comes to the same digest: <code class="scan-digest">{digest}</code>
        </p>
      )}
    </details>
  );
}
