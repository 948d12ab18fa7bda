import { job } from '../../job.js';

export const runtime = 'edge';

export async function GET() {
  return new Response(`compared: ${await job()}`);
}
