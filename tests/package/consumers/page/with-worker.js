// @ts-check
/** A page that runs the package in a worker. */

const query = new URLSearchParams(location.search);
const worker = new Worker('/page/worker.js', { type: 'module' });

Object.assign(globalThis, {
  outcome: new Promise((resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.addEventListener('message', ({ data }) => {
      if (data === 'ready') worker.postMessage([query.get('run'), query.get('baseUrl')]);
      else resolve(data);
    });
  }),
});
