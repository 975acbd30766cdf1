import { html, type TemplateResult } from 'lit';
import infoIcon from 'lucide/dist/esm/icons/info.mjs';
import { icon } from '../../icons/icon.js';
import { place } from '../shared/place.js';
import { strings } from '../shared/strings.js';
import type { DashWidget } from './dash-widget.js';
import { stateStrings } from './state-strings.js';

/** Milliseconds in which the pointer may go from the button to the text. */
const GRACE = 150;

/** The text that is shown; there is one at a time. */
let present: { readonly about: Element; isPinned: boolean; close(): void } | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;

/**
 * Renders the ⓘ behind the title. Its text shows while the button is pointed at or has the focus,
 * and after a press until the next one; Escape hides it.
 */
export function renderDescription({ heading, description }: DashWidget): TemplateResult {
  return html`<span
    class="about"
    @pointerenter=${onEnter}
    @pointerleave=${onLeave}
    @focusin=${onFocus}
    @focusout=${onBlur}
    ><button
      class="icon-only"
      aria-label=${stateStrings.about(heading || strings.untitled)}
      aria-describedby="description"
      @click=${onClick}
    >
      ${icon(infoIcon)}
    </button>
    <div
      id="description"
      class="description"
      part="description"
      role="tooltip"
      popover="manual"
      dir="auto"
      .textContent=${description}
    ></div
  ></span>`;
}

function show(about: Element): void {
  clearTimeout(leaving);
  if (present?.about === about) {
    return;
  }
  present?.close();
  const text = about.querySelector<HTMLElement>('.description')!;
  const listeners = new AbortController();
  const { signal } = listeners;
  const close = () => {
    listeners.abort();
    present = undefined;
    if (text.isConnected) {
      text.hidePopover();
    }
  };
  present = { about, isPinned: false, close };
  text.showPopover();
  place(text, about.querySelector('button')!);
  const options = { signal, capture: true };
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && text.isConnected) {
        // Escape hides the text and ends nothing else.
        event.stopPropagation();
        event.preventDefault();
        close();
      }
    },
    options,
  );
  addEventListener(
    'pointerdown',
    (event) => !event.composedPath().includes(about) && close(),
    options,
  );
  addEventListener('scroll', (event) => !event.composedPath().includes(text) && close(), options);
  addEventListener('resize', close, options);
}

function onEnter({ currentTarget, pointerType }: PointerEvent): void {
  if (pointerType !== 'touch') {
    show(currentTarget as Element);
  }
}

function onLeave({ currentTarget, pointerType }: PointerEvent): void {
  const about = currentTarget as Element;
  if (pointerType !== 'touch' && present?.about === about && !present.isPinned) {
    leaving = setTimeout(() => present?.about === about && present.close(), GRACE);
  }
}

function onFocus({ currentTarget, target }: FocusEvent): void {
  if ((target as Element).matches(':focus-visible')) {
    show(currentTarget as Element);
  }
}

function onBlur({ currentTarget }: FocusEvent): void {
  if (present?.about === currentTarget) {
    present?.close();
  }
}

function onClick({ currentTarget }: Event): void {
  const about = (currentTarget as Element).parentElement!;
  if (present?.about === about && present.isPinned) {
    present.close();
  } else {
    show(about);
    present!.isPinned = true;
  }
}
