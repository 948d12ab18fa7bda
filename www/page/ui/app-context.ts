import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type App, lateStore } from '../store/app.js';

export const AppContext = createContext<App | undefined>(undefined);

/** Returns the stores of the page. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('A component is outside of the page.');
  return app;
}

/** Returns a store that is loaded with the component. */
export function useLateStore<Store>(create: (app: App) => Store): Store {
  return lateStore(useApp(), create);
}
