import type { TissueModel } from "../tissue-model.ts";
import { LookButton } from "./look-dialog.tsx";
import { moves } from "./moves.ts";

interface MoveButtonProps {
  readonly words: string;
  readonly sign: string;
  run(): void;
}

function MoveButton({ words, sign, run }: MoveButtonProps) {
  return (
    <button type="button" aria-label={words} title={words} onClick={run}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

/** Everything that drags, wheels and pinches do, as buttons. */
export function ViewControls({ model }: { readonly model: TissueModel }) {
  const { view } = model.source;
  const solid = model.solid.value;
  return (
    <fieldset class="tissue-controls row">
      <legend class="visually-hidden">Move the picture</legend>
      <div class="tissue-moves">
        <MoveButton words="Zoom in" sign="+" run={() => moves.zoom(model, 1.4)} />
        <MoveButton words="Zoom out" sign="−" run={() => moves.zoom(model, 1 / 1.4)} />
        <MoveButton words="Show all of the tissue" sign="⤢" run={() => moves.fit(model)} />
      </div>
      <div class="tissue-moves">
        <MoveButton words="Look further left" sign="←" run={() => moves.shift(model, -1, 0)} />
        <MoveButton words="Look further right" sign="→" run={() => moves.shift(model, 1, 0)} />
        <MoveButton words="Look further up" sign="↑" run={() => moves.shift(model, 0, -1)} />
        <MoveButton words="Look further down" sign="↓" run={() => moves.shift(model, 0, 1)} />
      </div>
      {solid && (
        <div class="tissue-moves">
          <MoveButton words="Turn left" sign="↺" run={() => moves.turn(model, -0.25, 0)} />
          <MoveButton words="Turn right" sign="↻" run={() => moves.turn(model, 0.25, 0)} />
          <MoveButton words="Look more from above" sign="⤒" run={() => moves.turn(model, 0, -0.2)} />
          <MoveButton words="Look more from the side" sign="⤓" run={() => moves.turn(model, 0, 0.2)} />
        </div>
      )}
      <button type="button" aria-pressed={view.lens.value} onClick={() => (view.lens.value = !view.lens.value)}>
        Lens <kbd>L</kbd>
      </button>
      {model.thick.value && (
        <button
          type="button"
          aria-pressed={view.solid.value}
          onClick={() => {
            view.solid.value = !view.solid.value;
            view.camera.value = undefined;
          }}
        >
          3D
        </button>
      )}
      <button
        type="button"
        class="tissue-hold"
        aria-pressed={view.held.value}
        onClick={() => (view.held.value = !view.held.value)}
      >
        Move with one finger
      </button>
      <LookButton />
    </fieldset>
  );
}
