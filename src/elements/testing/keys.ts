import { sendKeys } from '@web/test-runner-commands';

/** Presses keys one after the other; `Shift+ArrowLeft` holds the first ones meanwhile. */
export async function press(...combinations: readonly string[]): Promise<void> {
  for (const combination of combinations) {
    const held = combination.split('+');
    const key = held.pop()!;
    for (const modifier of held) {
      await sendKeys({ down: modifier });
    }
    await sendKeys({ press: key });
    for (const modifier of held.reverse()) {
      await sendKeys({ up: modifier });
    }
  }
}
