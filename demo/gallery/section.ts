import type { DashGrid } from 'dash-grid';
import type { Dashboard } from 'dash-grid/model';
import type { ResolvedWidgetType } from 'dash-grid/registry';
import { sources } from './answers.js';
import {
  contentOf,
  createBoard,
  rowsOf,
  sizeNames,
  sizeOf,
  SIZES,
  stateNames,
  STATES,
  type Scene,
  type SizeName,
  type StateName,
} from './boards.js';
import { make } from '../make.js';
import type { Story } from './story.js';

const ROW = 80;
const GAP = 16;

/** Makes a dashboard of the gallery. */
export function createGrid(board: Dashboard, label: string): DashGrid {
  const grid = make('dash-grid', { 'dashboard-id': board.id, 'aria-label': label });
  grid.seed = board;
  grid.dataSources = sources;
  return grid;
}

function sizeText({ w, h }: { w: number; h: number }): string {
  return `${w}×${h}`;
}

function renderFacts({ manifest, ...resolved }: ResolvedWidgetType): HTMLElement {
  const size = (name: SizeName) =>
    sizeText(sizeOf({ resolved: { manifest, ...resolved }, size: name }));
  const fact = (name: string, ...values: readonly string[]) =>
    make(
      'div',
      {},
      make('dt', {}, name),
      make('dd', {}, ...values.flatMap((value) => [make('code', { dir: 'ltr' }, value), ' '])),
    );
  const { aliases = [] } = manifest;
  return make(
    'dl',
    { class: 'facts' },
    fact('Type', manifest.type),
    ...(aliases.length > 0 ? [fact('Also known as', ...aliases)] : []),
    fact('Size', size('default')),
    fact('From', size('min')),
    fact('To', size('max')),
  );
}

/** The content of all sizes: an answer, or a state without one. */
interface Choice {
  readonly state: StateName;
  readonly answer: string;
}

/** Renders the list of choices for all sizes: the answers and the states without one. */
function renderChoices(story: Story, choose: (choice: Choice) => void): HTMLElement {
  const answers = Object.keys(story.answers);
  const first = answers[0] ?? '';
  const choices: readonly (Choice & { readonly label: string })[] = [
    ...answers.map((answer) => ({
      state: 'data' as const,
      answer,
      label: story.answers[answer]?.label ?? answer,
    })),
    ...stateNames
      .filter((state) => state !== 'data')
      .map((state) => ({ state, answer: first, label: STATES[state] })),
  ];
  const option = ({ label }: { label: string }, index: number) =>
    make('option', { value: String(index) }, label);
  const options = choices.map(option);
  const select = make(
    'select',
    {},
    make('optgroup', { label: 'Answers' }, ...options.slice(0, answers.length)),
    make('optgroup', { label: 'States' }, ...options.slice(answers.length)),
  );
  select.addEventListener('change', () => choose(choices[Number(select.value)]!));
  return make('label', { class: 'answers' }, make('span', {}, 'Shown'), select);
}

/** Reserves the height of a dashboard that is not there yet, so that the page does not jump. */
function reserve(place: HTMLElement, board: Dashboard): void {
  place.style.minBlockSize = `${rowsOf(board) * (ROW + GAP) - GAP}px`;
}

/** Makes the section of one type; its widgets are created when it comes near the window. */
export function createSection(
  story: Story,
  resolved: ResolvedWidgetType,
  near: IntersectionObserver,
  fills: WeakMap<Element, () => void>,
): HTMLElement {
  const { type } = story;
  const { name, description } = resolved.manifest;
  const first = Object.keys(story.answers)[0] ?? '';
  const scene = (state: StateName, size: SizeName, answer = first): Scene => ({
    story,
    resolved,
    state,
    size,
    answer,
  });
  const states = createBoard(
    `gallery-${type}-states`,
    stateNames.map((state) => [state, STATES[state], scene(state, 'default')]),
  );
  const sizes = createBoard(
    `gallery-${type}-sizes`,
    sizeNames.map((size) => [size, SIZES[size], scene('data', size)]),
  );
  let grids: readonly [states: DashGrid, sizes: DashGrid] | undefined;

  const choose = ({ state, answer }: Choice): void => {
    if (!grids) {
      return;
    }
    const [stateGrid, sizeGrid] = grids;
    const { config, query } = contentOf(scene(state, 'default', answer));
    // An empty query removes that of the state before.
    const patch = { set: { '/config': config, '/query': query ?? {} } };
    for (const size of sizeNames) {
      void sizeGrid.updateWidget(size, patch);
    }
    if (state === 'data') {
      void stateGrid.updateWidget('data', patch);
    }
  };
  const settings = make('button', { class: 'button', type: 'button' }, 'Settings');
  settings.setAttribute('aria-label', `Settings of ${name}`);
  settings.addEventListener('click', () => void grids?.[0].openSettings('data'));

  const places = [make('div', { class: 'board' }), make('div', { class: 'board' })] as const;
  reserve(places[0], states);
  reserve(places[1], sizes);
  const section = make(
    'section',
    { id: type, class: 'story', 'aria-labelledby': `${type}-name`, 'data-type': type },
    make(
      'header',
      {},
      make(
        'div',
        {},
        make('h2', { id: `${type}-name` }, name),
        make('p', {}, make('bdi', {}, description)),
      ),
      make('div', { class: 'tools' }, settings),
      renderFacts(resolved),
    ),
    make('h3', {}, 'States'),
    places[0],
    make('div', { class: 'tools' }, make('h3', {}, 'Sizes'), renderChoices(story, choose)),
    places[1],
  );
  fills.set(section, () => {
    grids = [createGrid(states, `${name}: states`), createGrid(sizes, `${name}: sizes`)];
    places.forEach((place, index) => {
      const grid = grids![index]!;
      place.append(grid);
      void grid.ready.then(() => place.style.removeProperty('min-block-size'));
    });
  });
  near.observe(section);
  return section;
}
