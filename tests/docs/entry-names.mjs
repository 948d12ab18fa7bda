// @ts-check
/** A plugin of typedoc: names the modules as they are imported. */

const PACKAGE = 'graph-call-transfer';

/** @typedef {{ project: { children?: { name: string }[] } }} Context */

/** @param {{ converter: { on(event: 'resolveBegin', listener: (context: Context) => void): void } }} app */
export function load(app) {
  app.converter.on('resolveBegin', ({ project }) => {
    for (const module of project.children ?? []) {
      module.name = module.name === 'index' ? PACKAGE : `${PACKAGE}/${module.name}`;
    }
  });
}
