/** To be run after axe's own script: the rules of WCAG 2.2 AA, which axe leaves out by default. */
export const USE_WCAG22 = `
axe.configure({
  rules: axe.getRules(['wcag22aa']).map(({ ruleId: id }) => ({ id, enabled: true })),
});`;
