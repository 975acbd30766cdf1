import { html, nothing, type TemplateResult } from 'lit';
import doneIcon from 'lucide/dist/esm/icons/check.mjs';
import addIcon from 'lucide/dist/esm/icons/plus.mjs';
import redoIcon from 'lucide/dist/esm/icons/redo-2.mjs';
import undoIcon from 'lucide/dist/esm/icons/undo-2.mjs';
import type { SaveState } from '../../store/types.js';
import { icon } from '../../icons/icon.js';
import { editStrings as strings } from './edit-strings.js';

export interface ToolbarOptions {
  /** The name of the dashboard. */
  readonly name: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The edits that undo and redo are about. */
  readonly undoLabel: string | undefined;
  readonly redoLabel: string | undefined;
  /** True if older edits can no longer be undone. */
  readonly undoIsLimited: boolean;
  readonly saveState: SaveState;
  /** True if the shown layout is derived, so that widgets can't be moved in it. */
  readonly isNarrow: boolean;
  undo(): void;
  redo(): void;
  add(): void;
  done(): void;
}

/** Renders the toolbar of edit mode: one line, whatever its width. */
export function renderToolbar(options: ToolbarOptions): TemplateResult {
  const { name, undoLabel, redoLabel, isNarrow } = options;
  const saveState = strings.saveStates[options.saveState];
  const undo = undoLabel ? strings.undoEdit(undoLabel) : strings.undo;
  const redo = redoLabel ? strings.redoEdit(redoLabel) : strings.redo;
  return html`
    <div class="toolbar" part="toolbar" role="toolbar" aria-label=${strings.editToolbar}>
      <div class="about">
        <h2 class="name" part="name" dir="auto" title=${name}>${name}</h2>
        <span
          class="save-state"
          data-state=${options.saveState}
          role="status"
          title=${saveState}
          ?hidden=${isNarrow && !saveState}
          >${saveState}</span
        >
        ${
          isNarrow && !saveState
            ? html`<span class="hint" title=${strings.tooNarrowHint}>${strings.tooNarrow}</span>`
            : nothing
        }
      </div>
      <button
        class="icon-only"
        data-action="undo"
        aria-label=${undo}
        title=${options.undoIsLimited ? strings.undoIsLimited(undo) : undo}
        ?disabled=${!options.canUndo}
        @click=${options.undo}
      >
        ${icon(undoIcon)}
      </button>
      <button
        class="icon-only"
        data-action="redo"
        aria-label=${redo}
        title=${redo}
        ?disabled=${!options.canRedo}
        @click=${options.redo}
      >
        ${icon(redoIcon)}
      </button>
      <button
        class="outline"
        data-action="add"
        aria-label=${strings.addWidget}
        title=${strings.addWidget}
        @click=${options.add}
      >
        ${icon(addIcon)}<span>${strings.addWidget}</span>
      </button>
      <button class="primary" data-action="done" @click=${options.done}>
        ${icon(doneIcon)}${strings.done}
      </button>
    </div>
  `;
}
