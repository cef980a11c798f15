import { type LabDocument, runningStudy } from "../../document/lab-document.ts";
import { StudyReader } from "../../scan/study-reader.ts";
import { type PlacedFault, placedFault } from "../placed-fault.ts";

/** What the study's reader says of a document before anybody has to live with it. */
export class DraftCheck {
  private readonly reader = new StudyReader();

  /** Faults of a document that were none of another: what was wrong before is told elsewhere. */
  async newFaults(document: LabDocument, before: LabDocument): Promise<readonly PlacedFault[]> {
    const [next, was] = await Promise.all([document, before].map((one) => this.faults(one)));
    return next.filter(({ key, text }) => !was.some((old) => old.key === key && old.text === text));
  }

  private async faults(document: LabDocument): Promise<readonly PlacedFault[]> {
    const [answer] = await this.reader.read([runningStudy(document)], document.arm);
    if (!("refused" in answer)) return [];
    return answer.faults?.map(placedFault) ?? [{ key: "", text: answer.refused }];
  }

  close(): void {
    this.reader.close();
  }
}
