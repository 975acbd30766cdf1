/**
 * Configures axe for the rules of WCAG 2.2 AA, which it leaves out by default. Runs after axe's own
 * script.
 */
export const USE_WCAG22 = `
axe.configure({
  rules: axe.getRules(['wcag22aa']).map(({ ruleId: id }) => ({ id, enabled: true })),
});`;
