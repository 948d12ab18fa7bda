// @ts-check
/** A page whose worker does the job. */

const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
const outcome = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.compared));
  worker.onerror = (event) => reject(new Error(event.message || 'the worker did not start'));
});

Object.assign(globalThis, { outcome });
