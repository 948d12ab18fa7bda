import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // The page asks the server, which has the token.
  server: { port: 5173, proxy: { '/api': 'http://localhost:3978' } },
});
