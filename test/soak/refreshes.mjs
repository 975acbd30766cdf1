// The journey of a wall display, with ten hours of refreshes. Needs a built demo.
process.env.REFRESHES = '1200';
await import('../journeys/refreshes.test.mjs');
