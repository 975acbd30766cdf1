import MagicString from 'magic-string';

const NODE_ENV = /\bprocess\.env\.NODE_ENV\b/g;

/**
 * Packages that are written for bundlers ask `process.env.NODE_ENV`, which no browser has. What of them
 * is in our build must not leave that question to the host.
 */
export const nodeEnv = () => ({
  name: 'node-env',
  transform(code, id) {
    if (!id.includes('node_modules') || !code.includes('process.env.NODE_ENV')) return null;
    const text = new MagicString(code);
    text.replace(NODE_ENV, '"production"');
    return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
  },
});
