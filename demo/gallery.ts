import 'dash-grid/define';
import { widgetRegistry } from 'dash-grid/registry';
import { find } from './find.js';
import { stories } from './gallery/answers.js';
import { make } from './make.js';
import { createSection } from './gallery/section.js';
import { createSingle } from './gallery/single.js';
import { connectPageSettings } from './preferences.js';

/** The distance from the window at which a section is filled, so that nobody waits for it. */
const NEAR = '600px 0px';

const fills = new WeakMap<Element, () => void>();
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) {
        continue;
      }
      near.unobserve(target);
      fills.get(target)?.();
    }
  },
  { rootMargin: NEAR },
);

/** Adds sections of newly registered types, in order. */
function showTypes(): void {
  const list = find('#stories');
  const index = find('#types');
  for (const story of stories) {
    const resolved = widgetRegistry.resolve(story.type);
    if (!resolved || document.getElementById(story.type)) {
      continue;
    }
    const after = stories
      .slice(stories.indexOf(story) + 1)
      .find(({ type }) => document.getElementById(type));
    const section = createSection(story, resolved, near, fills);
    const link = make('a', { href: `#${story.type}` }, resolved.manifest.name);
    list.insertBefore(section, after ? document.getElementById(after.type) : null);
    index.insertBefore(link, after ? index.querySelector(`[href="#${after.type}"]`) : null);
  }
  const { length } = list.children;
  find('#amount').textContent = `${length} widget types, in every state and size`;
}

/**
 * Scrolls to the type in the address, whose section did not exist when the browser looked for it.
 */
function showAddressed(): void {
  const { hash } = location;
  if (hash.length > 1) {
    document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }
}

function fail(error: unknown): void {
  const notice = find('#notice');
  notice.textContent = error instanceof Error ? error.message : String(error);
  notice.hidden = false;
}

connectPageSettings();
const parameters = new URLSearchParams(location.search);
widgetRegistry
  .complete()
  .then(() => {
    if (parameters.has('type')) {
      document.body.classList.add('single');
      find('#stories').replaceChildren(createSingle(parameters));
      return;
    }
    showTypes();
    widgetRegistry.subscribe(showTypes);
    showAddressed();
  })
  .catch(fail);
