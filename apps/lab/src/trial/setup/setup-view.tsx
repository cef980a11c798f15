import "./setup.css";
import { Later } from "../../kit/later.tsx";
import { DesignSketch } from "../sketch/design-sketch.tsx";
import { AllocationCard } from "./allocation-card.tsx";
import { AnalysisCard } from "./analysis-card.tsx";
import { ArmsCard } from "./arms-card.tsx";
import { CardSteps } from "./card-steps.tsx";
import { ConductCard } from "./conduct-card.tsx";
import { EndpointsCard } from "./endpoints-card.tsx";
import { PopulationCard } from "./population-card.tsx";
import { QuestionCard } from "./question-card.tsx";

/** The set-up: seven cards, and beside them what they amount to. */
export function SetupView() {
  return (
    <div class="setup">
      <section class="setup-cards" data-region="" aria-label="Set-up">
        <CardSteps />
        <QuestionCard />
        <Later>{() => <PopulationCard />}</Later>
        <Later>{() => <ArmsCard />}</Later>
        <Later>{() => <AllocationCard />}</Later>
        <Later>{() => <ConductCard />}</Later>
        <Later>{() => <EndpointsCard />}</Later>
        <Later>{() => <AnalysisCard />}</Later>
      </section>
      <aside class="setup-side" data-region="" aria-label="Design sketch and checks">
        <Later>{() => <DesignSketch />}</Later>
      </aside>
    </div>
  );
}
