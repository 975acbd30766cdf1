// The demo without a mouse, and its accessibility tree.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useDashboard } from '../support/journey.mjs';

let demo;
let keyboard;

useDashboard((opened) => {
  ({ demo } = opened);
  ({ keyboard } = demo.page);
});

/** The accessible name of the focused element, in any shadow root. */
function focusedName() {
  return demo.page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) {
      active = active.shadowRoot.activeElement;
    }
    const label = active?.labels?.[0]?.textContent;
    return (active?.ariaLabel ?? label ?? active?.textContent ?? '').trim().replace(/\s+/g, ' ');
  });
}

/** Presses Tab until the wanted element has the focus. */
async function tabTo(wanted) {
  const passed = [];
  for (let presses = 0; presses < 200; presses++) {
    await keyboard.press('Tab');
    const name = await focusedName();
    if (name === wanted) {
      return;
    }
    passed.push(name);
  }
  assert.fail(`Tab does not lead to “${wanted}”. It passed: ${passed.join(', ')}`);
}

async function untilFocused(wanted) {
  const deadline = Date.now() + 5000;
  while ((await focusedName()) !== wanted) {
    if (Date.now() > deadline) {
      assert.fail(`“${await focusedName()}” has the focus, not “${wanted}”`);
    }
  }
}

async function press(...keys) {
  for (const key of keys) {
    await keyboard.down(key);
  }
  for (const key of keys.reverse()) {
    await keyboard.up(key);
  }
}

async function rectOf(id) {
  return (await demo.layout())[id];
}

test('arrange, undo, add, configure and remove, by keys only', async () => {
  const start = await demo.layout();
  await tabTo('Edit');
  await keyboard.press('Enter');
  await demo.find('[role="toolbar"]');

  await tabTo('Move or resize Average delay');
  await press('Shift', 'ArrowRight');
  assert.equal((await rectOf('average-delay')).w, start['average-delay'].w + 1);
  await keyboard.press('ArrowDown');
  const moved = await rectOf('average-delay');
  assert.ok(moved.y > start['average-delay'].y);
  assert.equal(await focusedName(), 'Move or resize Average delay', 'the focus stays');
  await press('Control', 'z');
  assert.equal((await rectOf('average-delay')).y, start['average-delay'].y);
  await press('Control', 'Shift', 'z');
  assert.deepEqual(await rectOf('average-delay'), moved);
  await keyboard.press('Delete');
  await demo.until((grid) => !grid.dashboard.widgets['average-delay']);
  await press('Control', 'z');
  await demo.until((grid) => grid.dashboard.widgets['average-delay']);

  await tabTo('Add widget');
  await keyboard.press('Enter');
  await untilFocused('Search widgets');
  await keyboard.type('note');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await demo.until((grid) =>
    Object.values(grid.dashboard.widgets).some(({ title }) => title === 'Note'),
  );
  // The catalog stays open for the next widget.
  await keyboard.press('Escape');
  await untilFocused('Add widget');
  await tabTo('Settings of Note');
  await keyboard.press('Enter');
  await untilFocused('Title');
  await press('Control', 'a');
  await keyboard.type('Hand-over');
  await keyboard.press('Enter');
  await untilFocused('Settings of Hand-over');
  await keyboard.press('Tab');
  assert.equal(await focusedName(), 'Menu of Hand-over');
  await keyboard.press('Enter');
  await untilFocused('Settings');
  await keyboard.press('End');
  await untilFocused('Remove');
  await keyboard.press('Enter');
  await demo.until(
    (grid) => !Object.values(grid.dashboard.widgets).some(({ title }) => title === 'Hand-over'),
  );
  await demo.saved();
});

test('Escape closes the dialogs and changes nothing', async () => {
  const start = await demo.grid((grid) => JSON.stringify(grid.dashboard));
  await tabTo('Reset');
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await untilFocused('Reset');
  await tabTo('Edit');
  await keyboard.press('Enter');
  await demo.find('[role="toolbar"]');
  await tabTo('Add widget');
  await keyboard.press('Enter');
  await untilFocused('Search widgets');
  await keyboard.press('Escape');
  await untilFocused('Add widget');
  await tabTo('Settings of On time');
  await keyboard.press('Enter');
  await untilFocused('Title');
  await keyboard.press('Escape');
  await untilFocused('Settings of On time');
  assert.equal(await demo.grid((grid) => JSON.stringify(grid.dashboard)), start);
});

/** All nodes of the accessibility tree as `role name`. */
async function names() {
  const found = [];
  const visit = ({ role, name = '', children = [] }) => {
    found.push(`${role} ${name}`);
    children.forEach(visit);
  };
  visit(await demo.page.accessibility.snapshot({ interestingOnly: false }));
  return found;
}

function buttonsWithoutName(found) {
  return found.filter((node) => /^(button|link|textbox|searchbox) $/.test(node));
}

test('the accessibility tree names the dashboard, its widgets and every control', async () => {
  const titles = await demo.titles();
  const inView = await names();
  assert.ok(inView.includes('region Dashboard Flight operations'));
  for (const title of titles) {
    assert.ok(inView.includes(`group ${title}`), title);
    assert.ok(inView.includes(`heading ${title}`), title);
  }
  assert.ok(
    inView.some((node) => /^image .*On-time arrivals by day/.test(node)),
    'charts are described',
  );
  assert.deepEqual(buttonsWithoutName(inView), []);
  assert.ok(!inView.some((node) => node.startsWith('button Move or resize')));

  await demo.startEditing();
  await demo.settled();
  const inEdit = await names();
  assert.ok(inEdit.includes('toolbar Edit the dashboard'));
  for (const name of ['Undo', 'Redo', 'Add widget', 'Done']) {
    assert.ok(inEdit.includes(`button ${name}`), name);
  }
  for (const title of titles) {
    for (const action of ['Move or resize', 'Settings of', 'Menu of']) {
      assert.ok(inEdit.includes(`button ${action} ${title}`), `${action} ${title}`);
    }
  }
  assert.deepEqual(buttonsWithoutName(inEdit), []);
});
