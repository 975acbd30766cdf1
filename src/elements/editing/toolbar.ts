import { html, nothing, type TemplateResult } from 'lit';
import doneIcon from 'lucide/dist/esm/icons/check.mjs';
import addIcon from 'lucide/dist/esm/icons/plus.mjs';
import redoIcon from 'lucide/dist/esm/icons/redo-2.mjs';
import undoIcon from 'lucide/dist/esm/icons/undo-2.mjs';
import type { SaveState } from '../../store/types.js';
import { icon } from '../../icons/icon.js';
import { editStrings as strings } from './edit-strings.js';

export interface ToolbarOptions {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
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

/** Renders the toolbar of edit mode. */
export function renderToolbar(options: ToolbarOptions): TemplateResult {
  const saveState = strings.saveStates[options.saveState];
  const undoHint = options.undoIsLimited ? strings.undoIsLimited : strings.undo;
  return html`
    <div
      class="toolbar ${options.isNarrow ? 'narrow' : ''}"
      part="toolbar"
      role="toolbar"
      aria-label=${strings.editToolbar}
    >
      <button
        class="icon-only"
        data-action="undo"
        aria-label=${strings.undo}
        title=${undoHint}
        ?disabled=${!options.canUndo}
        @click=${options.undo}
      >
        ${icon(undoIcon)}
      </button>
      <button
        class="icon-only"
        data-action="redo"
        aria-label=${strings.redo}
        title=${strings.redo}
        ?disabled=${!options.canRedo}
        @click=${options.redo}
      >
        ${icon(redoIcon)}
      </button>
      <span class="save-state" data-state=${options.saveState} role="status">${saveState}</span>
      ${options.isNarrow && !saveState ? html`<span class="hint">${strings.tooNarrow}</span>` : nothing}
      <button class="outline" data-action="add" @click=${options.add}>
        ${icon(addIcon)}${strings.addWidget}
      </button>
      <button class="primary" data-action="done" @click=${options.done}>
        ${icon(doneIcon)}${strings.done}
      </button>
    </div>
  `;
}
