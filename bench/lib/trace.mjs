/**
 * Measures the longest task of the page's main thread during `action`, in ms: CPU time if the trace
 * has it (other programs on the machine do not lengthen it), and wall time.
 */
export async function longestTask(client, action) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  client.on('Tracing.dataCollected', collect);
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'toplevel'] },
  });
  await action();
  const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
  await client.send('Tracing.end');
  await complete;
  client.off('Tracing.dataCollected', collect);

  const key = ({ pid, tid }) => `${pid}/${tid}`;
  const mainThreads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(key),
  );
  const tasks = events.filter((event) => event.name === 'RunTask' && mainThreads.has(key(event)));
  if (tasks.length === 0) {
    throw new Error('the trace holds no task of the main thread');
  }
  const longest = (read) => tasks.reduce((most, task) => Math.max(most, read(task)), 0) / 1000;
  return {
    cpu: longest(({ dur = 0, tdur = dur }) => tdur),
    wall: longest(({ dur = 0 }) => dur),
    tasks: tasks.length,
  };
}
